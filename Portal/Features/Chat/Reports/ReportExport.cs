using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>What figures are added up from, line by line.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Lines">Its lines; the first names the columns.</param>
public sealed record ReportFile(string Name, IAsyncEnumerable<string> Lines);

/// <summary>
/// What the figures are added up from, as a file: one line for everything that was measured and has ended, then one for each rating, in the order of time. Nothing that was said is in it, and nothing of
/// the customer.
/// </summary>
public sealed class ReportExport(Database database, Reports reports, TimeProvider time)
{
    /// <summary>The most lines of a file.</summary>
    public const int MostLines = 200_000;

    /// <summary>The file for a question; refused where there would be too many lines.</summary>
    public async Task<Result<ReportFile>> Read(Actor actor, ReportQuestion question, CancellationToken ct)
    {
        if (!(await reports.Understand(actor, question, time.GetUtcNow().UtcDateTime, ct)).Try(out var wish, out var problem))
        {
            return problem;
        }

        var (period, scope) = (wish.Period, wish.Scope);
        var lines = await database.Read(async db => await db.Ended(scope).CountAsync(ct) + await db.Rated(scope).CountAsync(ct));
        return lines > MostLines ? Problem.Invalid<ReportText>("from", "TooManyLines", MostLines) : new ReportFile($"chats-{period.From:yyyy-MM-dd}-{period.To:yyyy-MM-dd}.csv", Lines(scope, ct));
    }

    private async IAsyncEnumerable<string> Lines(ReportScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return Csv.Mark + Csv.Line("chat", "measure", "department", "person", "began", "ended", "result", "open_seconds", "wall_seconds", "target_seconds", "late_since");
        await foreach (var m in database.Stream(db => MeasureLines(db, scope), ct))
        {
            yield return Csv.Line(m.Chat, EnumWords.Of(m.Kind), m.Department, m.Person, m.Began, m.Ended, EnumWords.Of(m.End), m.Open, m.Wall, m.Target, m.Late);
        }

        await foreach (var r in database.Stream(db => VerdictLines(db, scope), ct))
        {
            yield return Csv.Line(r.Chat, "rating", r.Department, r.Person, r.Began, r.At, EnumWords.Of(r.Verdict), null, null, null, null);
        }
    }

    private static IQueryable<MeasureLine> MeasureLines(PortalDb db, ReportScope scope) =>
        from m in db.Ended(scope)
        orderby m.EndedAt, m.Id
        select new MeasureLine(
            m.ChatId, m.Kind, db.Set<Department>().Where(d => d.Id == m.DepartmentId).Select(d => d.Name).FirstOrDefault(), db.Set<Account>().Where(a => a.Id == m.AgentId).Select(a => a.UserName).FirstOrDefault(),
            m.OpenedAt, m.EndedAt!.Value, m.End!.Value, m.OpenSeconds, m.WallSeconds, m.Target, m.BreachedAt);

    private static IQueryable<VerdictLine> VerdictLines(PortalDb db, ReportScope scope) =>
        from rated in db.Rated(scope)
        orderby rated.Rating.At, rated.Rating.Id
        select new VerdictLine(
            rated.Rating.ChatId, db.Set<Department>().Where(d => d.Id == rated.DepartmentId).Select(d => d.Name).FirstOrDefault(),
            db.Set<Account>().Where(a => a.Id == rated.Rating.AgentId).Select(a => a.UserName).FirstOrDefault(), rated.Solution!.OpenedAt, rated.Rating.At, rated.Rating.Verdict);

    private sealed record MeasureLine(
        long Chat, MeasureKind Kind, string? Department, string? Person, DateTime Began, DateTime Ended, MeasureEnd End, double Open, double? Wall, int? Target, DateTime? Late);

    private sealed record VerdictLine(long Chat, string? Department, string? Person, DateTime? Began, DateTime At, Verdict Verdict);
}
