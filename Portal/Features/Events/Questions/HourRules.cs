using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>Who may do what in a question hour: pure functions, asked by the deeds and by the views alike.</summary>
public static class HourRules
{
    /// <summary>Why somebody may not lead the hour of an event, or null: who may change the event. They open and close it, pick, pass over, merge and decline questions, and name the guests.</summary>
    public static Problem? MayNotLead(Standing standing, long? groupId, bool cancelled) =>
        EventRules.MayNotPlan(standing, groupId) ?? (cancelled ? Problem.Conflict<EventsText>("IsCancelled") : null);

    /// <summary>
    /// Why somebody may not ask or vote, or null: members of the group, those who lead, the guests, and at the whole portal's events every member, until it is over. Who was banned from a club is none of them, also of
    /// those who were named as guests (<see cref="HourGuest.Of"/>).
    /// </summary>
    public static Problem? MayNotAsk(Standing standing, long? groupId, bool isGuest, bool cancelled, HourPhase phase) =>
        standing.MayNotWriteAt(ModeratedPlaces.OfGroup(groupId))
        ?? (groupId is { } group && !standing.IsIn(group) && !isGuest && !EventRules.Moderates(standing, groupId) ? Problem.Refused<HourText>("MembersAsk")
            : cancelled ? Problem.Conflict<EventsText>("IsCancelled")
            : phase == HourPhase.Closed ? Problem.Conflict<HourText>("AskingIsOver")
            : null);

    /// <summary>Why who asked a question may not take it back any more, or null: until it is picked or joined to another.</summary>
    public static Problem? MayNotWithdraw(QuestionState state) => state is QuestionState.Taken or QuestionState.Merged ? Problem.Conflict<HourText>("TooLateToWithdraw") : null;

    /// <summary>Why somebody may not answer a question, or null: the guests, while the hour is open one that was picked, and for some days afterwards any that was not put aside.</summary>
    /// <param name="standing">Who.</param>
    /// <param name="isGuest">Whether they are a guest.</param>
    /// <param name="cancelled">Whether the event was called off.</param>
    /// <param name="phase">How far the hour has come.</param>
    /// <param name="until">Until when may be answered.</param>
    /// <param name="state">How the question stands.</param>
    /// <param name="now">The time.</param>
    public static Problem? MayNotAnswer(Standing standing, bool isGuest, bool cancelled, HourPhase phase, DateTime until, QuestionState state, DateTime now) =>
        standing.MayNotWrite
        ?? (!isGuest ? Problem.Refused<HourText>("GuestsAnswer")
            : cancelled ? Problem.Conflict<EventsText>("IsCancelled")
            : state is QuestionState.Declined or QuestionState.Merged ? Problem.Conflict<HourText>("IsPutAside")
            : phase == HourPhase.Collecting ? Problem.Conflict<HourText>("NotOpenYet")
            : phase == HourPhase.Open ? state == QuestionState.Taken ? null : Problem.Conflict<HourText>("NotPickedYet")
            : until <= now ? Problem.Conflict<HourText>("AnsweringIsOver")
            : null);
}
