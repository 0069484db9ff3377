using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Clubs;

/// <summary>The news that somebody wrote, for their export. What was published stays, as what one says before others does; their drafts go with them.</summary>
internal sealed class NewsData(Database database) : IPersonalData
{
    public string Name => "clubNews";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<NewsItem>()
        .Where(n => n.AuthorId == accountId).OrderBy(n => n.Id).Select(n => new { n.Id, n.ClubId, n.Title, n.Body, n.PublishAt, n.PublishedAt, n.WithdrawnAt, n.CreatedAt, n.EditedAt }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<NewsItem>().Where(n => n.AuthorId == accountId && n.PublishedAt == null).ExecuteUpdateAsync(n => n.SetProperty(x => x.WithdrawnAt, (DateTime?)now).SetProperty(x => x.Title, "").SetProperty(x => x.Body, "").SetProperty(x => x.Html, ""), ct);
}

/// <summary>How somebody wants to be told of clubs' news: it is in their export, and goes with them.</summary>
internal sealed class NewsChoiceData(Database database) : IPersonalData
{
    public string Name => "clubNewsChoices";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<NewsChoice>().Where(c => c.AccountId == accountId).OrderBy(c => c.ClubId).Select(c => new { c.ClubId, c.Bell, c.Mail }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => db.Set<NewsChoice>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(ct);
}

/// <summary>Files in a club's news are for who may see these.</summary>
internal sealed class NewsFiles(TimeProvider time) : IFileHolder
{
    public string Kind => NewsItem.Kind;

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<NewsItem>().SeenBy(db, standing).AnyAsync(n => ids.Contains(n.Id), ct);
    }
}
