using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Clubs;

/// <summary>The file of a download or a photo.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Width">Pixels across, of a picture.</param>
/// <param name="Height">Pixels down, of a picture.</param>
/// <param name="Url">Its address.</param>
public sealed record ItemFile(string Name, long Length, int? Width, int? Height, string Url);

/// <summary>An article, a download, a photo or a line of feedback, as lists show it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Author">Whose it is.</param>
/// <param name="Title">Its title or caption.</param>
/// <param name="Html">The safe HTML of its text.</param>
/// <param name="Alt">What a picture shows.</param>
/// <param name="File">Its file; null where it has none, or none any more.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="EditedAt">When it was changed last, or null.</param>
/// <param name="Url">Where it is read.</param>
public sealed record ItemRow(long Id, ClubItemKind Kind, PersonView Author, string Title, string Html, string Alt, ItemFile? File, DateTime CreatedAt, DateTime? EditedAt, string Url)
{
    /// <summary>True where it is about a file that is gone.</summary>
    public bool IsBroken => Kind.HasFile() && File is null;
}

/// <summary>The same as its page shows it.</summary>
/// <param name="Row">What lists show.</param>
/// <param name="Body">The text in Markdown.</param>
/// <param name="Revision">How often it was changed.</param>
/// <param name="Hidden">True while a moderator has taken it from view, or has not looked at it yet.</param>
/// <param name="Removed">True where it was taken away.</param>
/// <param name="Taken">How many took it, of a download.</param>
public sealed record ItemView(ItemRow Row, string Body, int Revision, bool Hidden, bool Removed, int Taken)
{
    /// <summary>May change it.</summary>
    public bool CanChange { get; init; }

    /// <summary>May take it away.</summary>
    public bool CanRemove { get; init; }

    /// <summary>May put back what was taken away.</summary>
    public bool CanPutBack { get; init; }

    /// <summary>May flag it: a member whose it is not.</summary>
    public bool CanFlag { get; init; }

    /// <summary>May say a line of a download.</summary>
    public bool CanSay { get; init; }

    /// <summary>Took it, and has not answered yet what they make of it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>True while it waits for a moderator.</summary>
    public bool Held { get; init; }
}

/// <summary>An article by what it is called.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">Its title.</param>
public sealed record ItemTitle(long Id, string Title);

/// <summary>What pages and the API read of articles, downloads, photos and feedback.</summary>
public sealed class ItemViews(Database database, TimeProvider time)
{
    /// <summary>How many a page of a list holds.</summary>
    public const int PageSize = 30;

    /// <summary>So much of a text's HTML is read where a list shows how it begins.</summary>
    internal const int BeginningOf = 4_000;

    /// <summary>All of it.</summary>
    internal const int Whole = 1_000_000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A club's things of some kinds, the newest first, for who may read the club; of their texts only how they begin.</summary>
    public async Task<Page<ItemRow>> List(Actor actor, ClubView club, IReadOnlyList<ClubItemKind> kinds, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var (standing, id, at, last) = (await Standing.Of(db, actor, Now, ct), club.Club.Id, from.At, from.Id);
        var items = db.Set<ClubItem>().SeenBy(db, standing).Listed().Where(i => i.ClubId == id && kinds.Contains(i.Kind) && (i.CreatedAt < at || (i.CreatedAt == at && i.Id < last)));
        var rows = await Rows(db, club.Club.Slug, items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(size + 1), BeginningOf, ct);
        return Page<ItemRow>.Cut(rows, size, i => new Cursor(i.CreatedAt, i.Id).ToString());
    }

    /// <summary>A club's articles by title, with these words in it, for who may read the club: so many at most, of which one that is chosen already is the first.</summary>
    public async Task<IReadOnlyList<ItemTitle>> Titles(Actor actor, ClubView club, string? words, long chosen, int most, CancellationToken ct)
    {
        await using var db = database.Open();
        var (standing, id, kinds, sought) = (await Standing.Of(db, actor, Now, ct), club.Club.Id, ClubItemKinds.Articles, (words ?? "").Trim().ToLowerInvariant());
        return await db.Set<ClubItem>().SeenBy(db, standing).Listed().Where(i => i.ClubId == id && kinds.Contains(i.Kind) && (i.Id == chosen || sought == "" || i.Title.ToLower().Contains(sought)))
            .OrderBy(i => i.Id == chosen ? 0 : 1).ThenBy(i => i.Title).ThenBy(i => i.Id).Take(most).Select(i => new ItemTitle(i.Id, i.Title)).ToListAsync(ct);
    }

