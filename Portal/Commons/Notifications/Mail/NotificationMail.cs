using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Mail;
using Portal.Platform.Web;

namespace Portal.Commons.Notifications;

/// <summary>
/// Writes the letters that are due. A member's letters and the end of their being due are one deed: a process that is killed loses none and sends none twice.
/// </summary>
internal sealed class NotificationMail(
    IEnumerable<INotifying> rooms, IEnumerable<IPopular> popular, NotificationViews views, NotificationLetters letters, ReplyAddresses addresses, Mailer mailer, Database database, TimeProvider time, ILogger<NotificationMail> logger) : IJob
{
    private const int Batch = 100;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public string Name => "notification-mail";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task Run(CancellationToken ct)
    {
        for (var after = 0L; await Due(after, ct) is { Count: > 0 } accounts; after = accounts[^1])
        {
            foreach (var account in accounts)
            {
                await Send(account, ct);
            }
        }
    }

    /// <summary>One member's letters. What goes wrong with them keeps nobody else from theirs, and is tried again the next time.</summary>
    private async Task Send(long account, CancellationToken ct)
    {
        try
        {
            await database.Write(db => Send(db, account, ct), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            logger.LogError(e, "The letters for account {Account} could not be written.", account);
        }
    }

    /// <summary>The next members for whom something is due.</summary>
    private Task<List<long>> Due(long after, CancellationToken ct)
    {
        var now = Now;
        return database.Read(db => db.Set<Notification>().Where(n => n.MailDueAt <= now).Select(n => n.AccountId)
            .Union(db.Set<TellingTimes>().Where(t => t.Popular && t.PopularDueAt <= now).Select(t => t.AccountId)).Where(id => id > after).OrderBy(id => id).Take(Batch).ToListAsync(ct));
    }

    private async Task<Result<Nothing>> Send(PortalDb db, long accountId, CancellationToken ct)
    {
        await db.Lock<Account>(accountId, ct);
        var now = Now;
        var times = await db.Set<TellingTimes>().AsTracking().FirstOrDefaultAsync(t => t.AccountId == accountId, ct);
        var hours = times?.Hours ?? MailHours.Usual;
        var due = db.Set<Notification>().Where(n => n.AccountId == accountId && n.MailDueAt <= now);
        if (hours.AfterQuiet(now) is var later && later > now)
        {
            await due.Where(n => n.Mail == MailChoice.AtOnce).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTime?)later), ct);
        }

        var account = await db.Set<Account>().Where(a => a.Id == accountId && a.EmailConfirmed && a.Email != null).Select(a => new Reader(a.Id, a.Email!, a.DisplayName ?? a.UserName!, a.Language)).FirstOrDefaultAsync(ct);
        var waiting = await due.Where(n => n.ReadAt == null).Select(n => new { n.SubjectKind, n.Mail }).Distinct().ToListAsync(ct); // mostly of one kind and for one letter: nothing is asked about the others
        foreach (var room in rooms.Where(room => waiting.Exists(w => w.SubjectKind == room.Kind)))
        {
            await room.ReadAlready(db, due.Where(n => n.SubjectKind == room.Kind && n.ReadAt == null)).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, (DateTime?)now), ct);
        }

        if (account is not null)
        {
            await Write(db, account, due.Where(n => n.ReadAt == null), [.. waiting.Select(w => w.Mail)], times is { Popular: true } && times.PopularDueAt <= now, ct);
        }

        await due.ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTime?)null), ct);
        if (times?.PopularDueAt <= now)
        {
            times.PopularDueAt = hours.NextDigest(now);
        }

        return default(Nothing);
    }

    /// <summary>Writes to one reader; every question goes through all rooms, and so none is asked for a letter for which nothing waits.</summary>
    private async Task Write(PortalDb db, Reader reader, IQueryable<Notification> unread, HashSet<MailChoice> waiting, bool withPopular, CancellationToken ct)
    {
        using var language = Languages.Speak(reader.Language);
        var standing = await Standing.Of(db, Actor.Member(reader.Id), Now, ct);
        var atOnce = await Due(MailChoice.AtOnce);
        foreach (var row in atOnce.Where(addresses.CanBeAnswered))
        {
            Post(db, reader, letters.ToAnswer(reader.Id, reader.Name, row) with { ReplyTo = addresses.Make(db, reader.Id, row.Subject) });
        }

        foreach (var kind in atOnce.Where(row => !addresses.CanBeAnswered(row)).GroupBy(row => row.Kind))
        {
            Post(db, reader, letters.AtOnce(reader.Id, reader.Name, kind.Key, [.. kind]));
        }

        var daily = await Due(MailChoice.Digest);
        var things = withPopular ? await Popular(db, standing, ct) : [];
        if (daily.Count + things.Count > 0)
        {
            Post(db, reader, letters.Digest(reader.Id, reader.Name, daily, things));
        }

        var weekly = await Due(MailChoice.Weekly);
        if (weekly.Count > 0)
        {
            Post(db, reader, letters.Digest(reader.Id, reader.Name, weekly, [], weekly: true));
        }

        Task<List<NotificationRow>> Due(MailChoice mail) => waiting.Contains(mail) ? Rows(db, reader, standing, unread, mail, ct) : Task.FromResult(new List<NotificationRow>());
    }

    /// <summary>What is due by one kind of letter. What stands in lists is written at once, in a letter for each list; the rest is answered.</summary>
    private async Task<List<NotificationRow>> Rows(PortalDb db, Reader reader, Standing standing, IQueryable<Notification> unread, MailChoice mail, CancellationToken ct)
    {
        var rows = await views.Rows(db, standing, unread.Where(n => n.Mail == mail), long.MaxValue, NotificationLetters.MostRows, ct);
        foreach (var list in rows.Where(row => row.List is not null).GroupBy(row => row.List!))
        {
            Post(db, reader, letters.OfList(reader.Id, reader.Name, list.Key, mail, [.. list]));
        }

        return rows.FindAll(row => row.List is null);
    }

    private async Task<List<PopularThing>> Popular(PortalDb db, Standing standing, CancellationToken ct)
    {
        var things = new List<PopularThing>();
        foreach (var room in popular)
        {
            things.AddRange(await room.Since(db, standing, Now - Day, ct));
        }

        return things;
    }

    private void Post(PortalDb db, Reader reader, NotificationLetter letter) => mailer.Send(db, reader.Email, letter.Subject, letter.Text, letter.Html, letter.Unsubscribe, letter.ReplyTo, letter.Follows);

    private sealed record Reader(long Id, string Email, string Name, string? Language);
}
