using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>What somebody said in rooms, for their export. It was said before others and stays, with the reactions they gave; how far they read, and that they were muted, goes with them.</summary>
internal sealed class RoomData(Database database) : IPersonalData
{
    public string Name => "roomMessages";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<RoomMessage>()
        .Where(m => m.AuthorId == accountId).OrderBy(m => m.Id).Select(m => new { m.RoomId, m.Number, m.Body, m.At, m.EditedAt, m.DeletedAt }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<RoomMark>().Where(m => m.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<RoomSilence>().Where(s => s.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}

/// <summary>The reactions that somebody gave in rooms, for their export.</summary>
internal sealed class RoomReactionExport(Database database) : IPersonalData
{
    public string Name => "roomReactions";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from r in db.Set<RoomReaction>()
        join m in db.Set<RoomMessage>() on r.MessageId equals m.Id
        where r.AccountId == accountId
        orderby r.At
        select new { m.RoomId, m.Number, r.Name, r.At });
}

/// <summary>The rooms that somebody has read in, for their export.</summary>
internal sealed class RoomMarkExport(Database database) : IPersonalData
{
    public string Name => "rooms";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<RoomMark>()
        .Where(m => m.AccountId == accountId).OrderBy(m => m.RoomId).Select(m => new { m.RoomId, m.ReadNumber, m.Muted }));
}
