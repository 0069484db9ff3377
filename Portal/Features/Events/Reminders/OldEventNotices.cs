using Portal.Commons.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Events;

/// <summary>Throws away what was told of events long ago, read or not, with the notifications that were made of it, and no more than some at once: the oldest stand first.</summary>
internal sealed class OldEventNotices(Database database, TimeProvider time) : IJob
{
    /// <summary>How long it is kept: longer than anybody is reminded beforehand, and than what was read.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(120);

    public string Name => "old-event-notices";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task Run(CancellationToken ct) => database.ForgetNotices<EventNotice>(EventNotice.Subject, time.GetUtcNow().UtcDateTime - Kept, ct);
}
