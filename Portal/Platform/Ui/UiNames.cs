namespace Portal.Platform.Ui;

/// <summary>Turns the kit's words into class names and element ids.</summary>
internal static class UiNames
{
    private static long lastId;

    /// <summary>An element id that no other part of this process has.</summary>
    public static string NewId(string kind) => $"{kind}-{Interlocked.Increment(ref lastId):x}";

    /// <summary>The ids of the sentences below a field, as it gives them; null where there is none.</summary>
    public static string? DescribedBy(string fieldId, string? help, string? error) => (help, error) switch
    {
        (null, null) => null,
        (not null, null) => $"{fieldId}-help",
        (null, not null) => $"{fieldId}-error",
        _ => $"{fieldId}-error {fieldId}-help",
    };

    public static string? Of(Color color) => color switch
    {
        Color.Primary => "is-primary",
        Color.Success => "is-success",
        Color.Warning => "is-warning",
        Color.Danger => "is-danger",
        _ => null,
    };

    public static string? Of(Severity severity) => severity switch
    {
        Severity.Success => "is-success",
        Severity.Warning => "is-warning",
        Severity.Error => "is-danger",
        _ => null,
    };

    public static string? Suffix(Size size) => size switch
    {
        Size.ExtraSmall => "xs",
        Size.Small => "sm",
        Size.Large => "lg",
        Size.ExtraLarge => "xl",
        _ => null,
    };

    public static string Icon(Severity severity) => severity switch
    {
        Severity.Success => Icons.CheckCircle,
        Severity.Warning => Icons.Warning,
        Severity.Error => Icons.Error,
        _ => Icons.Info,
    };
}
