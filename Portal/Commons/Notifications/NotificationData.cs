using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Notifications;

/// <summary>What somebody was told of: it is in their export, and goes with them. That they did something stays told to others, under a name that says nothing.</summary>
internal sealed class NotificationData(Database database) : IPersonalData
{
    public string Name => "notifications";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Notification>().Where(n => n.AccountId == accountId).OrderBy(n => n.Id)
        .Select(n => new { n.Id, Kind = n.Kind.ToString(), n.SubjectKind, n.SubjectId, n.Whole, n.ById, n.At, n.ReadAt }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<Notification>().Where(n => n.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ReplyAddress>().Where(a => a.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<AnswerRefusal>().Where(r => r.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}

/// <summary>How somebody wanted to be told, the same way.</summary>
internal sealed class TellingData(Database database) : IPersonalData
{
    public string Name => "notificationSettings";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<TellingChoice>().Where(c => c.AccountId == accountId).OrderBy(c => c.Kind)
        .Select(c => new { Kind = c.Kind.ToString(), c.Bell, Mail = c.Mail.ToString() }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<TellingChoice>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<TellingTimes>().Where(t => t.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}

/// <summary>When somebody wanted letters: in their export; it goes with the rest of the settings.</summary>
internal sealed class TellingTimesExport(Database database) : IPersonalData
{
    public string Name => "notificationTimes";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<TellingTimes>().Where(t => t.AccountId == accountId)
        .Select(t => new { t.Zone, t.DigestHour, t.QuietFrom, t.QuietTo, t.Popular }));
}
