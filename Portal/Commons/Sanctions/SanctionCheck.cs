using Microsoft.EntityFrameworkCore;
using Portal.Platform.Cli;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What takes something away says so, and nothing else does.</summary>
internal sealed class SanctionCheck : ICheck
{
    private const int Most = 1000;

    public string Name => "sanctions: what binds";

    public async Task<IReadOnlyList<string>> Faults(PortalDb db, CancellationToken ct) =>
        await db.Set<Sanction>().Where(s => s.Binds != (s.Kind != SanctionKind.Note && s.RevokedAt == null && s.AcknowledgedAt == null)).OrderBy(s => s.Id).Take(Most)
            .Select(s => s.Binds ? $"sanction {s.Id} binds and was a note, read or taken back" : $"sanction {s.Id} binds no more and was neither read nor taken back").ToListAsync(ct);
}
