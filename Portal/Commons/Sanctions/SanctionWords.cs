using System.Globalization;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>Says where a sanction stands, in the language of the current culture.</summary>
public static class SanctionWords
{
    /// <summary>Such as "until 3 May 10:00 UTC", "taken back", "read".</summary>
    public static string State(Sanction it, DateTime now) =>
        it.Replaced ? Say("StateReplaced")
        : it.RevokedAt is not null ? Say("StateRevoked")
        : it.Kind == SanctionKind.Note ? Say("StateNote")
        : it.Kind == SanctionKind.Warning ? it.AcknowledgedAt is null ? Say("StateUnread") : Say("StateRead")
        : it.Until is not { } until ? Say("StateForGood")
        : until > now ? Say("StateUntil", Moment(until))
        : Say("StateOver", Moment(until));

    /// <summary>The name of the place that it is about alone, with a word for one that the reader may not know of; null for the whole portal.</summary>
    public static string? Where(Sanction it, NamedPlace? place) => it.Place is null ? null : place?.Name ?? Say("PlaceUnseen");

    /// <summary>What it is called, with the place that it is about alone: "Mute", "Mute in Printers".</summary>
    public static string Kind(Sanction it, NamedPlace? place) => Kind(it.Kind, Where(it, place));

    /// <summary>What something that was decided about the reader is called.</summary>
    internal static string Name(DecisionOnMe it) => it.Kind is { } kind ? Kind(kind, it.PlaceName) : Say(it.Outcome == Outcome.Rejected ? "KindRejected" : "KindTaken");

    /// <summary>The same, with places found among those that the reader may know of.</summary>
    public static string Kind(Sanction it, IReadOnlyDictionary<Subject, NamedPlace> named) => Kind(it, it.Where() is { } at ? named.GetValueOrDefault(at) : null);

    /// <summary>What a warning counts that is given with a worded reason, such as "Points: 2, for 30 days"; null where the reason leaves that to the scale.</summary>
    public static string? Counts(int? points, int? days)
    {
        var count = points ?? SanctionScale.PointsOf(SanctionKind.Warning);
        return points is null && days is null ? null : days == 0 ? Say("CountsForGood", count) : Say("CountsFor", count, days ?? SanctionScale.Counts.Days);
    }

    /// <summary>A moment, where no page says it in the reader's own zone.</summary>
    public static string Moment(DateTime at) => at.ToString("g", CultureInfo.CurrentCulture) + " UTC";

    private static string Kind(SanctionKind kind, string? placeName) => placeName is null ? Say($"Kind{kind}") : Say("KindAt", Say($"Kind{kind}"), placeName);

    private static string Say(string key, params object[] args) => Sentences.Say(typeof(SanctionText), key, args);
}
