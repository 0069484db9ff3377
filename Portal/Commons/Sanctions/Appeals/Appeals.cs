using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Commons.Sanctions;

/// <summary>Files appeals. They stand in the moderators' queue at once; <see cref="AppealWork"/> decides them.</summary>
public sealed class Appeals(Database database, MarkdownRenderer markdown, Bars bars, RateLimits limits, TimeProvider time)
{
    /// <summary>
    /// Asks that a decision about the actor be looked at again. Whoever is muted, suspended or banned may. Refused for what was taken back, and for what was appealed before. Answers the
    /// appeal's id; the same key answers the same one.
    /// </summary>
    public async Task<Result<long>> File(Actor actor, Subject? decision, string? text, string? key, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Sanctions, actor);
        return await database.Write(db => File(db, actor, decision, text, key, pace, ct), ct);
    }

    private async Task<Result<long>> File(PortalDb db, Actor actor, Subject? which, string? text, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        if (await db.MadeBefore<Appeal>(actor, key, ct) is { } before)
        {
            return before;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var standing = await Standing.Of(db, actor, now, ct);
        if ((SanctionRules.MayNotAnswer(standing) ?? pace() ?? Bounds.Check("text", text, Appeal.MostText)) is { } refused)
        {
            return refused;
        }

        if (which is not { } decision)
        {
            return Problem.Invalid<SanctionText>("sanctionId", "OneDecision");
        }

        var me = standing.AccountId!.Value;
        await db.Lock<Account>(me, ct);
        var name = decision.ToString();
        if (!(await Appealed.Find(db, decision, me, markdown, bars, now, ct)).Try(out var appealed, out var unfit))
        {
            return unfit;
        }

        if (await db.Set<Appeal>().AnyAsync(a => a.AccountId == me && a.Decision == name, ct))
        {
            return Problem.Conflict<SanctionText>("AppealedBefore");
        }

        var appeal = new Appeal { AccountId = me, Decision = name, AgainstId = appealed.ById, Text = text!.Trim(), At = now };
        db.Add(appeal);
        await db.SaveChangesAsync(ct);
        appeal.CaseId = await OpenCase(db, actor, appeal, appealed, now, ct);
        db.Made<Appeal>(actor, key, appeal.Id, now);
        db.Audit(actor, AuditAction.AppealFiled, new("account", me), now, details: $"appeal:{appeal.Id} {name}");
        db.Tell(new AppealChanged(appeal.Id, me, Decided: false));
        return appeal.Id;
    }

    private async Task<long> OpenCase(PortalDb db, Actor actor, Appeal appeal, Appealed appealed, DateTime now, CancellationToken ct)
    {
        var it = await db.OpenCase(CaseKind.Appeal, new(Appeal.Kind, appeal.Id), actor, now, ct);
        it.Weight = appealed.Weight;
        var evidence = new Evidence { CaseId = it.Id, At = now, AuthorId = appeal.AccountId, Title = appealed.Title, Html = markdown.Render(appeal.Text).Value };
        db.Add(evidence);
        await db.SaveChangesAsync(ct);
        db.AddRange(appealed.Lines.Where(l => l.AuthorId is not null).Select(l => new EvidenceLine { EvidenceId = evidence.Id, Subject = appeal.Decision, AuthorId = l.AuthorId!.Value, At = l.At, Html = l.Html }));
        return it.Id;
    }
}
