using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>A category as lists show it.</summary>
public sealed record CategoryView(long Id, string Slug, string Name, string About, int Hue, long? GroupId, bool Public, int TopicCount);

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
        return await Views(db.Set<Category>().Where(c => c.GroupId == null || standing.Groups.Contains(c.GroupId.Value)).OrderBy(c => c.GroupId != null).ThenBy(c => c.Position).ThenBy(c => c.Id).Take(Most)).ToListAsync(ct);
    }

    /// <summary>A category that this actor may see, by its name in addresses.</summary>
    public async Task<CategoryView?> Find(Actor actor, string slug, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await Views(db.Set<Category>().SeenBy(standing).Where(c => c.Slug == slug)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The tags used most.</summary>
    public async Task<IReadOnlyList<TagView>> Tags(int most, CancellationToken ct) =>
        await database.Read(db => db.Set<Tag>().Where(t => t.TopicCount > 0).OrderByDescending(t => t.TopicCount).ThenBy(t => t.Name).Take(most).Select(t => new TagView(t.Name, t.TopicCount)).ToListAsync(ct));

    /// <summary>Makes a category of the forum. Admins only.</summary>
    public Task<Result<long>> Create(Actor actor, string slug, string name, string about, int hue, CancellationToken ct) =>
        database.Write<long>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (!standing.IsAdmin)
                {
                    return standing.MayNotWrite ?? Problem.NotAllowed;
                }

                if ((Bounds.Check("name", name, 100) ?? Bounds.Check("about", about, 500, min: 0)) is { } problem)
                {
                    return problem;
                }

                slug = Slug.From(slug);
                if (await db.Set<Category>().AnyAsync(c => c.Slug == slug, ct))
                {
                    return Problem.Invalid<ForumText>("slug", "SlugTaken", slug);
                }

                var category = await Add(db, slug, name, about, hue, null, isPublic: true, ct);
                db.Audit(actor, AuditAction.CategoryChanged, new("category", category.Id), now);
                return category.Id;
            },
            ct);

    /// <summary>Adds a category inside a deed: the board of a club, the first category of a fresh database.</summary>
    public static async Task<Category> Add(PortalDb db, string slug, string name, string about, int hue, long? groupId, bool isPublic, CancellationToken ct)
    {
        var category = new Category { Slug = slug, Name = name, About = about, Hue = Math.Abs(hue % 12), GroupId = groupId, Public = isPublic, Position = await db.Set<Category>().CountAsync(ct) };
        db.Add(category);
        await db.SaveChangesAsync(ct);
        db.Tell(new CategoriesChanged(category.Id));
        return category;
    }

    private static IQueryable<CategoryView> Views(IQueryable<Category> categories) =>
        categories.Select(c => new CategoryView(c.Id, c.Slug, c.Name, c.About, c.Hue, c.GroupId, c.Public, c.TopicCount));
}
