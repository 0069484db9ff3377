using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Features.Play;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>A club as lists show it.</summary>
public sealed record ClubRow(long Id, string Slug, string Name, string AboutHtml, Visibility Visibility, int MemberCount, DateTime CreatedAt)
{
    /// <summary>Its colour.</summary>
    public int Hue { get; init; }

    /// <summary>The address of its cover; null for none.</summary>
    public string? Cover { get; init; }

    /// <summary>When something was last written or planned in it.</summary>
    public DateTime ActivityAt { get; init; }

    /// <summary>While it waits for a moderator: who may see and join it afterwards.</summary>
    public Visibility? OpensAs { get; init; }

    /// <summary>The visibility that its founder chose, also while it waits.</summary>
    public Visibility Chosen => OpensAs ?? Visibility;

    /// <summary>Since when it is closed; null for an open one.</summary>
    public DateTime? ClosedAt { get; init; }

    /// <summary>What it is about: topics and products.</summary>
    public IReadOnlyList<ClubTheme> Themes { get; init; } = [];

    /// <summary>The names of those of one kind.</summary>
    public IReadOnlyList<string> Named(ThemeKind kind) => [.. Themes.Where(t => t.Kind == kind).Select(t => t.Name)];
}

/// <summary>A club as its page shows it.</summary>
/// <param name="Club">The club.</param>
/// <param name="About">What it is about, in Markdown.</param>
/// <param name="BoardId">The category that is its board.</param>
/// <param name="RoomId">Its room.</param>
/// <param name="Role">How the reader stands to it.</param>
/// <param name="CanRead">May read its board, room and members.</param>
/// <param name="Rights">What they may do in it.</param>
public sealed record ClubView(ClubRow Club, string About, long BoardId, long RoomId, ClubRole Role, bool CanRead, ClubRights Rights)
{
    /// <summary>Its rules, in Markdown; empty for none.</summary>
    public string Rules { get; init; } = "";

    /// <summary>The safe HTML of those.</summary>
    public string RulesHtml { get; init; } = "";

    /// <summary>The name in addresses of its board.</summary>
    public string BoardSlug { get; init; } = "";

    /// <summary>That it is closed, with what the reader may know of that; null for an open one.</summary>
    public ClubClosing? Closing { get; init; }

    /// <summary>May edit its page.</summary>
    public bool CanRun => May(ClubRights.EditPage);

    /// <summary>Has something to set: its page, or that it is open again.</summary>
    public bool HasSettings => CanRun || May(ClubRights.Close);

    /// <summary>May read how it is doing: who runs it, and staff who may read it.</summary>
    public bool CanReadHealth { get; init; }

    /// <summary>Its address.</summary>
    public string Url => $"/clubs/{Club.Slug}";

    /// <summary>Whether the reader may do something in it.</summary>
    public bool May(ClubRights wanted) => (Rights & wanted) == wanted;
}

/// <summary>A club as the way to it shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hue">Its colour.</param>
public sealed record ClubLink(long Id, string Slug, string Name, int Hue);

/// <summary>Somebody in a club, or waiting.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="Title">What the club calls them; null for nothing.</param>
/// <param name="Since">Since when.</param>
public sealed record MemberRow(PersonView Person, ClubRole Role, string? Title, DateTime Since)
{
    /// <summary>Their birthday where it is near, they show it to the members of their clubs, and the reader is one; else null.</summary>
    public NearBirthday? Birthday { get; init; }

    /// <summary>Runs the club.</summary>
    public bool Host => Role == ClubRole.Host;
}

/// <summary>What pages and the API read of clubs.</summary>
public sealed class ClubViews(Database database, TimeProvider time)
{
    /// <summary>How many a page of a list holds.</summary>
    public const int PageSize = 30;

    /// <summary>The clubs that somebody is in, those joined last first.</summary>
    public async Task<IReadOnlyList<ClubLink>> Mine(Actor actor, int most, CancellationToken ct) =>
        actor.AccountId is not { } me ? [] : await database.Read(db => (
            from m in db.Set<Membership>()
            join c in db.Set<Club>() on m.GroupId equals c.Id
            where m.AccountId == me && !m.Waiting
            orderby m.Since descending, c.Id descending
            select new ClubLink(c.Id, c.Slug, c.Name, c.Hue)).Take(most).ToListAsync(ct));

