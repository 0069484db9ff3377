using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>What is asked in a question hour, and who would like to have it answered.</summary>
public sealed class HourQuestions(HourHands hands, MarkdownRenderer markdown, RateLimits limits, Screening screening)
{
    /// <summary>The place of the draft of a question.</summary>
    public static string Draft(long eventId) => $"{Event.Kind}:{eventId}";

    /// <summary>Asks something. The same key by the same author makes one question. Answers its number.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="body">Markdown, at most 500 characters.</param>
    /// <param name="key">The client's key, or null.</param>
    /// <param name="drafted">It was typed in the box of the hour, whose draft goes when it stands.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<int>> Ask(Actor actor, long eventId, string? body, string? key, bool drafted, CancellationToken ct)
    {
        if (Bounds.Check("body", body, HourEntry.MostQuestion) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(body!).Value;
        var pace = limits.Once(Limited.Messages, actor);
        var text = await screening.Read(html, ct);
        return await hands.Do<int>(actor, eventId, async hand =>
        {
            var db = hand.Db;
            if (await db.MadeBefore<HourEntry>(actor, key, ct) is { } before)
            {
                return await NumberOf(db, eventId, before, ct);
            }

            if ((HourRules.MayNotAsk(hand.Standing, hand.It.GroupId, await hand.IsGuest(ct), hand.It.CancelledAt is not null, hand.Phase) ?? await TooMany(hand, ct) ?? pace()) is { } refused)
            {
                return refused;
            }

            return await hand.Write(screening, new(actor, body!, html, text, key, drafted ? Draft(eventId) : null), ct);
        }, ct);
    }

    /// <summary>Says that one would like a question to be answered, or takes that back. Each counts once, and not for a question of their own. Answers how many do.</summary>
    public Task<Result<int>> Vote(Actor actor, long eventId, int number, bool on, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Reactions, actor);
        return hands.Do<int>(actor, eventId, async hand =>
        {
            if (HourRules.MayNotAsk(hand.Standing, hand.It.GroupId, await hand.IsGuest(ct), hand.It.CancelledAt is not null, hand.Phase) is { } mayNot)
            {
                return mayNot;
            }

            if (await hand.Question(number, ct) is not { IsAlive: true } question)
            {
                return Problem.NotFound;
            }

            if ((question.AuthorId == hand.Me ? Problem.Refused<HourText>("NotOnesOwn") : pace()) is { } refused)
            {
                return refused;
            }

            var mine = await hand.Db.Set<HourVote>().AsTracking().FirstOrDefaultAsync(v => v.QuestionId == question.Id && v.AccountId == hand.Me, ct);
            if (on == mine is not null)
            {
                return question.Votes;
            }

            if (mine is null)
            {
                hand.Db.Add(new HourVote { QuestionId = question.Id, AccountId = hand.Me });
            }
            else
            {
                hand.Db.Remove(mine);
            }

            question.Votes += on ? 1 : -1; // its event is locked
            hand.Db.Tell(new HourVoted(eventId, question.Id, number));
            return question.Votes;
        }, ct);
    }

    /// <summary>Takes one's own question back, until it is picked, or answered afterwards: an answer is not taken back by who asked.</summary>
    public Task<Result<Nothing>> Withdraw(Actor actor, long eventId, int number, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return hands.Do<Nothing>(actor, eventId, async hand =>
        {
            if (await hand.Own(number, ct) is not { QuestionId: null } question)
            {
                return await hand.Question(number, ct) is null ? Problem.NotFound : Problem.NotAllowed;
            }

            if ((HourRules.MayNotWithdraw(question.State) ?? (await hand.IsAnswered(question, ct) ? Problem.Conflict<HourText>("TooLateToWithdraw") : null) ?? pace()) is { } refused)
            {
                return refused;
            }

            question.DeletedAt = hand.Now;
            hand.Db.Tell(new HourEntryDeleted(eventId, question.Id, number));
            return default(Nothing);
        }, ct);
    }

    /// <summary>The number of what a key made before; a key of another event made nothing here.</summary>
    internal static async Task<Result<int>> NumberOf(PortalDb db, long eventId, long entryId, CancellationToken ct) =>
        await db.Set<HourEntry>().Where(e => e.Id == entryId && e.EventId == eventId).Select(e => (int?)e.Number).FirstOrDefaultAsync(ct) is { } number ? number : Problem.Conflict<HourText>("KeyUsedBefore");

    private static async Task<Problem?> TooMany(HourHand hand, CancellationToken ct)
    {
        var standing = hand.Db.Set<HourEntry>().Where(e => e.EventId == hand.It.Id && e.QuestionId == null && e.DeletedAt == null);
        return await standing.CountAsync(e => e.AuthorId == hand.Me && e.State != QuestionState.Declined && e.State != QuestionState.Merged, ct) >= QuestionHour.MostEach ? Problem.Conflict<HourText>("AskedEnough", QuestionHour.MostEach)
            : await standing.CountAsync(ct) >= QuestionHour.MostQuestions ? Problem.Conflict<HourText>("HourIsFull", QuestionHour.MostQuestions)
            : null;
    }
}
