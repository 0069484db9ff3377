using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>What a club is made of.</summary>
/// <param name="Slug">Its name in addresses: lower-case letters, digits and hyphens.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is about, in Markdown.</param>
/// <param name="Visibility">Who may see and join.</param>
public sealed record NewClub(string Slug, string Name, string About, Visibility Visibility);

/// <summary>Making and running clubs.</summary>
public sealed class Clubs(Database database, MarkdownRenderer markdown, RateLimits limits, Screening screening, TimeProvider time)
{
    /// <summary>The longest text about a club.</summary>
    public const int MostAbout = 10_000;

    /// <summary>Makes a club with its group, board and room; who makes it is its host. Answers its name in addresses.</summary>
    public async Task<Result<string>> Create(Actor actor, NewClub club, string? key, CancellationToken ct)
    {
        if (Check(club) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(club.About).Value;
        var text = await screening.Read([new("about", html), new("name", club.Name, IsHtml: false), new("slug", club.Slug, IsHtml: false)], trapped: false, ct);
        var pace = limits.Once(Limited.Posting, actor);
        return await database.Write(db => Create(db, actor, club, html, text, key, pace, ct), ct);
    }

    /// <summary>Changes a club's name and text. Its hosts, and admins.</summary>
    public async Task<Result<Nothing>> Edit(Actor actor, string slug, string name, string about, CancellationToken ct)
    {
        if ((Bounds.Check("name", name, 100) ?? Bounds.Check("about", about, MostAbout, min: 0)) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(about).Value;
        var text = await screening.Read([new("about", html), new("name", name, IsHtml: false)], trapped: false, ct);
        return await database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
                await db.Lock<Club>(await db.Set<Club>().Where(c => c.Slug == slug).Select(c => c.Id).FirstOrDefaultAsync(ct), ct);
                var (club, group) = await ClubMembers.Find(db, standing, slug, ct);
                if (club is null)
                {
                    return Problem.NotFound;
                }

                if (ClubRules.MayNotRun(standing, await ClubMembers.IsHost(db, standing, club.Id, ct)) is { } refused)
                {
                    return refused;
                }

                if ((await screening.Judge(db, standing, text, new(ScreenedUse.Name, GroupId: club.Id), time.GetUtcNow().UtcDateTime, ct)).Refusal is { } unwanted)
                {
                    return unwanted;
                }

                var (renamed, before) = (club.Name != name.Trim(), $"{club.Name}\n\n{club.About}");
                (club.Name, club.About, club.AboutHtml) = (name.Trim(), about, html);
                await db.Set<Category>().Where(c => c.Id == club.BoardId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, club.Name), ct);
                await db.Set<Portal.Features.Rooms.Room>().Where(r => r.Id == club.RoomId).ExecuteUpdateAsync(r => r.SetProperty(x => x.Name, club.Name), ct);
                if (renamed)
                {
                    db.Tell(new Rooms.RoomChanged(club.RoomId, Rooms.RoomKind.Club));
                }

                var hidden = group!.Visibility == Visibility.Hidden;
                if (renamed && !hidden)
                {
                    db.Tell(new CategoriesChanged(club.BoardId, Everywhere: true));
                }

                await db.HoldFiles(actor, new("club", club.Id), about, ct);
                db.Audit(actor, AuditAction.ClubChanged, new("club", club.Id), time.GetUtcNow().UtcDateTime, before: before, after: $"{club.Name}\n\n{club.About}", place: new(ModeratedPlaces.Club, club.Id));
                db.Tell(new ClubChanged(club.Id, hidden, renamed) { ById = standing.AccountId });
                return default(Nothing);
            },
            ct);
    }

    private static Problem? Check(NewClub club) =>
        Bounds.Check("slug", club.Slug, 40, min: 2)
        ?? (Slug.From(club.Slug) != club.Slug ? Problem.Invalid<ClubsText>("slug", "SlugShape") : null)
        ?? (club.Slug == "new" ? Problem.Invalid<ClubsText>("slug", "SlugTaken", club.Slug) : null)
        ?? Bounds.Check("name", club.Name, 100)
        ?? Bounds.Check("about", club.About, MostAbout, min: 0)
        ?? (Enum.IsDefined(club.Visibility) ? null : Problem.Invalid<KernelText>("visibility", "UnknownValue", club.Visibility));

    private async Task<Result<string>> Create(PortalDb db, Actor actor, NewClub club, string html, ScreenedText text, string? key, Func<Problem?> pace, CancellationToken ct)
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

        var board = $"club-{club.Slug}";
        if (await db.Set<Club>().AnyAsync(c => c.Slug == club.Slug, ct) || await db.Set<Category>().AnyAsync(c => c.Slug == board, ct))
        {
            return Problem.Invalid<ClubsText>("slug", "SlugTaken", club.Slug);
        }

        var group = new Group { Visibility = club.Visibility, CreatedAt = now };
        db.Add(group);
        await db.SaveChangesAsync(ct);
        var open = club.Visibility == Visibility.Open;
        var category = await Categories.Add(db, board, club.Name, "", (int)(group.Id % 12), group.Id, open, ct);
        var room = await Rooms.Rooms.Add(db, club.Name, group.Id, open, now, ct);
        db.Add(new Club { Id = group.Id, Slug = club.Slug, Name = club.Name.Trim(), About = club.About, AboutHtml = html, BoardId = category.Id, RoomId = room.Id, MemberCount = 1, CreatedAt = now });
        db.Add(new Membership { GroupId = group.Id, AccountId = standing.AccountId!.Value, Host = true, Since = now });
        await db.SaveChangesAsync(ct);
        await db.HoldFiles(actor, new("club", group.Id), club.About, ct);
        db.Made<Club>(actor, key, group.Id, now);
        db.Audit(actor, AuditAction.ClubCreated, new("club", group.Id), now, details: club.Name.Trim(), place: new(ModeratedPlaces.Club, group.Id));
        db.Tell(new ClubCreated(group.Id, club.Visibility == Visibility.Hidden));
        db.Tell(new StandingChanged(standing.AccountId.Value));
        return club.Slug;
    }
}
