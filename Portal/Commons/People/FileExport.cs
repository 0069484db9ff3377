using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Commons.People;

/// <summary>The files that somebody uploaded, each with the address at which its content is. Those in public texts stay with the texts; the others are thrown away after a day.</summary>
internal sealed class FileExport(Database database) : IPersonalData
{
    public string Name => "files";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<StoredFile>().Where(f => f.OwnerId == accountId).OrderBy(f => f.Id))
        .Select(f => new { f.Id, f.Name, f.Length, f.CreatedAt, Url = f.Address });
}
