using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Platform.Live;

namespace Portal.Features.Moderation;

/// <summary>The moderators' door: what it registers and maps.</summary>
public static class ModerationFeature
{
    /// <summary>Adds flags, the queue, the watch and the log.</summary>
    public static void AddModeration(this WebApplicationBuilder builder)
    {
        builder.Services.AddModerationParts();
        builder.Services.AddSingleton(new AdminPart("/admin/flags", typeof(ModerationText), "FlagTerms", AdminsOnly: true));
        builder.Services.AddSingleton<AuditViews>().AddSingleton<AuditExport>().AddSingleton<ModerationNumbers>().AddSingleton<IChannelGate, ModerationGate>();
        builder.Services.AddSingleton(new AdminPart("/admin/words", typeof(ScreeningText), "Words", AdminsOnly: true));
        builder.Services.AddSingleton<IPersonHistory, AuditHistory>().AddSingleton(new AdminPart("/admin/templates", typeof(SanctionText), "Reasons", AdminsOnly: true));
    }

    /// <summary>Maps what is not a page.</summary>
    public static void MapModeration(this WebApplication app)
    {
        ModerationApi.Map(app);
        ThingCalls.Map(app);
        FlagTermsCalls.Map(app);
        TemplateCalls.Map(app);
        WordCalls.Map(app);
        ScreeningCalls.Map(app);
        ScaleCalls.Map(app);
        SanctionCalls.Map(app);
        MyStandingCalls.Map(app);
        WatchApi.Map(app);
        AuditCalls.Map(app);
        NumbersCalls.Map(app);
    }
}
