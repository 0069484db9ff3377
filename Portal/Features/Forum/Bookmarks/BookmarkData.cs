using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Somebody's bookmarks: they are in their export, and go with them.</summary>
internal sealed class BookmarkData(Database database) : IPersonalData
{
    public string Name => "bookmarks";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Bookmark>().Where(b => b.AccountId == accountId).OrderBy(b => b.PostId)
        .Select(b => new { b.PostId, b.Note, b.RemindAt, b.CreatedAt }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<Bookmark>().Where(b => b.AccountId == accountId).ExecuteDeleteAsync(ct);
}
