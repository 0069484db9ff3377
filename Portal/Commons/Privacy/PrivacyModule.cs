using Portal.Commons.Notifications;

namespace Portal.Commons.Privacy;

/// <summary>Registers the privacy rescue. Rooms plug in <see cref="IRescued"/>.</summary>
public static class PrivacyModule
{
    /// <summary>Adds it.</summary>
    public static void AddPrivacy(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Rescues>().AddSingleton<IRescued, RescuedFiles>().AddSingleton<INotifying, RescueTidings>();

    /// <summary>Maps its calls.</summary>
    public static void MapPrivacy(this WebApplication app) => RescueCalls.Map(app);
}
