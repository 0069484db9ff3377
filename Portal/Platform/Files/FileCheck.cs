using Microsoft.EntityFrameworkCore;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>Every file that was taken is on the disk, whole.</summary>
internal sealed class FileCheck(FileStore store) : ICheck
{
    private const int Most = 1000;

    public string Name => "files: what was uploaded is on the disk";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct)
    {
        var faults = new List<string>();
        await foreach (var file in db.Set<StoredFile>().OrderBy(f => f.Id).Select(f => new { f.Id, f.Name, f.Hash, f.Length }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var length = store.Find(file.Hash) is { } path ? new FileInfo(path).Length : (long?)null;
            if (length != file.Length && faults.Count < Most)
            {
                faults.Add(length is null ? $"file {file.Id} ({file.Name}) is missing" : $"file {file.Id} ({file.Name}) has {length} bytes instead of {file.Length}");
            }
        }

        return faults;
    }
}
