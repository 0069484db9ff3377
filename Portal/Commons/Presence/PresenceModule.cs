namespace Portal.Commons.Presence;

/// <summary>Registers who is where.</summary>
public static class PresenceModule
{
    /// <summary>Adds it.</summary>
    public static void AddPresence(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<TypingPace>().AddSingleton<PlacePresence>().AddHostedService(services => services.GetRequiredService<PlacePresence>());
}