    /// <summary>A club, or null where there is none to see for this actor.</summary>
    public async Task<ClubView?> Find(Actor actor, string slug, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var me = standing.AccountId;
        var id = await ClubAddress.Find(db, slug, ct);
        var found = await (
            from c in db.Set<Club>()
            join g in db.Set<Group>() on c.Id equals g.Id
            where c.Id == id
            select new { Club = c, g.Visibility, g.ClosedAt, Board = db.Set<Category>().Where(x => x.Id == c.BoardId).Select(x => x.Slug).FirstOrDefault(), Mine = db.Set<Membership>().FirstOrDefault(m => m.GroupId == c.Id && m.AccountId == me) }).FirstOrDefaultAsync(ct);
        if (found is null || !ClubRules.MaySee(standing, found.Visibility, found.Club.Id))
        {
            return null;
        }

        var club = found.Club;
        var row = new ClubRow(club.Id, club.Slug, club.Name, club.AboutHtml, found.Visibility, club.MemberCount, club.CreatedAt)
        {
            Hue = club.Hue, Cover = club.Cover, ActivityAt = club.ActivityAt, OpensAs = club.OpensAs, ClosedAt = found.ClosedAt, Themes = [.. (await ClubThemes.Of(db, [club.Id], ct))[club.Id]],
        };
        var (role, canRead) = (ClubRoles.Of(found.Mine, standing.Moderates(ModeratedPlaces.OfGroup(club.Id))), ClubRules.MayRead(standing, row.Visibility, row.Id));
        var now = ClubRules.LeftIn(found.ClosedAt) & (club.OpensAs is null ? ClubRightsTable.All : ClubRightsTable.WhileWaiting);
        return new(row, club.About, club.BoardId, club.RoomId, role, canRead, standing.MayNotWriteAt(ModeratedPlaces.OfGroup(club.Id)) is null ? ClubRules.RightsOf(standing, role, row.Id) & now : ClubRights.None)
        {
            Closing = found.ClosedAt is { } closed ? new(closed, club.ClosedBy ?? ClubCloser.Admin, canRead ? club.CloseReason : null) : null,
            Rules = club.Rules, RulesHtml = club.RulesHtml, BoardSlug = found.Board ?? "",
            CanReadHealth = ClubRules.MayNotReadHealth(standing, row.Visibility, role, row.Id) is null,
        };
    }

    /// <summary>Who is in a club, the oldest members first; those waiting only for who may let in. Null where this may not be read.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="slug">Which club.</param>
    /// <param name="waiting">Those who wait, instead of the members.</param>
    /// <param name="beginning">How the account's name begins, or what stands in the name that is shown: the first of those; null for all.</param>
    /// <param name="from">Where the list goes on.</param>
    /// <param name="size">How many.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Page<MemberRow>?> Members(Actor actor, string slug, bool waiting, string? beginning, Cursor from, int size, CancellationToken ct) =>
        await Find(actor, slug, ct) is { } view ? await Members(view, waiting, beginning, from, size, ct) : null;

    /// <summary>The same of a club that was just read.</summary>
    internal async Task<Page<MemberRow>?> Members(ClubView view, bool waiting, string? beginning, Cursor from, int size, CancellationToken ct)
    {
        if (!view.CanRead || (waiting && !view.May(ClubRights.LetIn)))
        {
            return null;
        }

        await using var db = database.Open();
        var members = db.Set<Membership>().Where(m => m.GroupId == view.Club.Id && m.Waiting == waiting);
        if (!string.IsNullOrWhiteSpace(beginning))
        {
            var named = (await PeopleByName.Find(db, beginning, view.Club.Id, size, ct)).ConvertAll(p => p.Id);
            List<long> found = [.. named.Union(await PeopleByName.FindShown(db, beginning, view.Club.Id, size, ct))];
            members = members.Where(m => found.Contains(m.AccountId));
        }

        var start = from == Cursor.Start;
        var (at, id, place) = (from.At, from.Id, new Subject(ModeratedPlaces.Club, view.Club.Id).ToString());
        var rows = await (
            from m in members
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where start || m.Since > at || (m.Since == at && m.AccountId > id)
            orderby m.Since, m.AccountId
            select new
            {
                Membership = m,
                Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles),
                Moderates = db.Set<PlaceModerator>().Any(p => p.AccountId == m.AccountId && p.Place == place),
            }).Take(size + 1).ToListAsync(ct);
        var page = Page<MemberRow>.Cut(rows.ConvertAll(r => new MemberRow(r.Person, ClubRoles.Of(r.Membership, r.Moderates), r.Membership.Title, r.Membership.Since)), size, m => new Cursor(m.Since, m.Person.Id).ToString());
        if (waiting || view.Role < ClubRole.Member)
        {
            return page;
        }

        var birthdays = await Birthdays.Near(db, [.. page.Items.Select(m => m.Person.Id)], time.GetUtcNow().UtcDateTime, ct);
        return page with { Items = [.. page.Items.Select(m => m with { Birthday = birthdays.GetValueOrDefault(m.Person.Id) })] };
    }
}
