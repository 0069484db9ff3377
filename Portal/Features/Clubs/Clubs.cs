using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>What a club is made of.</summary>
/// <param name="Slug">Its name in addresses: lower-case letters, digits and hyphens.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is about, in Markdown.</param>
/// <param name="Visibility">Who may see and join.</param>
public sealed record NewClub(string Slug, string Name, string About, Visibility Visibility)
{
    /// <summary>The rest of its page.</summary>
    public ClubChange Page { get; init; } = new();

    /// <summary>What it asks of who wants in.</summary>
    public IReadOnlyList<string?> Questions { get; init; } = [];

    /// <summary>With which blocks its page begins.</summary>
    public ClubArrangement Arrangement { get; init; }

    /// <summary>It was thought out at the wizard, whose draft goes when it stands.</summary>
    public bool Drafted { get; init; }
}

/// <summary>Making and running clubs.</summary>
public sealed class Clubs(Database database, ClubHands hands, MarkdownRenderer markdown, RateLimits limits, Screening screening, TimeProvider time)
{
    /// <summary>The longest text about a club, and the longest of its rules.</summary>
    public const int MostAbout = 10_000;

    /// <summary>The place of the draft of a club.</summary>
    public const string NewDraft = "new-club";

    /// <summary>
    /// Makes a club with its group, board and room; who makes it is its host. Where an admin wants new clubs to be looked at, it is hidden until a moderator has approved it.
    /// Answers its name in addresses.
    /// </summary>
    public async Task<Result<string>> Create(Actor actor, NewClub club, string? key, CancellationToken ct)
    {
        var parts = new ClubParts(markdown, club.Page with { Name = club.Name, About = club.About, Rules = club.Page.Rules ?? "" });
        if (Check(club, parts) is { } problem)
        {
            return problem;
        }

        var text = await screening.Read([.. parts.Screened, new("slug", club.Slug, IsHtml: false), .. JoinQuestions.Screened(club.Questions)], trapped: false, ct);
        var (pace, aDay) = (limits.Once(Limited.Posting, actor), limits.Once(Limited.Founding, actor));
        return await database.Write(db => Create(db, actor, club, parts, text, key, pace, aDay, ct), ct);
    }

    /// <summary>
    /// Changes a club's page: all that is given. Who may edit its page; of a club that waits for a moderator they look at what it is now. Refused where somebody else changed the same meanwhile
    /// (<see cref="ClubChange.Seen"/>).
    /// </summary>
    public async Task<Result<Nothing>> Change(Actor actor, string slug, ClubChange change, CancellationToken ct)
    {
        var parts = new ClubParts(markdown, change);
        var text = await screening.Read(parts.Screened, trapped: false, ct);
        var pace = limits.Once(Limited.Edits, actor);
        return await hands.Do<Nothing>(actor, slug, ClubRights.EditPage, async hand =>
        {
            var (db, club, now) = (hand.Db, hand.Club, hand.Now);
            var (looks, before) = ((club.Name, club.Hue), ClubParts.Said(club));
            if ((parts.Unfit ?? (await parts.IsOvertaken(db, club, ct) ? Problem.Changed : null) ?? (await screening.Judge(db, hand.Standing, text, new(ScreenedUse.Name, GroupId: club.Id), now, ct)).Refusal ?? pace() ?? await parts.Put(db, actor, club, ct)) is { } unwanted)
            {
                return unwanted;
            }

            var (renamed, hidden) = ((club.Name, club.Hue) != looks, hand.Group.Visibility == Visibility.Hidden);
            if (renamed)
            {
                await Rename(db, club, hidden, ct);
            }

            db.Audit(actor, AuditAction.ClubChanged, hand.Place, now, before: before, after: ClubParts.Said(club), place: hand.Place);
            db.Tell(new ClubChanged(club.Id, hidden, renamed) { ById = hand.Me });
            if (club.OpensAs is not null)
            {
                await HeldClubs.BringUp(db, club, hand.Me, now, ct);
            }

            return default(Nothing);
        }, ct);
    }

