using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Clubs;

/// <summary>What somebody wrote and put up in clubs, for their export. Articles and downloads stay, as what one says before others does; their photos go with them, and what they said to hosts alone.</summary>
internal sealed class ItemData(Database database) : IPersonalData
{
    public string Name => "clubItems";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from i in db.Set<ClubItem>()
        join c in db.Set<Club>() on i.ClubId equals c.Id
        where i.AuthorId == accountId
        orderby i.Id
        select new { i.Id, Club = c.Slug, i.Kind, i.Title, i.Body, i.Alt, i.FileId, i.CreatedAt, i.EditedAt, i.DeletedAt });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<ClubDownload>().Where(d => d.AccountId == accountId).ExecuteDeleteAsync(ct);
        var personal = await db.Set<ClubItem>().AsTracking().Where(i => i.AuthorId == accountId && (i.Kind == ClubItemKind.Photo || i.Kind == ClubItemKind.Feedback)).ToListAsync(ct);
        await db.LetGoOfFiles(ClubItem.Word, [.. personal.Select(i => i.Id)], accountId, ct);
        foreach (var it in personal)
        {
            (it.Title, it.Body, it.Html, it.Alt, it.FileId, it.DeletedAt) = ("", "", "", "", null, it.DeletedAt ?? now);
            db.Tell(new ClubItemHidden(it.Id, it.ClubId));
        }
    }
}

/// <summary>The downloads that somebody took in clubs, for their export.</summary>
internal sealed class DownloadData(Database database) : IPersonalData
{
    public string Name => "clubDownloads";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<ClubDownload>().Where(d => d.AccountId == accountId).OrderBy(d => d.ItemId).Select(d => new { d.ItemId, d.At, d.Answered }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) => Task.CompletedTask; // by ItemData
}
