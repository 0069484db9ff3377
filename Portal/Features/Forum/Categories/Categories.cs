using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Text;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>A category as lists show it.</summary>
public sealed record CategoryView(long Id, string Slug, string Name, string About, int Hue, long? GroupId, bool Public, int TopicCount)
{
    /// <summary>Where its topics stand.</summary>
    public Board Board => new(Id, GroupId);

    /// <summary>For how many hours a question is left to the members.</summary>
    public int? MembersHours { get; init; }

    /// <summary>Within how many hours a question is answered.</summary>
    public int? PromisedHours { get; init; }

    /// <summary>What those write here who are less known than this waits for a moderator.</summary>
    public ApprovalFrom? ApprovedFrom { get; init; }
}

/// <summary>A category as the way to it shows it.</summary>
public sealed record CategoryLink(string Slug, string Name, int Hue);

/// <summary>A tag as lists show it.</summary>
public sealed record TagView(string Name, int TopicCount);

/// <summary>Categories: reading them, and making them.</summary>
public sealed class Categories(Database database, SharedViews shared, NewsLog log, TimeProvider time)
{
    private const int Most = 500;

    /// <summary>The forum's own categories, in their order.</summary>
    public async Task<IReadOnlyList<CategoryView>> List(CancellationToken ct) =>
        await database.Read(db => Views(db.Set<Category>().Where(c => c.GroupId == null).OrderBy(c => c.Position).ThenBy(c => c.Id).Take(Most)).ToListAsync(ct));

    /// <summary>The first categories of the forum, for the navigation of every page; read once for all pages until the list changes.</summary>
    public Task<List<CategoryLink>> Links(int most) =>
        shared.Get((CategoriesChanged.Channel, most, log.Version(CategoriesChanged.Channel)), () => database.Read(db => db.Set<Category>()
            .Where(c => c.GroupId == null).OrderBy(c => c.Position).ThenBy(c => c.Id).Take(most).Select(c => new CategoryLink(c.Slug, c.Name, c.Hue)).ToListAsync()));

    /// <summary>The categories in which somebody may start a topic: the forum's, and those of their groups.</summary>
    public async Task<IReadOnlyList<CategoryView>> ListFor(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var groups = standing.Groups.Except(standing.Closed).ToList();
        return await Views(db.Set<Category>().Where(c => c.GroupId == null || groups.Contains(c.GroupId.Value)).OrderBy(c => c.GroupId != null).ThenBy(c => c.Position).ThenBy(c => c.Id).Take(Most)).ToListAsync(ct);
    }

    /// <summary>The categories into which somebody may move a topic: of the forum's and those of their groups the ones where they keep order.</summary>
    public async Task<IReadOnlyList<CategoryView>> ListKept(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var (groups, clubs) = (standing.Groups, standing.Places.Clubs);
        var all = await Views(db.Set<Category>().Where(c => c.GroupId == null || groups.Contains(c.GroupId.Value) || clubs.Contains(c.GroupId.Value))
            .OrderBy(c => c.GroupId != null).ThenBy(c => c.Position).ThenBy(c => c.Id).Take(Most)).ToListAsync(ct);
        return all.FindAll(c => KeepingRules.Keeps(standing, c.Board));
    }

    /// <summary>A category that this actor may see, by its name in addresses.</summary>
    public Task<CategoryView?> Find(Actor actor, string slug, CancellationToken ct) => Find(actor, c => c.Slug == slug, ct);

    /// <summary>The same by its id.</summary>
    public Task<CategoryView?> Find(Actor actor, long id, CancellationToken ct) => Find(actor, c => c.Id == id, ct);

    /// <summary>The tags used most.</summary>
    public async Task<IReadOnlyList<TagView>> Tags(int most, CancellationToken ct) =>
        await database.Read(db => db.Set<Tag>().Where(t => t.TopicCount > 0).OrderByDescending(t => t.TopicCount).ThenBy(t => t.Name).Take(most).Select(t => new TagView(t.Name, t.TopicCount)).ToListAsync(ct));

    /// <summary>Makes a category of the forum. Admins only.</summary>
    public Task<Result<long>> Create(Actor actor, string slug, string name, string about, int hue, CancellationToken ct) =>
        Run<long>(actor, Check(name, about), async db =>
        {
            slug = Slug.From(Bounds.IsBlank(slug) ? name : slug);
            if (await db.Set<Category>().AnyAsync(c => c.Slug == slug, ct))
            {
                return Problem.Invalid<ForumText>("slug", "SlugTaken", slug);
            }

            var category = await Add(db, slug, name.Trim(), about.Trim(), hue, null, isPublic: true, ct);
            db.Audit(actor, AuditAction.CategoryChanged, new("category", category.Id), time.GetUtcNow().UtcDateTime, after: Words(category), place: category.Board.Place);
            return category.Id;
        }, ct);

    /// <summary>Changes what a category of the forum is called, what it says of itself, and its colour. Admins only. Refused when it is not any more as it was seen.</summary>
    public Task<Result<Nothing>> Change(Actor actor, CategoryView seen, string name, string about, int hue, CancellationToken ct) =>
        Run<Nothing>(actor, Check(name, about), async db =>
        {
            await db.Lock<Category>(seen.Id, ct);
            var category = await db.Set<Category>().AsTracking().FirstOrDefaultAsync(c => c.Id == seen.Id && c.GroupId == null, ct);
            if (category is null)
            {
                return Problem.NotFound;
            }

            if ((category.Name, category.About, category.Hue) != (seen.Name, seen.About, seen.Hue))
            {
                return Problem.Changed;
            }

            var before = Words(category);
            (category.Name, category.About, category.Hue) = (name.Trim(), about.Trim(), Math.Abs(hue % Hue.Count));
            db.Audit(actor, AuditAction.CategoryChanged, new("category", category.Id), time.GetUtcNow().UtcDateTime, before: before, after: Words(category), place: category.Board.Place);
            db.Tell(new CategoriesChanged(category.Id, Everywhere: true));
            return default(Nothing);
        }, ct);