    /// <summary>Its board and its room have its name, and the board its colour.</summary>
    private static async Task Rename(PortalDb db, Club club, bool hidden, CancellationToken ct)
    {
        await db.Set<Category>().Where(c => c.Id == club.BoardId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, club.Name).SetProperty(x => x.Hue, club.Hue), ct);
        await db.Set<Rooms.Room>().Where(r => r.Id == club.RoomId).ExecuteUpdateAsync(r => r.SetProperty(x => x.Name, club.Name), ct);
        db.Tell(new Rooms.RoomChanged(club.RoomId, Rooms.RoomKind.Club));
        if (!hidden)
        {
            db.Tell(new CategoriesChanged(club.BoardId, Everywhere: true));
        }
    }

    private static Problem? Check(NewClub club, ClubParts parts) =>
        ClubAddress.Unfit(club.Slug)
        ?? parts.Unfit
        ?? (Enum.IsDefined(club.Visibility) ? null : Problem.Invalid<KernelText>("visibility", "UnknownValue", club.Visibility))
        ?? (Enum.IsDefined(club.Arrangement) ? null : Problem.Invalid<KernelText>("arrangement", "UnknownValue", club.Arrangement))
        ?? JoinQuestions.Unfit(club.Questions);

    private async Task<Result<string>> Create(PortalDb db, Actor actor, NewClub given, ClubParts parts, ScreenedText text, string? key, Func<Problem?> pace, Func<Problem?> aDay, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.MadeBefore<Club>(actor, key, ct) is { } before)
        {
            return await db.Set<Club>().Where(c => c.Id == before).Select(c => c.Slug).FirstAsync(ct);
        }

        var standing = await Standing.Of(db, actor, now, ct);
        if ((standing.MayNotWrite ?? (await screening.Judge(db, standing, text, new(ScreenedUse.Name), now, ct)).Refusal ?? pace()) is { } problem)
        {
            return problem;
        }

        if (((await ClubAddress.Taken(db, [given.Slug], null, ct)).Count > 0 ? Problem.Invalid<ClubsText>("slug", "SlugTaken", given.Slug) : aDay()) is { } refused)
        {
            return refused;
        }

        var waits = standing.OnApproval || (!standing.IsModerator && (await ClubSettings.Of(db, ct)).ApproveNew);
        var club = await Place(db, given, waits ? Visibility.Hidden : given.Visibility, now, ct);
        club.OpensAs = waits ? given.Visibility : null;
        var me = standing.AccountId!.Value;
        db.Add(new Membership { GroupId = club.Id, AccountId = me, Role = GroupRole.Host, Since = now });
        db.AddRange(given.Questions.Select((q, i) => new JoinQuestion { ClubId = club.Id, Number = i + 1, Text = q!.Trim() }));
        if (await parts.Put(db, actor, club, ct) is { } unfit)
        {
            return unfit;
        }

        ClubArrangements.Lay(db, club.Id, given.Arrangement, me);
        if (given.Drafted)
        {
            await db.ForgetDraft(actor, NewDraft, ct);
        }

        await db.SaveChangesAsync(ct);
        db.Made<Club>(actor, key, club.Id, now);
        db.Audit(actor, AuditAction.ClubCreated, new("club", club.Id), now, details: club.Name, place: new(ModeratedPlaces.Club, club.Id));
        db.Tell(new ClubCreated(club.Id, waits || given.Visibility == Visibility.Hidden));
        db.Tell(new StandingChanged(me));
        if (waits)
        {
            await HeldClubs.BringUp(db, club, me, now, ct);
        }

        return club.Slug;
    }

    /// <summary>The club itself, with its group, its board and its room.</summary>
    private static async Task<Club> Place(PortalDb db, NewClub given, Visibility visibility, DateTime now, CancellationToken ct)
    {
        var (name, open) = (given.Name.Trim(), visibility == Visibility.Open);
        var group = new Group { Visibility = visibility, CreatedAt = now };
        db.Add(group);
        await db.SaveChangesAsync(ct);
        var hue = given.Page.Color is { } color ? (int)color : Hue.Of(group.Id);
        var category = await Categories.Add(db, ClubAddress.BoardOf(given.Slug), name, "", hue, group.Id, open, ct);
        var room = await Rooms.Rooms.Add(db, name, group.Id, open, now, ct);
        var club = new Club { Id = group.Id, Slug = given.Slug, Name = name, About = "", AboutHtml = "", BoardId = category.Id, RoomId = room.Id, MemberCount = 1, CreatedAt = now, ActivityAt = now, Hue = hue };
        db.Add(club);
        await db.SaveChangesAsync(ct);
        return club;
    }
}
