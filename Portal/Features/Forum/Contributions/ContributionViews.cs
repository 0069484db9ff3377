using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>A line of the board of helpers.</summary>
public sealed record HelperRow(PersonView Person, int Posts, int Answers, int Thanks, int Points);

/// <summary>What a profile says of what somebody did.</summary>
/// <param name="Trust">How well they are known here; null for staff, who need not earn it.</param>
/// <param name="Merit">What they have done in all.</param>
/// <param name="Badges">What they were honoured for, newest first.</param>
public sealed record ProfileRecord(Trust? Trust, Merit Merit, IReadOnlyList<(BadgeKind Kind, DateTime At)> Badges);

/// <summary>A post as a profile shows it.</summary>
public sealed record ProfilePost(long Id, string Url, string Title, string Excerpt, DateTime At, bool IsAnswer);

/// <summary>What pages read of who did what.</summary>
public sealed class ContributionViews(Database database, MarkdownRenderer markdown, TimeProvider time)
{
    /// <summary>How many helpers a month's board names.</summary>
    public const int BoardSize = 50;

    /// <summary>The month that it is now.</summary>
    public int ThisMonth => Months.Of(time.GetUtcNow().UtcDateTime);

    /// <summary>Who helped most in a month. Staff are paid for it and stand on no board.</summary>
    public async Task<IReadOnlyList<HelperRow>> Board(int month, CancellationToken ct)
    {
        await using var db = database.Open();
        return await (
            from c in db.Set<Contribution>()
            join a in db.Set<Account>() on c.AccountId equals a.Id
            where c.Month == month && a.Roles == Roles.None && (a.NormalizedEmail != null || a.Imported)
            orderby c.Points descending, c.AccountId
            select new HelperRow(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), c.Posts, c.Answers, c.Thanks, c.Points)).Take(BoardSize).ToListAsync(ct);
    }

    /// <summary>The first month that has a board, or null.</summary>
    public Task<int?> FirstMonth(CancellationToken ct) => database.Read(db => db.Set<Contribution>().MinAsync(c => (int?)c.Month, ct));

    /// <summary>What somebody did in all.</summary>
    public async Task<ProfileRecord> Of(long accountId, CancellationToken ct)
    {
        await using var db = database.Open();
        var trust = await db.Set<Account>().Where(a => a.Id == accountId).Select(a => a.Roles == Roles.None ? (Trust?)a.Trust : null).FirstOrDefaultAsync(ct);
        var badges = await db.Set<Badge>().Where(b => b.AccountId == accountId).OrderByDescending(b => b.At).Select(b => new { b.Kind, b.At }).ToListAsync(ct);
        return new(trust, (await Merits.Of(db, [accountId], ct))[accountId], badges.ConvertAll(b => (b.Kind, b.At)));
    }

    /// <summary>The same in short, with one question: without badges, and without what they have read.</summary>
    public Task<(Trust? Trust, Merit Merit)?> OnCard(long accountId, CancellationToken ct) => database.Read(async db =>
    {
        var row = await db.Set<Account>().Where(a => a.Id == accountId).Select(a => new
        {
            a.Roles,
            a.Trust,
            Posts = db.Set<Contribution>().Where(c => c.AccountId == a.Id).Sum(c => c.Posts),
            Answers = db.Set<Contribution>().Where(c => c.AccountId == a.Id).Sum(c => c.Answers),
            Thanks = db.Set<Contribution>().Where(c => c.AccountId == a.Id).Sum(c => c.Thanks),
            Days = db.Set<Visits>().Where(v => v.AccountId == a.Id).Sum(v => v.Days),
        }).FirstOrDefaultAsync(ct);
        return row is null ? ((Trust?, Merit)?)null : (row.Roles == Roles.None ? row.Trust : null, new Merit(row.Posts, row.Answers, row.Thanks, 0, row.Days));
    });

    /// <summary>Somebody's latest replies, as far as the actor may see them.</summary>
    public async Task<Page<ProfilePost>> Posts(Actor actor, long accountId, long before, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var rows = await (
            from p in db.Set<Post>().SeenBy(db, standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            where p.AuthorId == accountId && p.Number > 1 && p.Id < before
            orderby p.Id descending
            select new { p.Id, p.TopicId, p.Number, p.Html, p.CreatedAt, t.Slug, t.Title, IsAnswer = t.AcceptedPostId == p.Id }).Take(size + 1).ToListAsync(ct);
        return Page<ProfilePost>.Cut(
            rows.ConvertAll(p => new ProfilePost(p.Id, new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, p.Title, markdown.PlainText(SafeHtml.FromStored(p.Html), 200), p.CreatedAt, p.IsAnswer)),
            size,
            row => row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
