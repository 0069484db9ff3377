using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Chat;

/// <summary>The API's calls on figures.</summary>
internal static class ReportCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Desk");
        api.MapGet("/desk/reports/chats", Read).Says<ReportJson>("reportChats", "The figures of chats: how many, how soon they were answered and done, what was promised, how they were rated. Agents only.")
            .Explains("The last seven days, if nothing else is said, and at most a year. Admins, and agents who are moderators, see everybody; other agents see themselves, beside the figures of all together. What each figure means stands at `/desk/reports`.");
        api.MapGet("/desk/reports/chats/export.csv", Export).WithName("exportChats").WithSummary("What these figures are added up from: one line for everything that was measured and has ended, and one for each rating. Agents only.")
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Csv)
            .Explains("Columns: chat, measure (`first-answer`, `next-answer`, `solution`, `promise`, `rating`), department, person, began, ended, result, open_seconds, wall_seconds, target_seconds, late_since. UTF-8 with a mark; at most 200000 lines, more are a 400.");
    }

    private static async Task<IResult> Read(HttpContext http, string? from, string? to, string? department, string? person, Reports reports, CancellationToken ct) =>
        ReportAddress.Question(null, from, to, department, person).Try(out var question, out var problem)
            ? (await reports.Read(http.ActorOf(), question, ct)).Then(ReportJson.Of).ToHttp()
            : NotHere(http, problem);

    private static async Task<IResult> Export(HttpContext http, string? from, string? to, string? department, string? person, ReportExport export, CancellationToken ct) =>
        ReportAddress.Question(null, from, to, department, person).Try(out var question, out var problem) && (await export.Read(http.ActorOf(), question, ct)).Try(out var file, out problem)
            ? Send(http, file)
            : NotHere(http, problem);

    private static IResult Send(HttpContext http, ReportFile file)
    {
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        return Results.Stream(async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await foreach (var line in file.Lines.WithCancellation(http.RequestAborted))
            {
                await writer.WriteAsync(line.AsMemory(), http.RequestAborted);
            }
        }, "text/csv; charset=utf-8");
    }

    /// <summary>Who is not signed in is asked to, whatever else is wrong.</summary>
    private static IResult NotHere(HttpContext http, Problem problem) => (http.ActorOf().AccountId is null ? Problem.SignIn : problem).ToHttp();
}
