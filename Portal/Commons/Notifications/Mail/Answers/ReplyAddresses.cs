using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Mail;

namespace Portal.Commons.Notifications;

/// <summary>Somebody who answers a letter, as its address says.</summary>
/// <param name="Key">The address's key.</param>
/// <param name="AccountId">Who.</param>
/// <param name="Subject">What they answer.</param>
/// <param name="Email">The address that is theirs.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Language">The language they chose, or null.</param>
/// <param name="MadeAt">When the letter was written.</param>
internal sealed record Answerer(string Key, long AccountId, Subject Subject, string Email, string Name, string? Language, DateTime MadeAt);

/// <summary>Makes the addresses to which letters are answered, where mail comes in, and knows them again.</summary>
internal sealed class ReplyAddresses(IncomingSettings settings, IEnumerable<IAnswerable> rooms, Database database, TimeProvider time)
{
    /// <summary>A letter can be answered for so long.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromDays(90);

    /// <summary>So many letters of 32: 130 bits.</summary>
    public const int KeyLength = 26;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567", Before = "reply+";

    private static readonly NotificationKind[] Answered = [NotificationKind.Mention, NotificationKind.Reply, NotificationKind.Quote, NotificationKind.Watched, NotificationKind.FirstPost];

    /// <summary>Whether a letter about a row can be answered.</summary>
    public bool CanBeAnswered(NotificationRow row) => settings.Domain is not null && Answered.Contains(row.Kind) && rooms.Any(room => room.Kind == row.Subject.Kind);

    /// <summary>An address for answers of one member to one thing. Inside the deed that writes the letter.</summary>
    public string Make(PortalDb db, long accountId, Subject subject)
    {
        var key = RandomNumberGenerator.GetString(Letters, KeyLength);
        db.Add(new ReplyAddress { Key = key, AccountId = accountId, SubjectKind = subject.Kind, SubjectId = subject.Id, MadeAt = time.GetUtcNow().UtcDateTime });
        return $"{Before}{key}@{settings.Domain}";
    }

    /// <summary>Who answers what with a letter to this mailbox; null for one that is not ours, or whose owner's address is not confirmed.</summary>
    public async Task<Answerer?> Find(string mailbox, CancellationToken ct)
    {
        if (mailbox.Length != Before.Length + KeyLength || !mailbox.StartsWith(Before, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var key = mailbox[Before.Length..].ToLowerInvariant();
        return await database.Read(db => (
            from a in db.Set<ReplyAddress>()
            join p in db.Set<Account>() on a.AccountId equals p.Id
            where a.Key == key && p.EmailConfirmed && p.Email != null
            select new Answerer(a.Key, p.Id, new(a.SubjectKind, a.SubjectId), p.Email!, p.DisplayName ?? p.UserName!, p.Language, a.MadeAt)).FirstOrDefaultAsync(ct));
    }

    /// <summary>Whether the time in which the letter can be answered is over.</summary>
    public bool IsOver(Answerer answerer) => answerer.MadeAt + Lasting < time.GetUtcNow().UtcDateTime;
}

/// <summary>Forgets addresses that nobody writes to any more. For as long again as they last, who is late is told so.</summary>
internal sealed class OldReplyAddresses(Database database, TimeProvider time) : IJob
{
    public string Name => "old-reply-addresses";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - (2 * ReplyAddresses.Lasting);
        return database.Write<Nothing>(
            async db =>
            {
                await db.Set<ReplyAddress>().Where(a => a.MadeAt < before).ExecuteDeleteAsync(ct);
                return default(Nothing);
            },
            ct);
    }
}
