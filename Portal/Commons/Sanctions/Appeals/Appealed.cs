using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Sanctions;

/// <summary>A decision that can be appealed, as it is found for a deed.</summary>
/// <param name="Decision">Which.</param>
/// <param name="ById">Who took it; of what followed by itself from a warning, who gave that. Null for the portal itself.</param>
/// <param name="At">When.</param>
/// <param name="Weight">How urgent an appeal against it is: what takes most from somebody comes first.</param>
/// <param name="Title">Where the thing stood that it is about; empty for none.</param>
/// <param name="Lines">What was decided, and about what, in order: who said it, and the words.</param>
internal sealed record Appealed(Subject Decision, long? ById, DateTime At, int Weight, string Title, IReadOnlyList<(long? AuthorId, DateTime At, string Html)> Lines)
{
    /// <summary>As urgent as against a warning: it takes one place from them.</summary>
    private const int WeightOfBar = 3;

    /// <summary>A decision about this person that stands, or why it cannot be appealed.</summary>
    public static async Task<Result<Appealed>> Find(PortalDb db, Subject decision, long accountId, MarkdownRenderer markdown, Bars bars, DateTime now, CancellationToken ct) => decision.Kind switch
    {
        Bars.Kind => OfBar(await bars.Find(db, decision.Id, now, ct), accountId, markdown),
        "sanction" => await OfSanction(db, decision, accountId, markdown, ct),
        "case" => await OfCase(db, decision, accountId, markdown, ct),
        _ => Problem.NotFound,
    };

    private static async Task<Result<Appealed>> OfSanction(PortalDb db, Subject decision, long accountId, MarkdownRenderer markdown, CancellationToken ct)
    {
        var sanction = await db.Set<Sanction>().FirstOrDefaultAsync(s => s.Id == decision.Id && s.AccountId == accountId && s.Kind != SanctionKind.Note, ct);
        if (sanction is null)
        {
            return Problem.NotFound;
        }

        var byId = sanction.FollowsId is { } warning ? await db.Set<Sanction>().Where(s => s.Id == warning).Select(s => s.ById).FirstOrDefaultAsync(ct) : sanction.ById;
        return sanction.RevokedAt is not null ? Problem.Conflict<SanctionText>("TakenBackAlready")
            : new Appealed(decision, byId, sanction.At, 2 + SanctionScale.PointsOf(sanction.Kind), "", [(byId, sanction.At, markdown.Render(sanction.Reason).Value)]);
    }

    private static Result<Appealed> OfBar(Bar? bar, long accountId, MarkdownRenderer markdown) =>
        bar is null || bar.Line.WhomId != accountId || !bar.Facts.Known ? Problem.NotFound
        : bar.Ended is not null ? Problem.Conflict<SanctionText>("TakenBackAlready")
        : new Appealed(bar.Decision, bar.Line.ActorId, bar.Line.At, WeightOfBar, "", [(bar.Line.ActorId, bar.Line.At, markdown.Render(bar.Line.Reason ?? "").Value)]);

    private static async Task<Result<Appealed>> OfCase(PortalDb db, Subject decision, long accountId, MarkdownRenderer markdown, CancellationToken ct)
    {
        var evidence = await (
            from e in db.Set<Evidence>()
            join c in db.Set<Case>() on e.CaseId equals c.Id
            where c.Id == decision.Id && e.AuthorId == accountId && c.Kind != CaseKind.Appeal
            orderby e.Id descending
            select e).FirstOrDefaultAsync(ct);
        if (evidence is null)
        {
            return Problem.NotFound;
        }

        var last = await db.Set<CaseDecision>().Where(d => d.CaseId == decision.Id).OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        if (last is null || last.UndoneAt is not null || !Outcomes.Taking.Contains(last.Outcome))
        {
            return Problem.Conflict<SanctionText>("TakenBackAlready");
        }

        List<(long?, DateTime, string)> lines = [(accountId, evidence.At, evidence.Html)];
        if (last.Reason.Length > 0)
        {
            lines.Add((last.ById, last.At, markdown.Render(last.Reason).Value));
        }

        return new Appealed(decision, last.ById, last.At, 2, evidence.Title, lines);
    }
}
