using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The places that somebody follows or mutes: in their export, and gone with them. Who followed them follows nobody then.</summary>
internal sealed class PlaceData(Database database) : IPersonalData
{
    public string Name => "followed";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<PlaceWatch>().Where(w => w.AccountId == accountId).OrderBy(w => w.At)
        .Select(w => new { Kind = w.Kind.ToString(), w.SubjectId, Level = w.Level.ToString(), Mail = w.Mail.ToString(), w.At }));

    public Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct) =>
        db.Set<PlaceWatch>().Where(w => w.AccountId == accountId || (w.Kind == PlaceKind.Person && w.SubjectId == accountId)).ExecuteDeleteAsync(ct);
}
