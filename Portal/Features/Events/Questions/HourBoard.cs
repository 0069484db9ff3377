using System.Globalization;
using Portal.Commons.People;

namespace Portal.Features.Events;

/// <summary>Something asked or answered, as it is read for all: who must not see it is not shown it (<see cref="HourSight"/>).</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">Its number in the hour.</param>
/// <param name="QuestionId">The question that it answers; null for a question.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Body">The Markdown.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="At">When.</param>
/// <param name="EditedAt">When it was changed last, or null.</param>
/// <param name="Hidden">True while only moderators and its author see it.</param>
public sealed record HourLine(long Id, int Number, long? QuestionId, PersonView Author, string Body, string Html, DateTime At, DateTime? EditedAt, bool Hidden)
{
    /// <summary>Of a question: how many would like it to be answered.</summary>
    public int Votes { get; init; }

    /// <summary>Of a question: what was made of it.</summary>
    public QuestionState State { get; init; }

    /// <summary>Of a question that was declined: why.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a question that was merged: into which.</summary>
    public long? IntoId { get; init; }

    /// <summary>Of a question: when it was picked, or null.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>Changes whenever it looks otherwise.</summary>
    public string Stamp => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Votes}:{State}:{Hidden}:{EditedAt?.Ticks}:{Html.GetHashCode(StringComparison.Ordinal)}");
}

/// <summary>A question with its answers.</summary>
/// <param name="Line">What was asked.</param>
/// <param name="Answers">What was answered, in order.</param>
public sealed record HourQuestion(HourLine Line, IReadOnlyList<HourLine> Answers)
{
    /// <summary>Changes whenever it looks otherwise.</summary>
    public string Stamp { get; } = string.Join(' ', Answers.Select(a => a.Stamp).Prepend(Line.Stamp));

    /// <summary>Its number.</summary>
    public int Number => Line.Number;

    /// <summary>Whether it may still be answered.</summary>
    public bool IsAlive => !Line.Hidden && Line.State is QuestionState.Waiting or QuestionState.Passed or QuestionState.Taken;
}

/// <summary>An hour as it is read once for all who look on.</summary>
/// <param name="Hour">How it stands.</param>
/// <param name="Guests">Who answers.</param>
/// <param name="Questions">All questions that nobody took back, in order, hidden and declined ones, too.</param>
public sealed record HourBoard(QuestionHour Hour, IReadOnlyList<PersonView> Guests, IReadOnlyList<HourQuestion> Questions);

/// <summary>The event of an hour, and how its reader stands to it.</summary>
/// <param name="EventId">The event.</param>
/// <param name="GroupId">The group whose it is, or null.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is over.</param>
/// <param name="Zone">The time zone in which it is planned.</param>
/// <param name="Cancelled">True where it was called off.</param>
/// <param name="Reader">Who reads, as they stood when it was read.</param>
/// <param name="Home">The place that it belongs to, by its name; null for the whole portal's.</param>
public sealed record HourView(long EventId, long? GroupId, string Title, DateTime StartsAt, DateTime EndsAt, string Zone, bool Cancelled, Standing Reader, NamedPlace? Home);
