using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Commons.Notifications;

/// <summary>Throws away what rooms told of long ago.</summary>
public static class OldNotices
{
    private const int Batch = 1000;

    /// <summary>Throws away the notices of a kind that are older, read or not, with the notifications that were made of them, and no more than some at once.</summary>
    /// <typeparam name="T">The notices: with an <c>Id</c> that grows and the moment <c>At</c>, so that the oldest stand first.</typeparam>
    /// <param name="database">Where.</param>
    /// <param name="subject">What notifications call one of them: <see cref="Notification.SubjectKind"/>.</param>
    /// <param name="before">What was told before that.</param>
    /// <param name="ct">Stops between two batches.</param>
    public static Task ForgetNotices<T>(this Database database, string subject, DateTime before, CancellationToken ct)
        where T : class =>
        database.Sweep(Batch, async db =>
        {
            var old = await db.Set<T>().OrderBy(n => EF.Property<long>(n, "Id")).Take(Batch).Where(n => EF.Property<DateTime>(n, "At") < before).Select(n => EF.Property<long>(n, "Id")).ToListAsync(ct);
            if (old.Count > 0)
            {
                await db.Set<Notification>().Where(n => n.SubjectKind == subject && old.Contains(n.SubjectId)).ExecuteDeleteAsync(ct);
                await db.Set<T>().Where(n => old.Contains(EF.Property<long>(n, "Id"))).ExecuteDeleteAsync(ct);
            }

            return old.Count;
        }, ct);
}
