namespace Portal.Platform.Ui;

/// <summary>Registers what the kit needs.</summary>
public static class UiParts
{
    public static IServiceCollection AddUi(this IServiceCollection services) => services.AddScoped<Toasts>().AddScoped<JsModules>();
}
