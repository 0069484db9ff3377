using System.Globalization;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>The queue's filters as its address carries them.</summary>
internal static class QueueAddress
{
    private const string Me = "me", Nobody = "nobody";

    /// <summary>The address of a list. Whose cases they are stands in it by number, so that it shows a colleague the same.</summary>
    public static string Of(QueueFilter filter, string? cursor = null)
    {
        string?[] parts =
        [
            filter.State == CaseState.Closed ? "state=closed" : null,
            filter.Kind is { } kind ? "kind=" + EnumWords.Of(kind) : null,
            filter.Thing is { } thing ? "thing=" + EnumWords.Of(thing) : null,
            filter.Owner switch { null => null, 0 => "owner=" + Nobody, { } who => string.Create(CultureInfo.InvariantCulture, $"owner={who}") },
            filter.Reason is { } reason ? "reason=" + reason : null,
            filter.Place is { } place ? "place=" + place : null,
            filter.AuthorId is { } author ? "author=" + author : null,
            filter.DecidedBy is { } decider ? "decided=" + decider : null,
            cursor is not null ? "cursor=" + Uri.EscapeDataString(cursor) : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/moderation" : "/moderation?" + query;
    }

    /// <summary>The filter that an address carries; what makes no sense in it is left out.</summary>
    public static QueueFilter Read(string? state, string? kind, string? owner, string? reason, string? place, long? author, long? decided, string? thing, long? me) => new(
        state == "closed" || (state is null && decided is not null) ? CaseState.Closed : CaseState.Open,
        FlagReason.Read(reason),
        (EnumWords.Read<CaseKind>(kind) is { } work and not CaseKind.Chat) ? work : null,
        owner switch { Me => me, Nobody => 0, _ => long.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var who) && who > 0 ? who : default(long?) },
        Subject.Parse(place),
        author)
    {
        Thing = EnumWords.Read<QueuedThing>(thing),
        DecidedBy = decided,
    };
}
