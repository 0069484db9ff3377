using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Accounts;

/// <summary>Accounts that wait for a moderator: whoever has one signs in and reads, and does not write yet.</summary>
internal sealed class HeldAccounts : IHeldBack
{
    /// <summary>The first word of its subjects.</summary>
    public const string Word = "account";

    public string Kind => Word;

    public Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct) => Set(db, id, awaits: false, ct);

    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        var name = await db.Set<Account>().Where(a => a.Id == id && !a.AwaitsApproval).Select(a => a.UserName).FirstOrDefaultAsync(ct);
        return name is null || await Set(db, id, awaits: true, ct) is not null ? null : TextOf(id, name, "");
    }

    /// <summary>What moderators see of an account: its name, and where its mail goes, without who it is there.</summary>
    internal static HeldText TextOf(long id, string name, string domain) => new(id, name, $"<p>{WebUtility.HtmlEncode(domain.Length == 0 ? name : $"{name} · …@{domain}")}</p>");

    /// <summary>Keeps what came of looking at what somebody says of themselves.</summary>
    internal static ValueTask Keep(PortalDb db, Screened screened, Account account, DateTime now, CancellationToken ct) =>
        screened.IsKept ? db.Keep(screened, new(Word, account.Id), new(account.Id, account.DisplayName ?? account.UserName!, PlainParagraphs.Write(account.About ?? account.DisplayName ?? "")), now, ct) : default;

    private static async Task<Problem?> Set(PortalDb db, long id, bool awaits, CancellationToken ct)
    {
        if (await db.Set<Account>().Where(a => a.Id == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.AwaitsApproval, awaits), ct) == 0)
        {
            return Problem.NotFound;
        }

        db.Tell(new StandingChanged(id));
        return null;
    }
}
