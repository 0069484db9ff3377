using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>
/// Brings a Stack Exchange dump in: <see cref="Read"/> looks at all of it and writes nothing, <see cref="Write"/> writes what is not here yet.
/// Stopped at any moment, it goes on from there when it is run again.
/// </summary>
public sealed class StackExchangeImport(Database database, MarkdownRenderer markdown, SearchFeeder search, ContributionRebuild contributions, TimeProvider time)
{
    private const int Batch = 200;
    private const string Posts = "post";
    private const string People = "person";

    private readonly ImportTexts texts = new(markdown);

    /// <summary>Reads a dump to its end. Refuses a folder without <c>Posts.xml</c>, a broken file, and a category that is not there. Dispose what it answers.</summary>
    public async Task<Result<Dump>> Read(Actor actor, string folder, string? category, Action<double> progress, CancellationToken ct)
    {
        if (!actor.IsSystem)
        {
            return Problem.NotAllowed;
        }

        if (!DumpFolder.Open(folder).Try(out var opened, out var problem))
        {
            return problem;
        }

        var place = category is null ? null : await database.Read(db => db.Set<Category>().Where(c => c.Slug == category).Select(c => (long?)c.Id).FirstOrDefaultAsync(ct));
        return category is not null && place is null
            ? Problem.Invalid<ForumText>("category", "ImportNoCategory", category)
            : ReadFiles(opened, place, progress, ct);
    }

    /// <summary>Writes what is not here yet, a few hundred posts at a time, and makes it searchable.</summary>
    public async Task<ImportReport> Write(Dump dump, Action<double> progress, CancellationToken ct)
    {
        var category = await CategoryFor(dump, ct);
        dump.Report.Category = category.Slug;
        await database.Write(db => Log(db, dump, category), ct);
        var (done, all) = (0L, Math.Max(1.0, dump.Count));
        var people = new PeopleImport(database, texts);
        foreach (var batch in dump.People().Chunk(Batch))
        {
            await people.Write(dump, batch, ct);
            progress((done += batch.Length) / all);
        }

        foreach (var batch in dump.Topics(Batch))
        {
            await WriteTopics(dump, category, batch, ct);
            progress((done += batch.Count) / all);
        }

        await Index(dump.Source, ImportedItem.Post, Posts, ct);
        await Index(dump.Source, ImportedItem.Comment, Posts, ct);
        await Index(dump.Source, ImportedItem.Person, People, ct);
        await Index(dump.Source, ImportedItem.Guest, People, ct);
        await contributions.Rebuild(ct);
        return dump.Report;
    }

    /// <summary>Stands in the log before the first row comes in: an import may be stopped at any moment.</summary>
    private Task<Result<Nothing>> Log(PortalDb db, Dump dump, Category category)
    {
        db.Audit(Actor.System, AuditAction.Imported, new("category", category.Id), time.GetUtcNow().UtcDateTime, details: Shorten.To(dump.Name, 2000));
        return Task.FromResult<Result<Nothing>>(default(Nothing));
    }

    private static Result<Dump> ReadFiles(DumpFolder folder, long? category, Action<double> progress, CancellationToken ct)
    {
        var (staging, report) = (new Staging(), new ImportReport());
        try
        {
            if (new DumpReader(folder, staging, report, progress).Read(ct) is not { } problem)
            {
                var dump = new Dump(folder.Name, category, staging, report);
                staging = null;
                return dump;
            }

            return problem;
        }
        finally
        {
            staging?.Dispose();
        }
    }

    /// <summary>The category that was asked for, or that of the site, which is made when it is not there.</summary>
    private async Task<Category> CategoryFor(Dump dump, CancellationToken ct)
    {
        var id = dump.CategoryId ?? await database.Read(async db => (await ImportedItems.Of(db, dump.Source, [(ImportedItem.Category, "")], ct)).Find(ImportedItem.Category, ""));
        id ??= (await database.Write(db => MakeCategory(db, dump, ct), ct)).Value;
        return await database.Read(db => db.Set<Category>().FirstAsync(c => c.Id == id, ct));
    }

