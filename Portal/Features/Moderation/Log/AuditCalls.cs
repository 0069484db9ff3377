using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>A line of the log, in answers of the API.</summary>
/// <param name="Id">Its number; greater is later.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was done, as <c>post-hidden</c>.</param>
/// <param name="By">Who did it; null for the portal itself.</param>
/// <param name="Subject">To what, as <c>post:12</c>.</param>
/// <param name="Whom">Whom it concerns, or null.</param>
/// <param name="Place">Where, as <c>category:5</c>, or null.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Details">What else belongs to it.</param>
/// <param name="Before">How it was before; in a list only its beginning.</param>
/// <param name="After">How it is after; in a list only its beginning.</param>
/// <param name="Rescued">True when personal data were taken out of its words.</param>
/// <param name="SubjectName">What the subject is called now, as far as the caller may see it; null where it has no name or is gone.</param>
/// <param name="SubjectUrl">Where it is; null where it has no page, or none for the caller.</param>
/// <param name="PlaceName">What the place is called now, or null.</param>
/// <param name="DetailsInWords">The details with names in place of numbers.</param>
public sealed record AuditLineJson(
    long Id, DateTime At, string Action, AuthorJson? By, string Subject, AuthorJson? Whom, string? Place, string? Reason, string? Details, string? Before, string? After, bool Rescued,
    string? SubjectName, string? SubjectUrl, string? PlaceName, string? DetailsInWords)
{
    internal static AuditLineJson Of(AuditLine l, IReadOnlyDictionary<Subject, NamedThing> names)
    {
        var (subject, place) = (Named(l.Subject, names), Named(l.Place, names));
        return new(
            l.Id, l.At, EnumWords.Of(l.Action), l.By is { } by ? AuthorJson.Of(by) : null, l.Subject, l.Whom is { } whom ? AuthorJson.Of(whom) : null, l.Place, l.Reason, l.Details, l.Before, l.After, l.Rescued,
            subject?.Name, subject?.Url is { Length: > 0 } url ? url : null, place?.Name, l.Details is { } details ? SubjectNames.Spell(details, names) : null);
    }

    private static NamedThing? Named(string? word, IReadOnlyDictionary<Subject, NamedThing> names) =>
        Kernel.Subject.Parse(word) is { } subject && names.TryGetValue(subject, out var thing) && thing.Name.Length > 0 ? thing : null;
}

/// <summary>The filters of the log, as calls take them.</summary>
internal readonly record struct AuditQuery(string? Action, Query<AuditGroup> Group, string? Person, string? Whom, string? Subject, string? Place, string? From, string? To, string? Q)
{
    /// <summary>The filter, or what cannot be read of it.</summary>
    public Result<AuditFilter> Read()
    {
        var action = EnumWords.Read<AuditAction>(Action);
        return Action is not null && action is null ? Problem.Invalid<KernelText>("action", "UnknownValue", Action.Length > 40 ? Action[..40] : Action)
            : From is not null && AuditAddress.Day(From) is null ? Problem.Invalid<RecordText>("from", "NoDay")
            : To is not null && AuditAddress.Day(To) is null ? Problem.Invalid<RecordText>("to", "NoDay")
            : new AuditFilter(action, Person, Subject) { Group = Group.Value, Whom = Whom, Place = Place, From = AuditAddress.Day(From), To = AuditAddress.Day(To), Words = Q };
    }
}

/// <summary>The API's calls on the log.</summary>
internal static class AuditCalls
{
    private const string Who = "For moderators and admins; who moderates places alone reads what was done there.";

    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/moderation/log", List).Says<Page<AuditLineJson>>("listLog", "The log: who did what to what, when and why; newest first.")
            .Explains(Who + " A search for words goes through 50,000 lines at a time: such a page may be empty and yet have a `next`.");
        api.MapGet("/moderation/log/{id:long}", Get).Says<AuditLineJson>("getLogLine", "One line of the log, with all of its words.").Explains(Who);
        api.MapGet("/moderation/log/export", Export).WithName("exportLog").WithSummary("The log as a file.").Produces<string>(StatusCodes.Status200OK, "text/csv")
            .Explains(Who + " `format` is `csv` or `ndjson`. At most the newest 100,000 lines that fit the filter; older ones by their days.");
    }

    private static async Task<IResult> List(
        HttpContext http, string? action, Query<AuditGroup> group, string? person, string? whom, string? subject, string? place, string? from, string? to, string? q, CursorQuery cursor, AuditViews log, CancellationToken ct)
    {
        var actor = http.ActorOf();
        if (!new AuditQuery(action, group, person, whom, subject, place, from, to, q).Read().Try(out var filter, out var problem)
            || !(await log.Read(actor, filter, cursor.Value, ct)).Try(out var page, out problem))
        {
            return problem.ToHttp();
        }

        var names = await log.Names(actor, page.Items, ct);
        Result<Page<AuditLineJson>> said = new Page<AuditLineJson>([.. page.Items.Select(l => AuditLineJson.Of(l, names))], page.Next);
        return said.ToHttp();
    }

    private static async Task<IResult> Get(HttpContext http, long id, AuditViews log, CancellationToken ct)
    {
        var actor = http.ActorOf();
        var found = await log.Find(actor, id, ct);
        var names = found.Done ? await log.Names(actor, [found.Value], ct) : new Dictionary<Subject, NamedThing>();
        return found.Then(line => AuditLineJson.Of(line, names)).ToHttp();
    }

    private static async Task<IResult> Export(
        HttpContext http, string? action, Query<AuditGroup> group, string? person, string? whom, string? subject, string? place, string? from, string? to, string? q, Query<AuditFormat> format, AuditExport export,
        CancellationToken ct) =>
        new AuditQuery(action, group, person, whom, subject, place, from, to, q).Read().Try(out var filter, out var problem)
            ? (await export.Read(http.ActorOf(), filter, format.Value ?? AuditFormat.Csv, ct)).ToHttp(file => Send(http, file))
            : problem.ToHttp();

    private static IResult Send(HttpContext http, AuditFile file)
    {
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        return Results.Stream(async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await foreach (var line in file.Lines.WithCancellation(http.RequestAborted))
            {
                await writer.WriteAsync(line.AsMemory(), http.RequestAborted);
            }
        }, file.Type);
    }
}
