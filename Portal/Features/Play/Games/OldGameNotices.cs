using Portal.Commons.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Play;

/// <summary>Throws away what was told of games long ago, read or not, with the notifications that were made of it, and no more than some at once: the oldest stand first. What came of a game stands on its page.</summary>
internal sealed class OldGameNotices(Database database, TimeProvider time) : IJob
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(120);

    public string Name => "old-game-notices";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task Run(CancellationToken ct) => database.ForgetNotices<GameNotice>(GameNotice.Subject, time.GetUtcNow().UtcDateTime - Kept, ct);
}