    private static async Task<Result<long>> MakeCategory(PortalDb db, Dump dump, CancellationToken ct)
    {
        var wish = Slug.From(dump.Name);
        var taken = await db.Set<Category>().Where(c => c.Slug.StartsWith(wish)).Select(c => c.Slug).ToListAsync(ct);
        var slug = Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wish : $"{wish}-{n}").First(s => !taken.Contains(s));
        var hue = wish.Sum(c => c) % 12;
        var category = await Categories.Add(db, slug, Shorten.To(dump.Name, 100), "", hue, null, isPublic: true, ct);
        db.Add(new ImportedItem { Source = dump.Source, Kind = ImportedItem.Category, ExternalId = "", LocalId = category.Id });
        return category.Id;
    }

    private async Task WriteTopics(Dump dump, Category category, DumpTopics part, CancellationToken ct)
    {
        var here = await database.Read(db => ImportedItems.Of(db, dump.Source, Things(part), ct));
        var ready = new ImportTopics(texts).Ready(part, here);
        if (ready.Count > 0)
        {
            await database.Write(
                async db =>
                {
                    await new TopicImport(db, dump.Source, category, here).Write(ready, ct);
                    return new Result<Nothing>();
                },
                ct);
        }

        Count(dump.Report, part, ready, here);
    }

    /// <summary>Everything that a part of a dump may find here.</summary>
    private static IEnumerable<(string Kind, string Id)> Things(DumpTopics part) =>
    [
        .. part.Posts.Where(p => p.IsQuestion).Select(p => (ImportedItem.Topic, Id(p.Id))),
        .. part.Posts.Select(p => (ImportedItem.Post, Id(p.Id))),
        .. part.Comments.Select(c => (ImportedItem.Comment, Id(c.Id))),
        .. part.Posts.Select(p => p.Author).Concat(part.Comments.Select(c => c.Author)).Concat(part.Revisions.SelectMany(r => r).Select(r => r.Author)).Distinct().Select(a => (a.Kind, a.Id)),
    ];

    private static void Count(ImportReport report, DumpTopics part, IReadOnlyList<ImportTopic> ready, ImportedItems here)
    {
        var posts = part.Posts.ToLookup(p => here.Find(ImportedItem.Post, Id(p.Id)) is not null);
        var comments = part.Comments.ToLookup(c => here.Find(ImportedItem.Comment, Id(c.Id)) is not null);
        var fresh = posts[false].ToList();
        report.Bring("topics", fresh.Count(p => p.IsQuestion));
        report.Bring("answers", fresh.Count(p => !p.IsQuestion));
        report.Bring("comments, as replies", comments[false].Count());
        report.Bring("accepted answers", fresh.Count(p => p.IsQuestion && p.Accepted is not null));
        report.Bring("tags on topics", ready.Where(t => here.Find(ImportedItem.Topic, t.ExternalId) is null).Sum(t => t.Tags.Count));
        report.Bring("votes for posts", fresh.Sum(p => (long)p.Up));
        report.Bring("votes against posts", fresh.Sum(p => (long)p.Down));
        report.Bring("versions of edited texts", ready.SelectMany(t => t.Posts).Sum(p => (long)p.Versions.Count));
        report.Find("topics", posts[true].Count(p => p.IsQuestion));
        report.Find("answers", posts[true].Count(p => !p.IsQuestion));
        report.Find("comments, as replies", comments[true].Count());
    }

    /// <summary>Makes searchable what is not yet, also what an interrupted run left.</summary>
    private async Task Index(string source, string kind, string found, CancellationToken ct)
    {
        var after = 0L;
        while (await database.Read(db => NotIndexed(db, source, kind, found, after, ct)) is { Count: > 0 } ids)
        {
            await search.Put(found, ids, ct);
            after = ids[^1];
        }
    }

    private static Task<List<long>> NotIndexed(PortalDb db, string source, string kind, string found, long after, CancellationToken ct) =>
        db.Set<ImportedItem>()
            .Where(i => i.Source == source && i.Kind == kind && i.LocalId > after && !db.Set<SearchEntry>().Any(e => e.Kind == found && e.ThingId == i.LocalId))
            .OrderBy(i => i.LocalId).Take(Batch).Select(i => i.LocalId).ToListAsync(ct);

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
