using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>News as lists show them.</summary>
/// <param name="Id">The id.</param>
/// <param name="Slug">The club's name in addresses.</param>
/// <param name="Title">The title.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="State">How far it has come.</param>
/// <param name="At">Since when it is read, when it is to be, or when it was begun.</param>
/// <param name="EditedAt">When it was changed last after it was read; null where it never was.</param>
/// <param name="Hidden">Only who runs the club, who moderates it and who wrote it see it now.</param>
/// <param name="Excerpt">How it begins.</param>
public sealed record NewsItemRow(long Id, string Slug, string Title, PersonView Author, NewsState State, DateTime At, DateTime? EditedAt, bool Hidden, string Excerpt)
{
    /// <summary>Its address.</summary>
    public string Url => NewsItem.AddressOf(Slug, Id);
}

/// <summary>News as their page shows them.</summary>
/// <param name="Row">What lists show.</param>
/// <param name="Club">The club.</param>
/// <param name="Body">The text, in Markdown.</param>
/// <param name="Html">The safe HTML of that.</param>
/// <param name="PublishAt">When it is to be read; null for a draft.</param>
/// <param name="Revision">How often it was changed.</param>
/// <param name="Held">It waits for a moderator.</param>
/// <param name="CanChange">May change and withdraw it.</param>
/// <param name="CanFlag">May report it.</param>
public sealed record NewsItemView(NewsItemRow Row, ClubView Club, string Body, string Html, DateTime? PublishAt, int Revision, bool Held, bool CanChange, bool CanFlag);

/// <summary>What pages and the API read of clubs' news.</summary>
public sealed class NewsViews(Database database, ClubViews clubs, MarkdownRenderer markdown, NotificationDeeds notifications, TimeProvider time)
{
    /// <summary>How many a page of a list holds.</summary>
    public const int PageSize = 20;

    /// <summary>The most that are shown of what is not published yet.</summary>
    public const int MostUnpublished = 50;

    private const int ExcerptLength = 240;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A club's published news, newest first; null where there is no such club to read.</summary>
    public async Task<Page<NewsItemRow>?> List(Actor actor, string slug, Cursor from, int size, CancellationToken ct)
    {
        if (await clubs.Find(actor, slug, ct) is not { CanRead: true } club)
        {
            return null;
        }

        await using var db = database.Open();
        var (at, id, standing) = (from.At, from.Id, await Standing.Of(db, actor, Now, ct));
        var seen = db.Set<NewsItem>().SeenBy(db, standing).Where(n => n.ClubId == club.Club.Id && n.PublishedAt != null && n.WithdrawnAt == null && (n.PublishedAt < at || (n.PublishedAt == at && n.Id < id)));
        var rows = await Rows(db, seen.OrderByDescending(n => n.PublishedAt).ThenByDescending(n => n.Id).Take(size + 1), club.Club.Slug, ct);
        rows.Sort((a, b) => (b.At, b.Id).CompareTo((a.At, a.Id)));
        return Page<NewsItemRow>.Cut(rows, size, n => new Cursor(n.At, n.Id).ToString());
    }

    /// <summary>Drafts, what waits for its time, or both, for who writes news there, the newest fifty at most; empty for everybody else, null where there is no such club to read.</summary>
    public async Task<IReadOnlyList<NewsItemRow>?> Unpublished(Actor actor, string slug, NewsState? only, CancellationToken ct)
    {
        if (await clubs.Find(actor, slug, ct) is not { CanRead: true } club)
        {
            return null;
        }

        if (!club.May(ClubRights.WriteNews))
        {
            return [];
        }

        await using var db = database.Open();
        var (drafts, scheduled) = (only is null or NewsState.Draft, only is null or NewsState.Scheduled);
        var news = db.Set<NewsItem>().Where(n => n.ClubId == club.Club.Id && n.PublishedAt == null && n.WithdrawnAt == null && ((drafts && n.PublishAt == null) || (scheduled && n.PublishAt != null)));
        var rows = await Rows(db, news.OrderByDescending(n => n.Id).Take(MostUnpublished), club.Club.Slug, ct);
        rows.Sort((a, b) => b.Id.CompareTo(a.Id));
        return rows;
    }

    /// <summary>One of a club's news; null where there is none to see.</summary>
    public async Task<NewsItemView?> Find(Actor actor, string slug, long id, CancellationToken ct)
    {
        if (await clubs.Find(actor, slug, ct) is not { CanRead: true } club)
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var seen = db.Set<NewsItem>().SeenBy(db, standing).Where(n => n.Id == id && n.ClubId == club.Club.Id);
        if (await seen.FirstOrDefaultAsync(ct) is not { } item || await Rows(db, seen, club.Club.Slug, ct) is not [var row])
        {
            return null;
        }

        return new(
            row, club, item.Body, item.Html, item.PublishAt, item.Revision, item.Hidden && await db.IsHeld(new(NewsItem.Kind, id), ct),
            CanChange: club.May(ClubRights.WriteNews) && NewsRules.MayNotChange(item) is null,
            CanFlag: standing.IsMember && standing.MayNotWrite is null && item.AuthorId != standing.AccountId && item.State == NewsState.Published);
    }

    /// <summary>Why somebody may not write a club's news, or null.</summary>
    public async Task<Problem?> MayNotWrite(Actor actor, string slug, CancellationToken ct) =>
        await clubs.Find(actor, slug, ct) is not { } club ? Problem.NotFound
        : club.May(ClubRights.WriteNews) ? null
        : await database.Read(async db => (await Standing.Of(db, actor, Now, ct)).MayNotWriteAt(ModeratedPlaces.OfGroup(club.Club.Id))) ?? Problem.NotAllowed;

    /// <summary>The actor has one open: what they were told of it is read.</summary>
    public async Task Opened(Actor actor, long id, CancellationToken ct)
    {
        var whole = new Subject(NewsItem.Kind, id);
        var word = whole.ToString();
        if (actor.AccountId is { } me && await database.Read(db => db.Set<Notification>().AnyAsync(n => n.AccountId == me && n.Whole == word && n.ReadAt == null, ct))
            && (await database.Write<bool>(async db => await NotificationDeeds.ReadIn(db, me, whole, 0, Now, ct), ct)) is { Done: true, Value: true })
        {
            notifications.TellRead(me);
        }
    }

    /// <summary>The list by which a club's members are written to.</summary>
    internal static MailedList ListOf(long clubId, string name, string slug) => new(new(ModeratedPlaces.Club, clubId), name, $"/clubs/{slug}/news");

    private async Task<List<NewsItemRow>> Rows(PortalDb db, IQueryable<NewsItem> news, string slug, CancellationToken ct)
    {
        var rows = await (
            from n in news
            join a in db.Set<Account>() on n.AuthorId equals a.Id
            select new { n.Id, n.Title, n.Html, n.PublishAt, n.PublishedAt, n.WithdrawnAt, n.EditedAt, n.CreatedAt, n.Hidden, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(n => new NewsItemRow(
            n.Id, slug, n.Title, n.Author, NewsItem.StateOf(n.PublishAt, n.PublishedAt, n.WithdrawnAt), n.PublishedAt ?? n.PublishAt ?? n.CreatedAt, n.EditedAt, n.Hidden, markdown.PlainText(SafeHtml.FromStored(n.Html), ExcerptLength)));
    }
}
