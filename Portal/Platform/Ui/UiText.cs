namespace Portal.Platform.Ui;

/// <summary>Names the kit's own sentences (UiText.resx and its two Chinese sisters) for <c>IStringLocalizer</c>.</summary>
public sealed class UiText;
