using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>How a reader stands to a club.</summary>
public enum ClubRole
{
    /// <summary>Not in it.</summary>
    None,

    /// <summary>Has asked to join.</summary>
    Waiting,

    /// <summary>In it.</summary>
    Member,

    /// <summary>Runs it.</summary>
    Host,
}

/// <summary>A club as lists show it.</summary>
public sealed record ClubRow(long Id, string Slug, string Name, string AboutHtml, Visibility Visibility, int MemberCount, DateTime CreatedAt);

/// <summary>A club as its page shows it.</summary>
/// <param name="Club">The club.</param>
/// <param name="About">What it is about, in Markdown.</param>
/// <param name="BoardId">The category that is its board.</param>
/// <param name="RoomId">Its room.</param>
/// <param name="Role">How the reader stands to it.</param>
/// <param name="CanRead">May read its board, room and members.</param>
/// <param name="CanRun">May edit it and let people in.</param>
public sealed record ClubView(ClubRow Club, string About, long BoardId, long RoomId, ClubRole Role, bool CanRead, bool CanRun)
{
    /// <summary>Its address.</summary>
    public string Url => $"/clubs/{Club.Slug}";
}

/// <summary>A club as the way to it shows it.</summary>
public sealed record ClubLink(long Id, string Slug, string Name);

/// <summary>Somebody in a club, or waiting.</summary>
public sealed record MemberRow(PersonView Person, bool Host, bool Waiting, DateTime Since);

/// <summary>What pages and the API read of clubs.</summary>
public sealed class ClubViews(Database database, TimeProvider time)
{
    /// <summary>How many a page of a list holds.</summary>
    public const int PageSize = 30;

    /// <summary>The clubs that somebody may know of, newest first.</summary>
    public async Task<Page<ClubRow>> List(Actor actor, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var (at, id, clubs) = (from.At, from.Id, standing.Places.Clubs);
        var rows = await (
            from c in db.Set<Club>()
            join g in db.Set<Group>() on c.Id equals g.Id
            where (c.CreatedAt < at || (c.CreatedAt == at && c.Id < id))
                && (g.Visibility != Visibility.Hidden || standing.IsModerator || standing.Groups.Contains(c.Id) || clubs.Contains(c.Id))
            orderby c.CreatedAt descending, c.Id descending
            select new ClubRow(c.Id, c.Slug, c.Name, c.AboutHtml, g.Visibility, c.MemberCount, c.CreatedAt)).Take(size + 1).ToListAsync(ct);
        return Page<ClubRow>.Cut(rows, size, c => new Cursor(c.CreatedAt, c.Id).ToString());
    }

    /// <summary>The clubs that somebody is in, those joined last first.</summary>
    public async Task<IReadOnlyList<ClubLink>> Mine(Actor actor, int most, CancellationToken ct) =>
        actor.AccountId is not { } me ? [] : await database.Read(db => (
            from m in db.Set<Membership>()
            join c in db.Set<Club>() on m.GroupId equals c.Id
            where m.AccountId == me && !m.Waiting
            orderby m.Since descending, c.Id descending
            select new ClubLink(c.Id, c.Slug, c.Name)).Take(most).ToListAsync(ct));

    /// <summary>A club, or null where there is none to see for this actor.</summary>
    public async Task<ClubView?> Find(Actor actor, string slug, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var me = standing.AccountId;
        var found = await (
            from c in db.Set<Club>()
            join g in db.Set<Group>() on c.Id equals g.Id
            where c.Slug == slug
            select new { Club = c, g.Visibility, Mine = db.Set<Membership>().FirstOrDefault(m => m.GroupId == c.Id && m.AccountId == me) }).FirstOrDefaultAsync(ct);
        if (found is null || !ClubRules.MaySee(standing, found.Visibility, found.Club.Id))
        {
            return null;
        }

        var club = found.Club;
        var row = new ClubRow(club.Id, club.Slug, club.Name, club.AboutHtml, found.Visibility, club.MemberCount, club.CreatedAt);
        var role = found.Mine switch { null => ClubRole.None, { Waiting: true } => ClubRole.Waiting, { Host: true } => ClubRole.Host, _ => ClubRole.Member };
        return new(
            row, club.About, club.BoardId, club.RoomId, role,
            ClubRules.MayRead(standing, row.Visibility, row.Id), ClubRules.MayNotRun(standing, role == ClubRole.Host) is null);
    }

    /// <summary>Who is in a club, hosts and oldest members first; those waiting only for who runs it. Null where this may not be read.</summary>
    public async Task<Page<MemberRow>?> Members(Actor actor, string slug, bool waiting, Cursor from, int size, CancellationToken ct)
    {
        if (await Find(actor, slug, ct) is not { } view || !view.CanRead || (waiting && !view.CanRun))
        {
            return null;
        }

        await using var db = database.Open();
        var start = from == Cursor.Start;
        var (at, id) = (from.At, from.Id);
        var rows = await (
            from m in db.Set<Membership>()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.GroupId == view.Club.Id && m.Waiting == waiting && (start || m.Since > at || (m.Since == at && m.AccountId > id))
            orderby m.Since, m.AccountId
            select new MemberRow(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), m.Host, m.Waiting, m.Since)).Take(size + 1).ToListAsync(ct);
        return Page<MemberRow>.Cut(rows, size, m => new Cursor(m.Since, m.Person.Id).ToString());
    }
}
