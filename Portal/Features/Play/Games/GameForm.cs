using System.Globalization;
using Portal.Commons.Drafts;
using Portal.Commons.Hours;
using Portal.Kernel;

namespace Portal.Features.Play;

/// <summary>What stands in the form of a game, besides the text in its box: as it was typed.</summary>
internal sealed class GameForm
{
    /// <summary>In the place of a number of hours: until a time that is typed.</summary>
    public const int AtTime = 0;

    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>For how many hours one can take part, or <see cref="AtTime"/>.</summary>
    public int Hours { get; set; } = 168;

    /// <summary>Until which time, as a browser writes it.</summary>
    public string? Closes { get; set; }

    /// <summary>For how many hours a contest is then voted on, or <see cref="AtTime"/>.</summary>
    public int VoteHours { get; set; } = 72;

    /// <summary>Until which time.</summary>
    public string? VotesEnd { get; set; }

    /// <summary>The prizes of a draw, the questions of a quiz.</summary>
    public string? Lines { get; set; }

    /// <summary>Hosts may enter a draw.</summary>
    public bool HostsEnter { get; set; }

    /// <summary>How many entries each may send in.</summary>
    public int EntriesEach { get; set; } = 1;

    /// <summary>How many votes each has.</summary>
    public int VotesEach { get; set; } = 1;

    /// <summary>The names of the jury, with commas between.</summary>
    public string? Jury { get; set; }

    /// <summary>The points that can be won.</summary>
    public string? Points { get; set; } = "0";

    /// <summary>The plan, with the text from the box.</summary>
    /// <param name="groupId">Whose game it is to be.</param>
    /// <param name="text">The text.</param>
    /// <param name="now">The time.</param>
    /// <param name="zone">The time zone of who types.</param>
    public Result<GamePlan> Plan(long groupId, string text, DateTime now, string zone) =>
        Until("closesAt", Hours, Closes, now, zone).Then(at => new GamePlan(groupId, Title ?? "", text, at));

    /// <summary>How a contest is decided.</summary>
    public Result<ContestPlan> Contest(GamePlan plan, string zone) =>
        Until("votesUntil", VoteHours, VotesEnd, plan.ClosesAt, zone).Then(at => new ContestPlan(at, EntriesEach, VotesEach, (Jury ?? "").Split(',', ' ', '\n'), Number()));

    /// <summary>The points as a number; what is none is one that is refused.</summary>
    public int Number() => int.TryParse(Points, NumberStyles.Integer, CultureInfo.InvariantCulture, out var typed) ? typed : string.IsNullOrWhiteSpace(Points) ? 0 : -1;

    /// <summary>As a draft keeps it.</summary>
    public string Write() => DraftDetails.Write(this);

    /// <summary>What a draft kept; null where that cannot be read.</summary>
    public static GameForm? Read(string? kept) => DraftDetails.Read<GameForm>(kept);

    private static Result<DateTime> Until(string field, int hours, string? typed, DateTime from, string zone) => hours == AtTime ? WallClock.Read(field, typed, zone) : from.AddHours(hours);
}
