using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;
using Portal.Platform.Text;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>A place that somebody follows or mutes, and how.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="Id">The category, the tag or the person.</param>
/// <param name="Name">Its name in addresses: a slug, a tag, the name of an account.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Level">How closely.</param>
/// <param name="Mail">By which letter, or null for as the settings say.</param>
public sealed record PlaceRow(PlaceKind Kind, long Id, string Name, string Title, WatchLevel Level, MailChoice? Mail)
{
    /// <summary>Its address.</summary>
    public string Url => Kind switch { PlaceKind.Category => $"/c/{Name}", PlaceKind.Tag => $"/tag/{Uri.EscapeDataString(Name)}", _ => $"/u/{Uri.EscapeDataString(Name)}" };
}

/// <summary>How closely a member follows the topics of categories, tags and people.</summary>
public sealed class Places(Database database, LiveBus bus, RateLimits limits, TimeProvider time)
{
    /// <summary>A place by its name in addresses, as far as the actor may see it, with what they say of it; null for a visitor, for themselves, and where there is none.</summary>
    public async Task<PlaceRow?> Find(Actor actor, PlaceKind kind, string name, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var place = await Named(db, standing, kind, name).FirstOrDefaultAsync(ct);
        return place is null || (kind == PlaceKind.Person && place.Id == me) ? null
            : await db.Set<PlaceWatch>().FirstOrDefaultAsync(w => w.AccountId == me && w.Kind == kind && w.SubjectId == place.Id, ct) is { } watch ? place with { Level = watch.Level, Mail = watch.Mail } : place;
    }

    /// <summary>The places that the actor follows or mutes, categories first.</summary>
    public async Task<IReadOnlyList<PlaceRow>> List(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var mine = db.Set<PlaceWatch>().Where(w => w.AccountId == standing.AccountId);
        var categories = await mine.Where(w => w.Kind == PlaceKind.Category).Join(db.Set<Category>().SeenBy(standing), w => w.SubjectId, c => c.Id, (w, c) => new PlaceRow(w.Kind, c.Id, c.Slug, c.Name, w.Level, w.Mail)).Take(PlaceWatch.Most).ToListAsync(ct);
        var tags = await mine.Where(w => w.Kind == PlaceKind.Tag).Join(db.Set<Tag>(), w => w.SubjectId, t => t.Id, (w, t) => new PlaceRow(w.Kind, t.Id, t.Name, "#" + t.Name, w.Level, w.Mail)).Take(PlaceWatch.Most).ToListAsync(ct);
        var people = await mine.Where(w => w.Kind == PlaceKind.Person).Join(db.Set<Account>(), w => w.SubjectId, a => a.Id, (w, a) => new PlaceRow(w.Kind, a.Id, a.UserName!, a.DisplayName ?? a.UserName!, w.Level, w.Mail)).Take(PlaceWatch.Most).ToListAsync(ct);
        return [.. categories.OrderBy(p => p.Title), .. tags.OrderBy(p => p.Title), .. people.OrderBy(p => p.Title)];
    }

    /// <summary>The actor chooses how closely they follow a place, and by which letter they hear of what is new there. What is there already counts as read.</summary>
    /// <param name="actor">Who chooses.</param>
    /// <param name="kind">What kind of place.</param>
    /// <param name="name">Its name in addresses; for a category its id will do.</param>
    /// <param name="level">How closely.</param>
    /// <param name="mail">By which letter; null for as their settings say.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<Nothing>> Follow(Actor actor, PlaceKind kind, string name, WatchLevel level, MailChoice? mail, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        var result = await database.Write(db => Follow(db, actor, kind, name, level, mail, pace, ct), ct);
        if (result.Done)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Reading.Chosen, "{}");
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Reading.Changed, "{}");
        }

        return result;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<Result<Nothing>> Follow(PortalDb db, Actor actor, PlaceKind kind, string name, WatchLevel level, MailChoice? mail, Func<Problem?> pace, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, Now, ct);
        if (standing.MayNotUse is { } refused)
        {
            return refused;
        }

        if (standing.AccountId is not { } me || await Named(db, standing, kind, name).FirstOrDefaultAsync(ct) is not { } place)
        {
            return standing.IsMember ? Problem.NotFound : Problem.SignIn;
        }

        if (!Enum.IsDefined(level) || (mail is { } letter && !Enum.IsDefined(letter)))
        {
            return Problem.Invalid<KernelText>("level", "UnknownValue", level);
        }

        if (kind == PlaceKind.Person && place.Id == me)
        {
            return Problem.Refused<ForumText>("FollowYourself");
        }

        return pace() is { } tooMany ? tooMany : await Set(db, me, place, level, mail, ct);
    }

    private async Task<Result<Nothing>> Set(PortalDb db, long me, PlaceRow place, WatchLevel level, MailChoice? mail, CancellationToken ct)
    {
        await db.Lock<Account>(me, ct);
        var watch = await db.Set<PlaceWatch>().AsTracking().FirstOrDefaultAsync(w => w.AccountId == me && w.Kind == place.Kind && w.SubjectId == place.Id, ct);
        if (level == WatchLevel.Normal && mail is null)
        {
            if (watch is not null)
            {
                db.Remove(watch);
            }
        }
        else if (watch is not null)
        {
            watch.At = watch.Level == level ? watch.At : Now;
            (watch.Level, watch.Mail) = (level, mail);
        }
        else if (await db.Set<PlaceWatch>().CountAsync(w => w.AccountId == me, ct) >= PlaceWatch.Most)
        {
            return Problem.Refused<ForumText>("TooManyPlaces", PlaceWatch.Most);
        }
        else
        {
            db.Add(new PlaceWatch { AccountId = me, Kind = place.Kind, SubjectId = place.Id, Level = level, Mail = mail, At = Now });
        }

        return default(Nothing);
    }

    /// <summary>The place of a name that somebody may see. A tag that stands on nothing that they may see is not there.</summary>
    private static IQueryable<PlaceRow> Named(PortalDb db, Standing standing, PlaceKind kind, string name)
    {
        var id = long.TryParse(name, out var number) ? number : 0;
        var word = TagWords.Word(name);
        var account = LookupNames.Of(name);
        return kind switch
        {
            PlaceKind.Category => db.Set<Category>().SeenBy(standing).Where(c => c.Slug == name || c.Id == id).OrderBy(c => c.Slug == name ? 0 : 1).Select(c => new PlaceRow(kind, c.Id, c.Slug, c.Name, WatchLevel.Normal, null)),
            PlaceKind.Tag => db.Set<Tag>().Where(t => t.Name == word && (t.TopicCount > 0 || db.Set<TopicTag>().Any(x => x.TagId == t.Id && db.Set<Topic>().SeenBy(standing).Any(s => s.Id == x.TopicId))))
                .Select(t => new PlaceRow(kind, t.Id, t.Name, "#" + t.Name, WatchLevel.Normal, null)),
            _ => db.Set<Account>().Where(a => a.NormalizedUserName == account && (a.EmailConfirmed || a.Imported)).Select(a => new PlaceRow(kind, a.Id, a.UserName!, a.DisplayName ?? a.UserName!, WatchLevel.Normal, null)),
        };
    }
}
