using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Notifications;

/// <summary>
/// Writes notifications and tells their readers, in one deed. What stands there already, because the same news came again, is left as it is; what its reader has read while it
/// was being made is read.
/// </summary>
internal sealed class NotificationRows(IEnumerable<INotifying> rooms, Database database, TimeProvider time)
{
    /// <summary>Writes them.</summary>
    public async Task Write(IReadOnlyCollection<NewNotification> notifications, CancellationToken ct)
    {
        if (notifications.Count > 0)
        {
            await database.Write(db => Write(db, notifications, ct), ct);
        }
    }

    private async Task<Result<Nothing>> Write(PortalDb db, IReadOnlyCollection<NewNotification> notifications, CancellationToken ct)
    {
        var known = await Known(db, notifications, ct);
        var fresh = notifications.DistinctBy(KeyOf).Where(n => !known.Contains(KeyOf(n))).ToList();
        db.AddRange(fresh.Select(n => new Notification
        {
            AccountId = n.AccountId,
            Kind = n.Kind,
            SubjectKind = n.Tiding.Subject.Kind,
            SubjectId = n.Tiding.Subject.Id,
            Whole = n.Tiding.Whole.ToString(),
            Number = n.Tiding.Number,
            ById = n.Tiding.ById,
            At = n.Tiding.At,
            Bell = n.Telling.Bell,
            Mail = n.Telling.Mail,
            MailDueAt = n.MailDueAt,
        }));
        foreach (var told in fresh.Where(n => n.Telling.Bell).GroupBy(n => (n.Kind, n.Tiding.Whole)))
        {
            db.Tell(Notified.Of(told.Key.Kind, told.Last().Tiding, [.. told.Select(n => n.AccountId).Distinct()]));
        }

        await db.SaveChangesAsync(ct);
        await MarkRead(db, fresh, ct);
        return default(Nothing);
    }

    private async Task MarkRead(PortalDb db, IReadOnlyCollection<NewNotification> fresh, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var made in fresh.GroupBy(n => n.Tiding.Subject.Kind))
        {
            var (accounts, subjects) = (made.Select(n => n.AccountId).Distinct().ToList(), made.Select(n => n.Tiding.Subject.Id).Distinct().ToList());
            var rows = db.Set<Notification>().Where(n => n.SubjectKind == made.Key && n.ReadAt == null && accounts.Contains(n.AccountId) && subjects.Contains(n.SubjectId));
            await rooms.Single(room => room.Kind == made.Key).ReadAlready(db, rows).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, (DateTime?)now), ct);
        }
    }

    private static async Task<HashSet<(long, NotificationKind, Subject, long)>> Known(PortalDb db, IReadOnlyCollection<NewNotification> notifications, CancellationToken ct)
    {
        var (accounts, subjects) = (notifications.Select(n => n.AccountId).Distinct().ToList(), notifications.Select(n => n.Tiding.Subject.Id).Distinct().ToList());
        var rows = await db.Set<Notification>().Where(n => accounts.Contains(n.AccountId) && subjects.Contains(n.SubjectId))
            .Select(n => new { n.AccountId, n.Kind, n.SubjectKind, n.SubjectId, n.ById }).ToListAsync(ct);
        return [.. rows.Select(n => KeyOf(n.AccountId, n.Kind, new Subject(n.SubjectKind, n.SubjectId), n.ById))];
    }

    private static (long, NotificationKind, Subject, long) KeyOf(NewNotification n) => KeyOf(n.AccountId, n.Kind, n.Tiding.Subject, n.Tiding.ById);

    /// <summary>A reaction is told of each person who gave one; of all else once, whoever did it again.</summary>
    private static (long, NotificationKind, Subject, long) KeyOf(long accountId, NotificationKind kind, Subject subject, long by) => (accountId, kind, subject, kind == NotificationKind.Reaction ? by : 0);
}
