namespace Portal.Platform.Markup;

/// <summary>Registers Markup.</summary>
public static class MarkupModule
{
    /// <summary>One renderer for the program; it holds no state of any text.</summary>
    public static IServiceCollection AddMarkup(this IServiceCollection services) => services.AddSingleton<MarkdownRenderer>();
}
