using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>
/// Whether a member is reminded of answers that they could accept. They choose it on a page, signed in or by the link in each letter, which speaks for them in this alone.
/// </summary>
public sealed class ReminderChoice(Database database, IDataProtectionProvider protection, PublicAddress address, TimeProvider time)
{
    /// <summary>The page.</summary>
    public const string Page = "/account/reminders";

    private const int MostSealed = 500;
    private readonly IDataProtector seal = protection.CreateProtector("Portal.Forum.Reminders");

    /// <summary>The link that a letter carries.</summary>
    public string LinkFor(long accountId) => address.Of($"{Page}?r={Uri.EscapeDataString(seal.Protect(accountId.ToString(CultureInfo.InvariantCulture)))}").ToString();

    /// <summary>Whom a link speaks for: its own account, or without one who is signed in; null for a link that was not made here, and for a visitor.</summary>
    public long? WhoseIs(Actor actor, string? link)
    {
        try
        {
            return link is null ? actor.AccountId
                : link.Length <= MostSealed && long.TryParse(seal.Unprotect(link), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether this member is reminded.</summary>
    public Task<bool> IsOn(long accountId, CancellationToken ct) => database.Read(async db => !await db.Set<ReminderStop>().AnyAsync(s => s.AccountId == accountId, ct));

    /// <summary>Turns the reminders on or off, for whom the link speaks or who is signed in. Choosing it twice is as good as once.</summary>
    public Task<Result<Nothing>> Set(Actor actor, string? link, bool on, CancellationToken ct) =>
        WhoseIs(actor, link) is not { } me ? Task.FromResult<Result<Nothing>>(Problem.SignIn)
        : database.Write<Nothing>(
            async db =>
            {
                if (!await db.Set<Account>().AnyAsync(a => a.Id == me, ct))
                {
                    return Problem.NotFound;
                }

                await db.Set<ReminderStop>().Where(s => s.AccountId == me).ExecuteDeleteAsync(ct);
                if (!on)
                {
                    db.Add(new ReminderStop { AccountId = me, At = time.GetUtcNow().UtcDateTime });
                }

                return default(Nothing);
            },
            ct);
}

/// <summary>What somebody chose about reminders: it is in their export, and goes with them.</summary>
internal sealed class ReminderData(Database database) : IPersonalData
{
    public string Name => "remindersStopped";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<ReminderStop>().Where(s => s.AccountId == accountId).Select(s => new { s.At }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => db.Set<ReminderStop>().Where(s => s.AccountId == accountId).ExecuteDeleteAsync(ct);
}