    /// <summary>What was said of a download, the newest first: for who runs the club. Null for anybody else.</summary>
    public async Task<Page<ItemRow>?> Feedback(Actor actor, ClubView club, long downloadId, long before, int size, CancellationToken ct)
    {
        if (!club.May(ClubRights.WriteArticles))
        {
            return null;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var items = db.Set<ClubItem>().SeenBy(db, standing).Listed().Where(i => i.ParentId == downloadId && i.ClubId == club.Club.Id && i.Id < before);
        return Page<ItemRow>.Cut(await Rows(db, club.Club.Slug, items.OrderByDescending(i => i.Id).Take(size + 1), Whole, ct), size, i => i.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>One of a club's things, for who may see it; null where there is none.</summary>
    public async Task<ItemView?> Find(Actor actor, ClubView club, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var mine = db.Set<ClubItem>().SeenBy(db, standing).Where(i => i.Id == id && i.ClubId == club.Club.Id);
        if (await mine.FirstOrDefaultAsync(ct) is not { } item)
        {
            return null;
        }

        var row = (await Rows(db, club.Club.Slug, mine, Whole, ct))[0];
        var (isDownload, me) = (item.Kind == ClubItemKind.Download, standing.AccountId ?? 0);
        var asked = isDownload && await db.Set<ClubDownload>().AnyAsync(d => d.ItemId == id && d.AccountId == me && !d.Answered, ct);
        return new(row, item.Body, item.Revision, item.Hidden, item.DeletedAt is not null, isDownload ? await db.Set<ClubDownload>().CountAsync(d => d.ItemId == id, ct) : 0)
        {
            CanChange = ClubItemRules.MayNotChange(standing, club.Rights, item) is null,
            CanRemove = item.DeletedAt is null && (!item.Hidden || item.AuthorId == standing.AccountId) && ClubItemRules.MayNotRemove(standing, club.Rights, item, row.Author.Roles) is null,
            CanPutBack = item.DeletedAt is not null && ClubItemRules.MayNotPutBack(standing, club.Rights, item) is null,
            CanFlag = standing.IsMember && standing.MayNotWrite is null && item.AuthorId != standing.AccountId && item.DeletedAt is null,
            CanSay = isDownload && item.AuthorId != standing.AccountId && ClubItemRules.MayNotAdd(standing, club.Rights, club.Club.Id, ClubItemKind.Feedback, true) is null,
            IsAsked = asked && item.AuthorId != standing.AccountId,
            Held = item.Hidden && await db.IsHeld(new(ClubItem.Word, id), ct),
        };
    }

    /// <summary>Whether somebody may add something of a kind.</summary>
    public async Task<bool> MayAdd(Actor actor, ClubView club, ClubItemKind kind, CancellationToken ct)
    {
        await using var db = database.Open();
        var (standing, id) = (await Standing.Of(db, actor, Now, ct), club.Club.Id);
        var photos = kind != ClubItemKind.Photo || await db.Set<ClubLayout>().Where(l => l.ClubId == id).Select(l => (bool?)l.MembersAddPhotos).FirstOrDefaultAsync(ct) != false;
        return club.CanRead && ClubItemRules.MayNotAdd(standing, club.Rights, id, kind, photos) is null;
    }

    /// <summary>The rows of a query, the newest first, with their authors and files: one statement.</summary>
    /// <param name="db">The context.</param>
    /// <param name="slug">The club's name in addresses.</param>
    /// <param name="items">Which.</param>
    /// <param name="mostHtml">So much of each text, for lists that show how it begins.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<List<ItemRow>> Rows(PortalDb db, string slug, IQueryable<ClubItem> items, int mostHtml, CancellationToken ct)
    {
        var rows = await (
            from i in items
            join a in db.Set<Account>() on i.AuthorId equals a.Id
            from f in db.Set<StoredFile>().Where(f => f.Id == i.FileId && !f.Hidden).DefaultIfEmpty()
            orderby i.CreatedAt descending, i.Id descending
            select new { i.Id, i.Kind, i.Title, Html = i.Html.Substring(0, mostHtml), i.Alt, i.CreatedAt, i.EditedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), File = f }).ToListAsync(ct);
        return rows.ConvertAll(i => new ItemRow(
            i.Id, i.Kind, i.Author, i.Title, i.Html, i.Alt, i.File is { } file ? new ItemFile(file.Name, file.Length, file.Width, file.Height, file.Address) : null, i.CreatedAt, i.EditedAt,
            ItemEntry.AddressOf(slug, i.Kind, i.Id, i.Title)));
    }
}
