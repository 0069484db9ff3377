using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>Writes a club's news, changes and withdraws them: whoever has that right in the club.</summary>
public sealed class NewsItems(ClubHands hands, MarkdownRenderer markdown, RateLimits limits, Screening screening)
{
    /// <summary>Writes one: a draft, for a time, or published at once. The same key by the same author makes one. Answers its id.</summary>
    public async Task<Result<long>> Write(Actor actor, string slug, NewsWish wish, string? key, CancellationToken ct)
    {
        if (wish.Words() is { } unfit)
        {
            return unfit;
        }

        var html = markdown.Render(wish.Body).Value;
        var pace = limits.Once(Limited.Posting, actor);
        var text = await Screen(wish, html, ct);
        return await hands.Do<long>(actor, slug, ClubRights.WriteNews, async hand =>
        {
            var db = hand.Db;
            if (await db.MadeBefore<NewsItem>(actor, key, ct) is { } before)
            {
                return before;
            }

            if ((wish.Time(hand.Now) ?? pace()) is { } refused)
            {
                return refused;
            }

            var screened = wish.Draft ? Screened.Clean : await screening.Judge(db, hand.Standing, text, new(ScreenedUse.Public, GroupId: hand.Club.Id), hand.Now, ct);
            if (screened.Refusal is { } unwanted)
            {
                return unwanted;
            }

            var item = new NewsItem { ClubId = hand.Club.Id, AuthorId = hand.Me, Title = screened.Shown("title", wish.Title), Body = wish.Body, Html = screened.Shown("body", html), Hidden = screened.Held, CreatedAt = hand.Now };
            db.Add(item);
            await db.SaveChangesAsync(ct);
            await db.HoldFiles(actor, new(NewsItem.Kind, item.Id), wish.Body, ct);
            db.Made<NewsItem>(actor, key, item.Id, hand.Now);
            Set(db, item, wish, hand.Now);
            await ModeratedNews.Keep(db, screened, item, hand.Now, ct);
            return item.Id;
        }, ct);
    }

    /// <summary>Changes one. The revision is that of the news as they were read, null for whichever it is: where they were changed since, that is refused.</summary>
    public async Task<Result<Nothing>> Change(Actor actor, string slug, long id, NewsWish wish, int? revision, CancellationToken ct)
    {
        if (wish.Words() is { } unfit)
        {
            return unfit;
        }

        var html = markdown.Render(wish.Body).Value;
        var pace = limits.Once(Limited.Edits, actor);
        var text = await Screen(wish, html, ct);
        return await Run(actor, slug, id, async (hand, item) =>
        {
            var (db, stands, draft) = (hand.Db, item.PublishedAt is not null, item.PublishedAt is null && wish.Draft);
            if ((revision is { } seen && seen != item.Revision ? Problem.Changed : (stands || (wish.At is { } at && at == item.PublishAt) ? null : wish.Time(hand.Now)) ?? pace()) is { } refused)
            {
                return refused;
            }

            var use = item.PublishAt is null ? ScreenedUse.Public : ScreenedUse.Edit; // what only who runs the club has read can be held
            var screened = draft ? Screened.Clean : await screening.Judge(db, hand.Standing, text, new(use, GroupId: hand.Club.Id), hand.Now, ct);
            if (screened.Refusal is { } unwanted)
            {
                return unwanted;
            }

            (item.Title, item.Body, item.Html, item.Revision, item.EditedAt) = (screened.Shown("title", wish.Title), wish.Body, screened.Shown("body", html), item.Revision + 1, stands ? (DateTime?)hand.Now : null);
            item.Hidden |= screened.Held;
            await db.HoldFiles(actor, new(NewsItem.Kind, id), wish.Body, ct);
            if (stands)
            {
                db.Tell(new ClubNewsChanged(id, item.ClubId) { ById = hand.Me });
            }
            else
            {
                Set(db, item, wish, hand.Now);
            }

            await ModeratedNews.Keep(db, screened, item, hand.Now, ct);
            return null;
        }, ct);
    }

    /// <summary>Withdraws one, for good. Twice is as good as once.</summary>
    public Task<Result<Nothing>> Withdraw(Actor actor, string slug, long id, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return Run(actor, slug, id, (hand, item) => Task.FromResult(pace() is { } tooMany ? tooMany : Withdraw(hand, item)), ct, again: true);
    }

    /// <summary>Publishes one that is at hand, inside a deed: once.</summary>
    internal static void Publish(PortalDb db, NewsItem item, DateTime now)
    {
        item.PublishedAt = now;
        if (!item.Hidden)
        {
            db.Tell(new ClubNewsPublished(item.Id, item.ClubId));
        }
    }

    private static Problem? Withdraw(ClubAtHand hand, NewsItem item)
    {
        if (item.WithdrawnAt is null)
        {
            item.WithdrawnAt = hand.Now;
            if (item.PublishedAt is not null)
            {
                hand.Db.Audit(hand.Actor, AuditAction.ClubNewsWithdrawn, new(NewsItem.Kind, item.Id), hand.Now, details: item.Title, place: hand.Place, whom: item.AuthorId == hand.Me ? null : item.AuthorId);
                hand.Db.Tell(new ClubNewsWithdrawn(item.Id, item.ClubId));
            }
        }

        return null;
    }

    private static void Set(PortalDb db, NewsItem item, NewsWish wish, DateTime now)
    {
        item.PublishAt = wish.Draft ? null : wish.At ?? now;
        if (!wish.Draft && wish.At is null)
        {
            Publish(db, item, now);
        }
    }

    private ValueTask<ScreenedText> Screen(NewsWish wish, string html, CancellationToken ct) => screening.Read([new("title", wish.Title, IsHtml: false), new("body", html)], trapped: false, ct);

    private Task<Result<Nothing>> Run(Actor actor, string slug, long id, Func<ClubAtHand, NewsItem, Task<Problem?>> change, CancellationToken ct, bool again = false) =>
        hands.Do<Nothing>(actor, slug, ClubRights.WriteNews, async hand =>
        {
            await hand.Db.Lock<NewsItem>(id, ct);
            if (await hand.Db.Set<NewsItem>().AsTracking().FirstOrDefaultAsync(n => n.Id == id && n.ClubId == hand.Club.Id, ct) is not { } item)
            {
                return Problem.NotFound;
            }

            return ((again ? null : NewsRules.MayNotChange(item)) ?? await change(hand, item)) is { } problem ? problem : default(Nothing);
        }, ct);
}
