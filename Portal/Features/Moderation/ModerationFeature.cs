using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Platform.Live;

namespace Portal.Features.Moderation;

/// <summary>The moderators' door: what it registers and maps.</summary>
public static class ModerationFeature
{
    /// <summary>Adds flags, the queue, the watch and the log.</summary>
    public static void AddModeration(this WebApplicationBuilder builder)
    {
        builder.Services.AddModerationParts();
        builder.Services.AddSingleton<AuditViews>().AddSingleton<AuditExport>().AddSingleton<ModerationNumbers>().AddSingleton<IChannelGate, ModerationGate>();
    }

    /// <summary>Maps what is not a page.</summary>
    public static void MapModeration(this WebApplication app)
    {
        ModerationApi.Map(app);
        AuditCalls.Map(app);
        NumbersCalls.Map(app);
    }
}
