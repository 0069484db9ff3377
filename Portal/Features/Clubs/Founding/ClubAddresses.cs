using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Clubs;

/// <summary>What is to be said of an address that somebody thinks of for a club.</summary>
/// <param name="Slug">The address.</param>
/// <param name="Free">Whether a club may have it.</param>
/// <param name="Suggestion">Where not: one like it that is free, or null.</param>
public sealed record AddressLook(string Slug, bool Free, string? Suggestion);

/// <summary>The addresses of clubs: whether one is free, and another one for a club.</summary>
public sealed class ClubAddresses(Database database, ClubHands hands, RateLimits limits, TimeProvider time)
{
    private const int MostTried = 20;

    /// <summary>A club keeps so many former addresses: no other club can have them.</summary>
    private const int MostFormer = 20;

    /// <summary>Whether an address is free, while somebody types it; without one the address that a name would give. That it is taken says nothing of by whom.</summary>
    public async Task<Result<AddressLook>> Look(Actor actor, string? slug, string? name, CancellationToken ct)
    {
        var wanted = string.IsNullOrWhiteSpace(slug) ? ClubAddress.Of(name) : slug;
        if ((Bounds.Check("slug", wanted, ClubAddress.MostSlug) ?? limits.Take(Limited.LookUps, actor)) is { } problem)
        {
            return problem;
        }

        await using var db = database.Open();
        if ((await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).MayNotUse is { } refused)
        {
            return refused;
        }

        List<string> tried = [.. Enumerable.Range(1, MostTried).Select(n => n == 1 ? wanted : Numbered(ClubAddress.Of(wanted), n))];
        var taken = await ClubAddress.Taken(db, tried, null, ct);
        var free = tried.Find(s => !taken.Contains(s) && ClubAddress.Unfit(s) is null);
        return new AddressLook(wanted, free == wanted, free == wanted ? null : free);
    }

    /// <summary>Gives a club another address; those that it had lead there from then on. Who may change access.</summary>
    public Task<Result<string>> Change(Actor actor, string slug, string to, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return hands.Do<string>(actor, slug, ClubRights.ChangeAccess, async hand =>
        {
            var (db, club, before) = (hand.Db, hand.Club, hand.Club.Slug);
            if (before == to)
            {
                return to;
            }

            if ((ClubAddress.Unfit(to) ?? ((await ClubAddress.Taken(db, [to], club.Id, ct)).Count > 0 ? Problem.Invalid<ClubsText>("slug", "SlugTaken", to) : null) ?? pace()) is { } problem)
            {
                return problem;
            }

            if (await db.Set<ClubAddress>().Where(a => a.ClubId == club.Id && a.Slug != to).CountAsync(ct) >= MostFormer)
            {
                return Problem.Refused<FoundingText>("TooManyAddresses", MostFormer);
            }

            await db.Set<ClubAddress>().Where(a => a.ClubId == club.Id && a.Slug == to).ExecuteDeleteAsync(ct);
            db.Add(new ClubAddress { Slug = before, ClubId = club.Id });
            club.Slug = to;
            db.Audit(actor, AuditAction.ClubAddressChanged, hand.Place, hand.Now, before: before, after: to, place: hand.Place);
            db.Tell(new ClubChanged(club.Id, hand.Group.Visibility == Visibility.Hidden, Renamed: true) { ById = hand.Me });
            return to;
        }, ct);
    }

    private static string Numbered(string slug, int number)
    {
        var end = $"-{number}";
        return slug.Length + end.Length > ClubAddress.MostSlug ? slug[..(ClubAddress.MostSlug - end.Length)].TrimEnd('-') + end : slug + end;
    }
}
