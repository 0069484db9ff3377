using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Moderation;

/// <summary>Which lines of the log somebody reads.</summary>
internal static class AuditScope
{
    /// <summary>Lines are numbered as they are written, but two that are written at once may be numbered the other way round.</summary>
    private const int Slack = 1000;

    /// <summary>The lines that somebody may read: moderators all, others those of their places.</summary>
    public static IQueryable<AuditEntry> SeenBy(this IQueryable<AuditEntry> lines, Standing standing)
    {
        var places = standing.Places.Words;
        return standing.IsModerator ? lines : lines.Where(e => places.Contains(e.Place));
    }

    /// <summary>Of these lines the wanted ones. What has an index narrows first; days are turned into numbers, so that old ones are found as soon as new ones.</summary>
    public static async Task<IQueryable<AuditEntry>> Wanted(this IQueryable<AuditEntry> lines, PortalDb db, AuditFilter filter, CancellationToken ct)
    {
        var actions = filter.Group is { } group ? AuditGroups.In(group) : null;
        lines = filter.Action is { } action ? lines.Where(e => e.Action == action) : lines;
        lines = actions is not null ? lines.Where(e => actions.Contains(e.Action)) : lines;
        lines = filter.Subject is { } subject ? lines.Where(e => e.Subject == subject) : lines;
        lines = filter.Place is { } place ? lines.Where(e => e.Place == place) : lines;
        if (filter.Person is { } name)
        {
            var person = await IdOf(db, name, ct);
            lines = lines.Where(e => e.ActorId == person);
        }

        if (filter.Whom is { } concerned)
        {
            var whom = await IdOf(db, concerned, ct);
            lines = lines.Where(e => e.WhomId == whom);
        }

        return Saying(await Between(lines, db, filter.Begin, filter.End, ct), filter.Words);
    }

    private static async Task<IQueryable<AuditEntry>> Between(IQueryable<AuditEntry> lines, PortalDb db, DateTime? begin, DateTime? end, CancellationToken ct)
    {
        if (begin is { } from)
        {
            var first = await db.Set<AuditEntry>().Where(e => e.At >= from).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(ct) ?? long.MaxValue;
            lines = lines.Where(e => e.Id > first - Slack && e.At >= from);
        }

        if (end is { } to)
        {
            var last = await db.Set<AuditEntry>().Where(e => e.At < to).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(ct) ?? 0;
            lines = lines.Where(e => e.Id < last + Slack && e.At < to);
        }

        return lines;
    }

    private static IQueryable<AuditEntry> Saying(IQueryable<AuditEntry> lines, string? words)
    {
        var said = words?.Trim().ToLowerInvariant();
        return string.IsNullOrEmpty(said) ? lines
            : lines.Where(e => e.Reason!.ToLower().Contains(said) || e.Details!.ToLower().Contains(said) || e.Before!.ToLower().Contains(said) || e.After!.ToLower().Contains(said));
    }

    private static async Task<long> IdOf(PortalDb db, string name, CancellationToken ct)
    {
        var normal = LookupNames.Of(name);
        return await db.Set<Account>().Where(a => a.NormalizedUserName == normal).Select(a => a.Id).FirstOrDefaultAsync(ct);
    }
}
