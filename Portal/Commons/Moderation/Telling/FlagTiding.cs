using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Something that is told about flags: to who wrote the thing, where something was done with it, and to who flagged it, however many they are.</summary>
/// <param name="told">What it is.</param>
/// <param name="facts">Of what.</param>
/// <param name="toAuthor">False where who wrote it hears of it otherwise.</param>
internal sealed class FlagTiding(FlagTold told, FlagFacts facts, bool toAuthor) : Tiding
{
    public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Told>>(toAuthor && facts.ConcernsAuthor(told) ? [new(facts.AuthorId, NotificationKind.Moderation)] : []);

    /// <summary>That it is hidden until somebody has looked is told to its author alone; who decided what they flagged themselves knows.</summary>
    public override async Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct)
    {
        var people = told == FlagTold.Waits
            ? []
            : await db.Set<Flag>().Where(f => f.CaseId == facts.CaseId && f.ReporterId > after && f.ReporterId != (facts.ById ?? 0)).OrderBy(f => f.ReporterId).Select(f => f.ReporterId).Take(most).ToListAsync(ct);
        return new(people.ConvertAll(id => new Told(id, NotificationKind.Moderation)), people.Count == most ? people[^1] : null);
    }
}
