using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>An invitation, for who invites.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">How.</param>
/// <param name="Whom">The name or the mail address; null for a link.</param>
/// <param name="Url">The address of a link; null otherwise.</param>
/// <param name="By">Who invites.</param>
/// <param name="ExpiresAt">Until when it works.</param>
/// <param name="Uses">How many it let in.</param>
/// <param name="MostUses">How many it may let in.</param>
public sealed record InvitationRow(long Id, InvitationKind Kind, string? Whom, string? Url, string By, DateTime ExpiresAt, int Uses, int MostUses);

/// <summary>An invitation, for who is invited.</summary>
/// <param name="Id">The id.</param>
/// <param name="Slug">The club's name in addresses.</param>
/// <param name="Name">The club's name.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="By">Who invites.</param>
/// <param name="ExpiresAt">Until when it works.</param>
public sealed record InvitationView(long Id, string Slug, string Name, int MemberCount, string By, DateTime ExpiresAt)
{
    /// <summary>The safe HTML of the club's rules, which pages show before one comes in; empty for none.</summary>
    [JsonIgnore]
    public string RulesHtml { get; init; } = "";
}

/// <summary>What pages and the API read of invitations.</summary>
public sealed class InvitationViews(Database database, ClubViews views, InvitationSecrets secrets, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Those that still work, the newest first: for who may invite. Null where that is not the actor.</summary>
    public async Task<Page<InvitationRow>?> List(Actor actor, string slug, long before, int size, CancellationToken ct)
    {
        if (await views.Find(actor, slug, ct) is not { } club || !club.May(ClubRights.Invite))
        {
            return null;
        }

        await using var db = database.Open();
        var (now, below) = (Now, before == 0 ? long.MaxValue : before);
        var rows = await (
            from i in ClubInvitation.Open(db, now)
            where i.ClubId == club.Club.Id && i.Id < below
            join giver in db.Set<Account>() on i.ById equals giver.Id
            orderby i.Id descending
            select new { Invitation = i, By = giver.DisplayName ?? giver.UserName!, Whom = db.Set<Account>().Where(a => a.Id == i.AccountId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() }).Take(size + 1).ToListAsync(ct);
        return Page<InvitationRow>.Cut(
            rows.ConvertAll(r => new InvitationRow(
                r.Invitation.Id, r.Invitation.Kind, r.Whom ?? r.Invitation.Address, secrets.Unseal(r.Invitation.Sealed) is { } secret ? InvitationSecrets.AddressOf(secret) : null, r.By, r.Invitation.ExpiresAt, r.Invitation.Uses, r.Invitation.MostUses)),
            size, r => r.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Those to one's name that still work, the newest first; so many at most.</summary>
    public async Task<IReadOnlyList<InvitationView>> Mine(Actor actor, int most, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return [];
        }

        await using var db = database.Open();
        return await Shown(db, ClubInvitation.Open(db, Now).Where(i => i.AccountId == me).OrderByDescending(i => i.Id).Take(most)).ToListAsync(ct);
    }

    /// <summary>The name in addresses of the club behind a secret, for who is in it already: they are led there, whatever became of the invitation. Null for everybody else.</summary>
    public async Task<string?> Home(Actor actor, string secret, CancellationToken ct) =>
        actor.AccountId is not { } me || InvitationSecrets.Hash(secret) is not { } hash ? null : await database.Read(db => (
            from i in db.Set<ClubInvitation>()
            join m in db.Set<Membership>() on i.ClubId equals m.GroupId
            join c in db.Set<Club>() on i.ClubId equals c.Id
            where i.Hash == hash && m.AccountId == me && !m.Waiting
            select c.Slug).FirstOrDefaultAsync(ct));

    /// <summary>The one behind a secret, for whoever has it; a refusal that says so where it works no longer.</summary>
    public async Task<Result<InvitationView>> Behind(string secret, CancellationToken ct)
    {
        if (InvitationSecrets.Hash(secret) is not { } hash)
        {
            return Problem.NotFound;
        }

        await using var db = database.Open();
        var found = db.Set<ClubInvitation>().Where(i => i.Hash == hash);
        return await found.FirstOrDefaultAsync(ct) is not { } invitation ? Problem.NotFound
            : invitation.Ended(Now) is { } ended ? ended
            : await Shown(db, found).FirstAsync(ct);
    }

    private static IQueryable<InvitationView> Shown(PortalDb db, IQueryable<ClubInvitation> invitations) =>
        from i in invitations
        join c in db.Set<Club>() on i.ClubId equals c.Id
        join giver in db.Set<Account>() on i.ById equals giver.Id
        orderby i.Id descending
        select new InvitationView(i.Id, c.Slug, c.Name, c.MemberCount, giver.DisplayName ?? giver.UserName!, i.ExpiresAt) { RulesHtml = c.RulesHtml };
}
