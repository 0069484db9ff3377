using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Accounts;

/// <summary>Profiles as things that can be flagged and hidden: the name that is shown and what somebody says of themselves, pictures in it included. Hidden, the account's own name alone is left.</summary>
internal sealed class ModeratedProfiles(MarkdownRenderer markdown) : IModerated
{
    public string Kind => "account";

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from a in db.Set<Account>()
            from t in db.Set<TakenProfile>().Where(t => t.AccountId == a.Id).DefaultIfEmpty()
            where ids.Contains(a.Id) && (a.EmailConfirmed || a.Imported) && (t == null || standing.IsModerator)
            select new { a.Id, a.UserName, a.CreatedAt, a.Roles, Name = t == null ? a.DisplayName : t.DisplayName, About = t == null ? a.About : t.About, Taken = t != null }).ToListAsync(ct);
        return rows.ConvertAll(a => new ModeratedThing(
            new(Kind, a.Id), "@" + a.UserName, Html(a.Name ?? a.UserName!, a.About), new(a.Id, a.UserName!, a.Name ?? a.UserName!, a.Roles), $"/u/{Uri.EscapeDataString(a.UserName!)}", a.Taken, false, a.CreatedAt));
    }

    /// <summary>Where they say something of themselves that can be hidden.</summary>
    public IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        db.Set<Account>().Where(a => a.Id == authorId && (a.EmailConfirmed || a.Imported) && (a.DisplayName != null || a.About != null)).Select(a => new WrittenThing { Id = a.Id, At = a.CreatedAt, InClub = false, PlaceId = 0 });

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.Lock<Account>(id, ct);

    public async Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } account)
        {
            return Problem.NotFound;
        }

        if (account.DisplayName is null && account.About is null)
        {
            return await db.Set<TakenProfile>().AnyAsync(t => t.AccountId == id, ct) ? null : Problem.Conflict<AccountsText>("NothingToHide");
        }

        await db.Set<TakenProfile>().Where(t => t.AccountId == id).ExecuteDeleteAsync(ct);
        db.Add(new TakenProfile { AccountId = id, DisplayName = account.DisplayName, About = account.About, At = now });
        (account.DisplayName, account.About) = (null, null);
        Tell(db, actor, account, AuditAction.ProfileHidden, reason, now);
        return null;
    }

    public async Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } account)
        {
            return Problem.NotFound;
        }

        if (await db.Set<TakenProfile>().FirstOrDefaultAsync(t => t.AccountId == id, ct) is not { } taken)
        {
            return null;
        }

        (account.DisplayName, account.About) = (taken.DisplayName, taken.About);
        await db.Set<TakenProfile>().Where(t => t.AccountId == id).ExecuteDeleteAsync(ct);
        Tell(db, actor, account, AuditAction.ProfileRestored, reason, now);
        return null;
    }

    private static async Task<Account?> Find(PortalDb db, long id, CancellationToken ct)
    {
        await db.Lock<Account>(id, ct);
        return await db.Set<Account>().AsTracking().FirstOrDefaultAsync(a => a.Id == id, ct);
    }

    private static void Tell(PortalDb db, Actor actor, Account account, AuditAction action, string reason, DateTime now)
    {
        db.Audit(actor, action, new("account", account.Id), now, reason, whom: account.Id);
        db.Tell(new StandingChanged(account.Id));
        db.Tell(new PersonChanged(account.Id, account.UserName!));
    }

    private SafeHtml Html(string name, string? about) => markdown.Render($"**{PlainMarkdown.Of(name)}**\n\n{about}");
}
