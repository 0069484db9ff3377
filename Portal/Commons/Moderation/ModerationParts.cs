using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Files;

namespace Portal.Commons.Moderation;

/// <summary>Registers flags, decisions and the queue. Rooms plug in <see cref="IModerated"/>, <see cref="IQueueWork"/> and <see cref="NamedKind"/>.</summary>
public static class ModerationParts
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddModerationParts(this IServiceCollection services) =>
        services.AddSingleton<ModeratedThings>().AddSingleton<IModerated, ModeratedFiles>().AddSingleton<IReportedFiles, ReportedFiles>().AddSingleton<Flags>().AddSingleton<Queue>().AddSingleton<Decisions>().AddSingleton<ManyDecisions>().AddSingleton<CaseClosing>().AddSingleton<KeeperHiding>().AddSingleton<IStaffWork, HeldCases>().AddSingleton<IQueueWork, FlagWork>().AddSingleton<AutomaticHiding>().AddSingleton<FlagReasonDeeds>().AddSingleton<MyFlags>().AddSingleton<CaseReasons>()
            .AddSingleton<INotifying>(s => Telling(s, FlagTold.Decided)).AddSingleton<INotifying>(s => Telling(s, FlagTold.Undone)).AddSingleton<INotifying>(s => Telling(s, FlagTold.Waits)).AddSingleton<INotifying, HandOverTidings>().AddSingleton<IPersonalData, FlagData>()
            .AddSingleton<IAboutCustomer, FlagsOnCustomer>().AddSingleton<SubjectNames>().AddSingleton(SubjectNames.OfCases);

    private static FlagTidings Telling(IServiceProvider services, FlagTold told) => ActivatorUtilities.CreateInstance<FlagTidings>(services, told);
}
