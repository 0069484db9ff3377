using System.Globalization;
using Portal.Commons.People;
using Portal.Commons.Watching;

namespace Portal.Features.Moderation;

/// <summary>A part of the river, in answers of the API.</summary>
/// <param name="Items">The entries, in the order of the list.</param>
/// <param name="Next">The cursor that fetches what follows, or null at the end.</param>
/// <param name="UpTo">How far the river had come when this was read: it goes with the marks.</param>
public sealed record WatchPageJson(IReadOnlyList<WatchEntryJson> Items, string? Next, long UpTo)
{
    internal static WatchPageJson Of(RiverPage page, long? reader) => new([.. page.Rows.Select(row => WatchEntryJson.Of(row, reader))], page.Next?.ToString(CultureInfo.InvariantCulture), page.UpTo);
}

/// <summary>An entry of the river, in answers of the API.</summary>
/// <param name="Id">Its place in the river.</param>
/// <param name="Subject">What it is, as <c>post:12</c>.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Edited">True where it had been looked at before it was changed.</param>
/// <param name="At">When it was written, or changed.</param>
/// <param name="Author">Who wrote it or changed it.</param>
/// <param name="AuthorIs">How well they were known.</param>
/// <param name="Script">In which letters it is written.</param>
/// <param name="Place">The name of the place.</param>
/// <param name="Title">What it belongs to.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="Html">The text, safe to show.</param>
/// <param name="Hidden">True while it is hidden.</param>
/// <param name="Deleted">True when it was deleted.</param>
/// <param name="SeenBy">Who looked at it first, or null.</param>
/// <param name="SeenAt">When.</param>
/// <param name="HandedTo">To whom it was handed, while they are not done with it.</param>
/// <param name="Note">With which words.</param>
/// <param name="Alerts">What should be noticed.</param>
public sealed record WatchEntryJson(
    long Id, string Subject, WatchKind Kind, bool Edited, DateTime At, AuthorJson Author, WatchAuthor AuthorIs, WatchScript Script, string Place, string Title, string Url, string Html, bool Hidden, bool Deleted,
    AuthorJson? SeenBy, DateTime? SeenAt, AuthorJson? HandedTo, string? Note, IReadOnlyList<WatchAlertJson> Alerts)
{
    internal static WatchEntryJson Of(WatchRow row, long? reader) => new(
        row.Id, row.Subject.ToString(), row.Kind, row.Edited, row.At, AuthorJson.Of(row.Writer), row.By, row.Script, row.Item.Place, row.Item.Title, row.Item.Url, row.Item.Html.Value, row.Item.Hidden, row.Item.Deleted,
        row.Seen is { } seen ? AuthorJson.Of(seen.By) : null, row.Seen?.At, row.Handed is { Done: false } handed ? AuthorJson.Of(handed.To) : null, row.Handed is { Done: false } with ? with.Note : null,
        [.. row.Alerts.Where(a => a.IsFor(reader)).Select(a => new WatchAlertJson(a.Kind, a.Words, a.Done))]);
}

/// <summary>Something to be noticed.</summary>
/// <param name="Kind">Why: <c>words</c>, <c>heat</c> or <c>tone</c>.</param>
/// <param name="Words">What made it so.</param>
/// <param name="Done">True once a moderator looked at it.</param>
public sealed record WatchAlertJson(AlertKind Kind, string Words, bool Done);

/// <summary>What was looked at.</summary>
/// <param name="Ids">The entries, at most 200.</param>
/// <param name="UpTo">The <c>upTo</c> of the list in which they were read: what has been changed since stays unseen.</param>
public sealed record SeenBody(IReadOnlyList<long>? Ids, long? UpTo = null);

/// <summary>To whom something is handed.</summary>
/// <param name="To">The account of a moderator.</param>
/// <param name="Note">What they should know, at most 1,000 characters.</param>
public sealed record WatchHandOverBody(long? To, string? Note = null);

/// <summary>A word that is watched for.</summary>
/// <param name="Word">The word, or a few, at most 60 characters.</param>
/// <param name="Team">True for one of the whole team's.</param>
public sealed record WatchWordBody(string? Word, bool? Team = null);

/// <summary>A word that is watched for, in answers of the API.</summary>
public sealed record WatchWordJson(long Id, string Word, bool Team, AuthorJson By, DateTime At)
{
    internal static WatchWordJson Of(WatchWordView it) => new(it.Id, it.Text, it.Team, AuthorJson.Of(it.By), it.At);
}

/// <summary>Of which alerts the bell tells.</summary>
/// <param name="Alerts">words, heat, tone; none for an empty list.</param>
public sealed record WatchTellsBody(IReadOnlyList<AlertKind>? Alerts);

/// <summary>A part of a whole, in answers of the API.</summary>
/// <param name="Part">The part.</param>
/// <param name="Of">The whole.</param>
public sealed record ShareJson(int Part, int Of)
{
    internal static ShareJson From(Share share) => new(share.Part, share.Of);
}

/// <summary>The figures of some entries, in answers of the API. Times are in seconds.</summary>
public sealed record WatchSumsJson(int Written, int Seen, int Waiting, ShareJson InHour, ShareJson InDay, double? Median, double? Percentile90)
{
    internal static WatchSumsJson Of(WatchSums it) => new(it.Written, it.Seen, it.Waiting, ShareJson.From(it.InHour), ShareJson.From(it.InDay), it.Median, it.Percentile90);
}

/// <summary>The figures of what was written on a day.</summary>
public sealed record WatchDayJson(DateOnly Day, WatchSumsJson Figures);

/// <summary>The figures of a place.</summary>
public sealed record WatchPlaceJson(string Place, string? Name, WatchSumsJson Figures);

/// <summary>What a moderator did, all together and day by day.</summary>
public sealed record WatchLoadJson(AuthorJson Person, int LookedAt, int Answered, int Decided, IReadOnlyList<LoadOfDay> Days);

/// <summary>The figures of the watch, in answers of the API. Days are those of UTC.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Figures">Of all.</param>
/// <param name="Days">Of each day.</param>
/// <param name="Hours">Of each hour of the day, from 0.</param>
/// <param name="Places">Of each place.</param>
/// <param name="Moderators">What each moderator did.</param>
public sealed record WatchReportJson(DateOnly From, DateOnly To, WatchSumsJson Figures, IReadOnlyList<WatchDayJson> Days, IReadOnlyList<WatchSumsJson> Hours, IReadOnlyList<WatchPlaceJson> Places, IReadOnlyList<WatchLoadJson> Moderators)
{
    internal static WatchReportJson Of(WatchReport it) => new(
        it.Days.From, it.Days.To, WatchSumsJson.Of(it.Sums), [.. it.ByDay.Select(d => new WatchDayJson(d.Day, WatchSumsJson.Of(d.Sums)))], [.. it.ByHour.Select(WatchSumsJson.Of)],
        [.. it.ByPlace.Select(p => new WatchPlaceJson(p.Place, p.Name, WatchSumsJson.Of(p.Sums)))],
        [.. it.Loads.Select(l => new WatchLoadJson(AuthorJson.Of(l.Person), l.LookedAt, l.Answered, l.Decided, it.LoadOf[l.Person.Id]))]);
}
