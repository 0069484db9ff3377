using System.Globalization;
using System.Text.Json;
using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Figures in words that a test compares: those of the API, and those that were added up from raw lines.</summary>
static class ReportSteps
{
    /// <summary>Figures of the API.</summary>
    public static string Words(JsonElement f)
    {
        var (promises, rating) = (f.GetProperty("promises"), f.GetProperty("rating"));
        return $"begun {f.GetProperty("begun")}, answered {f.GetProperty("answered")}, missed {f.GetProperty("missed")}, late {f.GetProperty("breaches")}"
            + $", promises {promises.GetProperty("kept")}/{promises.GetProperty("late")}/{promises.GetProperty("takenBack")}, rating {rating.GetProperty("good")}/{rating.GetProperty("bad")}"
            + Times("firstAnswer") + Times("nextAnswer") + Times("solution");

        string Times(string name)
        {
            var t = f.GetProperty(name);
            return $"\n  {name} {t.GetProperty("count")}, {Seconds("medianSeconds")} {Seconds("percentile90Seconds")} {Seconds("wallMedianSeconds")}, in time {t.GetProperty("withinTarget")}/{t.GetProperty("late")}";

            string Seconds(string key) => t.GetProperty(key) is { ValueKind: JsonValueKind.Number } number ? Said(number.GetDouble()) : "-";
        }
    }

    /// <summary>The same of what ended, was rated and was begun; null where a person is meant.</summary>
    public static string Words(IEnumerable<RawThing> ended, IEnumerable<RawRating> rated, int? begun)
    {
        var (things, ratings) = (ended.ToList(), rated.ToList());
        var missed = begun is null ? (int?)null : things.Count(t => t.Kind == MeasureKind.FirstAnswer && t.End != MeasureEnd.Given);
        return $"begun {begun}, answered {Given(MeasureKind.FirstAnswer).Count}, missed {missed}, late {things.Count(t => t.Late)}"
            + $", promises {InTime(MeasureKind.Promise)}/{things.Count(t => t is { Kind: MeasureKind.Promise, Late: true })}/{things.Count(t => t is { Kind: MeasureKind.Promise, Late: false, End: MeasureEnd.TakenBack })}"
            + $", rating {ratings.Count(r => r.Good)}/{ratings.Count(r => !r.Good)}"
            + Times("firstAnswer", MeasureKind.FirstAnswer) + Times("nextAnswer", MeasureKind.NextAnswer) + Times("solution", MeasureKind.Solution);

        List<RawThing> Given(MeasureKind kind) => things.FindAll(t => t.Kind == kind && t.End == MeasureEnd.Given);

        int InTime(MeasureKind kind) => Given(kind).Count(t => t is { HasTarget: true, Late: false });

        string Times(string name, MeasureKind kind)
        {
            var given = Given(kind);
            return $"\n  {name} {given.Count}, {Rank(given.Select(t => t.Open), 50)} {Rank(given.Select(t => t.Open), 90)} {Rank(given.Select(t => t.Wall), 50)}, in time {InTime(kind)}/{things.Count(t => t.Kind == kind && t.Late)}";
        }
    }

    // The smallest value that at least so many percent do not exceed.
    static string Rank(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? "-" : Said(sorted.First(v => sorted.Count(other => other <= v) * 100 >= sorted.Count * percent));
    }

    static string Said(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);
}
