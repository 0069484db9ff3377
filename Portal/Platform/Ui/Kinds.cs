namespace Portal.Platform.Ui;

/// <summary>How much a button or chip stands out.</summary>
public enum Variant { Text, Outlined, Filled }

/// <summary>What a part means; the tokens decide how that looks.</summary>
public enum Color { Default, Primary, Success, Warning, Danger }

/// <summary>The sizes that parts come in.</summary>
public enum Size { ExtraSmall, Small, Medium, Large, ExtraLarge }

/// <summary>The weight of a message to the person.</summary>
public enum Severity { Info, Success, Warning, Error }

/// <summary>One choice of a <see cref="Select{TValue}"/> or <see cref="RadioGroup{TValue}"/>.</summary>
public sealed record Option<TValue>(TValue Value, string Text, string? Hint = null, bool Disabled = false);
