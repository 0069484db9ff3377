using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Screening;

/// <summary>Something of one's own that waits for a moderator, or was rejected.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Subject">What it is.</param>
/// <param name="Title">The title of its place.</param>
/// <param name="Html">The text, as it was looked at last.</param>
/// <param name="State">Held or rejected.</param>
/// <param name="Reason">What the moderator said who rejected it.</param>
/// <param name="At">Since when.</param>
public sealed record HeldThing(long CaseId, Subject Subject, string Title, SafeHtml Html, HoldState State, string? Reason, DateTime At);

/// <summary>What of somebody's own waits for a moderator: they see it, and nobody else who is none.</summary>
public sealed class HeldThings(Database database)
{
    /// <summary>How many a page holds.</summary>
    public const int PageSize = 20;

    /// <summary>The newest of what waits, or was rejected.</summary>
    public async Task<Result<Page<HeldThing>>> List(Actor actor, long? before, int size, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        size = Math.Clamp(size, 1, PageSize);
        var rows = await Of(db, me, before ?? long.MaxValue, waitingOnly: false, size + 1, ct);
        return Page<HeldThing>.Cut(rows, size, r => r.CaseId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What waits at this moment; a handful.</summary>
    public async Task<IReadOnlyList<HeldThing>> Waiting(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return [];
        }

        await using var db = database.Open();
        return await Of(db, me, long.MaxValue, waitingOnly: true, PageSize, ct);
    }

    private static async Task<List<HeldThing>> Of(PortalDb db, long me, long before, bool waitingOnly, int take, CancellationToken ct)
    {
        var rows = await (
            from s in db.Set<ScreenedCase>()
            join c in db.Set<Case>() on s.CaseId equals c.Id
            join e in db.Set<Evidence>() on s.CaseId equals e.CaseId
            where s.AccountId == me && s.CaseId < before && (s.State == HoldState.Held || (!waitingOnly && s.State == HoldState.Rejected))
                && !db.Set<Evidence>().Any(later => later.CaseId == e.CaseId && later.Id > e.Id)
            orderby s.CaseId descending
            select new { s.CaseId, c.Subject, e.Title, e.Html, s.State, s.Reason, s.At }).Take(take).ToListAsync(ct);
        return rows.ConvertAll(r => new HeldThing(r.CaseId, Subject.Parse(r.Subject)!.Value, r.Title, SafeHtml.FromStored(r.Html), r.State, r.Reason, r.At));
    }
}
