using Portal.Commons.People;

namespace Portal.Commons.Moderation;

/// <summary>Registers flags, decisions and the queue. Rooms plug in <see cref="IModerated"/> and <see cref="IQueueWork"/>.</summary>
public static class ModerationParts
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddModerationParts(this IServiceCollection services) =>
        services.AddSingleton<ModeratedThings>().AddSingleton<Flags>().AddSingleton<Queue>().AddSingleton<Decisions>().AddSingleton<IQueueWork, FlagWork>().AddSingleton<IPersonalData, FlagData>()
            .AddSingleton<IAboutCustomer, FlagsOnCustomer>();
}
