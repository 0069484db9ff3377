namespace Portal.Platform.Ui;

/// <summary>The class names that a button, an icon button and a menu's button share.</summary>
internal static class ButtonLook
{
    public static string Of(Variant variant) => variant switch
    {
        Variant.Filled => "btn-filled",
        Variant.Outlined => "btn-outlined",
        _ => "btn-text",
    };

    public static string? Of(Color color) => color switch
    {
        Color.Primary => "btn-primary",
        Color.Danger => "btn-danger",
        _ => null,
    };

    public static string? Of(Size size) => size switch
    {
        Size.ExtraSmall or Size.Small => "btn-sm",
        Size.Large or Size.ExtraLarge => "btn-lg",
        _ => null,
    };
}
