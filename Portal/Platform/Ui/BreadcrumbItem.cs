namespace Portal.Platform.Ui;

/// <summary>One step of the way here; no address means "here".</summary>
public sealed record BreadcrumbItem(string Text, string? Href = null);
