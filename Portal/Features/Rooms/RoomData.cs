using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>What somebody said in rooms, for their export. It was said before others and stays.</summary>
internal sealed class RoomData(Database database) : IPersonalData
{
    public string Name => "roomMessages";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<RoomMessage>()
        .Where(m => m.AuthorId == accountId).OrderBy(m => m.Id).Select(m => new { m.RoomId, m.Number, m.Body, m.At }));
}