    /// <summary>
    /// Says whose posts wait for a moderator in a category: those of members who are less known than this, or of all but the staff; of nobody where it is null. Admins, and on a club's board its hosts.
    /// Refused when it is not any more as it was seen.
    /// </summary>
    public Task<Result<Nothing>> Approve(Actor actor, long categoryId, ApprovalFrom? seen, ApprovalFrom? from, CancellationToken ct) =>
        from is { } given && !Enum.IsDefined(given) ? Task.FromResult<Result<Nothing>>(Problem.Invalid<KernelText>("approvedFrom", "UnknownValue", from))
        : database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
                await db.Lock<Category>(categoryId, ct);
                var category = await db.Set<Category>().AsTracking().SeenBy(standing).FirstOrDefaultAsync(c => c.Id == categoryId, ct);
                if (category is null)
                {
                    return standing.MayNotWrite ?? Problem.NotFound;
                }

                if ((standing.MayNotWrite ?? (standing.IsAdmin || (category.GroupId is { } group && standing.IsHostOf(group)) ? null : Problem.NotAllowed)) is { } refused)
                {
                    return refused;
                }

                if (category.ApprovedFrom != seen && category.ApprovedFrom != from)
                {
                    return Problem.Changed;
                }

                db.Audit(actor, AuditAction.CategoryChanged, new("category", category.Id), time.GetUtcNow().UtcDateTime, details: $"{category.Name}: approval {category.ApprovedFrom?.ToString() ?? "-"} -> {from?.ToString() ?? "-"}", place: category.Board.Place);
                category.ApprovedFrom = from;
                db.Tell(new CategoriesChanged(category.Id, Everywhere: false));
                return default(Nothing);
            },
            ct);

    /// <summary>Moves a category of the forum one place up or down in lists; at the end it stays. Admins only.</summary>
    public Task<Result<Nothing>> Move(Actor actor, long categoryId, bool up, CancellationToken ct) =>
        Run<Nothing>(actor, null, async db =>
        {
            var all = await db.Set<Category>().AsTracking().Where(c => c.GroupId == null).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);
            var (from, to) = (all.FindIndex(c => c.Id == categoryId), all.FindIndex(c => c.Id == categoryId) + (up ? -1 : 1));
            if (from < 0)
            {
                return Problem.NotFound;
            }

            if (to >= 0 && to < all.Count)
            {
                (all[from], all[to]) = (all[to], all[from]);
                for (var i = 0; i < all.Count; i++)
                {
                    all[i].Position = i;
                }

                db.Tell(new CategoriesChanged(categoryId, Everywhere: true));
            }

            return default(Nothing);
        }, ct);

    /// <summary>Adds a category inside a deed: the board of a club, the first category of a fresh database.</summary>
    public static async Task<Category> Add(PortalDb db, string slug, string name, string about, int hue, long? groupId, bool isPublic, CancellationToken ct)
    {
        var category = new Category { Slug = slug, Name = name, About = about, Hue = Math.Abs(hue % Hue.Count), GroupId = groupId, Public = isPublic, Position = await db.Set<Category>().CountAsync(ct) };
        db.Add(category);
        await db.SaveChangesAsync(ct);
        if (groupId is null)
        {
            db.Tell(new CategoriesChanged(category.Id, Everywhere: true));
        }

        return category;
    }

    private async Task<CategoryView?> Find(Actor actor, Expression<Func<Category, bool>> which, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await Views(db.Set<Category>().SeenBy(standing).Where(which)).FirstOrDefaultAsync(ct);
    }

    private static string Words(Category category) => $"{category.Name}\n{category.About}\ncolour {category.Hue + 1}";

    private static Problem? Check(string name, string about) => Bounds.Check("name", name, Category.MostName) ?? Bounds.Check("about", about, Category.MostAbout, min: 0);

    private Task<Result<T>> Run<T>(Actor actor, Problem? unfit, Func<PortalDb, Task<Result<T>>> deed, CancellationToken ct) =>
        database.Write<T>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
                return !standing.IsAdmin ? standing.MayNotWrite ?? Problem.NotAllowed : unfit is not null ? unfit : await deed(db);
            },
            ct);

    /// <summary>Where a change of what stands is looked at: a place that holds what newer members write flags what they write anew.</summary>
    internal static async Task<ScreenedPlace> EditedIn(PortalDb db, Board at, CancellationToken ct) =>
        new(ScreenedUse.Edit, at.CategoryId, at.GroupId) { ApprovedFrom = await db.Set<Category>().Where(c => c.Id == at.CategoryId).Select(c => c.ApprovedFrom).FirstOrDefaultAsync(ct) };

    private static IQueryable<CategoryView> Views(IQueryable<Category> categories) =>
        categories.Select(c => new CategoryView(c.Id, c.Slug, c.Name, c.About, c.Hue, c.GroupId, c.Public, c.TopicCount) { MembersHours = c.MembersHours, PromisedHours = c.PromisedHours, ApprovedFrom = c.ApprovedFrom });
}
