using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Events;

/// <summary>What the guests of a question hour answer.</summary>
public sealed class HourAnswers(HourHands hands, MarkdownRenderer markdown, RateLimits limits, Screening screening)
{
    /// <summary>The place of the draft of an answer to a question.</summary>
    public static string Draft(long eventId, int number) => $"{HourQuestions.Draft(eventId)}:{number}";

    /// <summary>Answers a question; several answers may follow one another. The same key by the same author makes one. Who asked is told of the first. Answers its number.</summary>
    /// <param name="actor">A guest.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="number">The question's number.</param>
    /// <param name="body">Markdown, at most 10,000 characters.</param>
    /// <param name="key">The client's key, or null.</param>
    /// <param name="drafted">It was typed in the box below the question, whose draft goes when it stands.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<int>> Answer(Actor actor, long eventId, int number, string? body, string? key, bool drafted, CancellationToken ct)
    {
        if (Bounds.Check("body", body, HourEntry.MostAnswer) is { } problem)
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
                return await HourQuestions.NumberOf(db, eventId, before, ct);
            }

            if (await hand.Question(number, ct) is not { IsAlive: true } question)
            {
                return Problem.NotFound;
            }

            if ((await MayNotAnswer(hand, question, ct) ?? await TooMany(db, question, ct) ?? pace()) is { } refused)
            {
                return refused;
            }

            return await hand.Write(screening, new(actor, body!, html, text, key, drafted ? Draft(eventId, number) : null) { QuestionId = question.Id }, ct);
        }, ct);
    }

    /// <summary>Changes one's own answer, for as long as one may answer.</summary>
    public async Task<Result<Nothing>> Change(Actor actor, long eventId, int number, string? body, CancellationToken ct)
    {
        if (Bounds.Check("body", body, HourEntry.MostAnswer) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(body!).Value;
        var text = await screening.Read(html, ct);
        return await Mend(actor, eventId, number, async (hand, answer) =>
        {
            var screened = await screening.Judge(hand.Db, hand.Standing, text, new(ScreenedUse.Edit, GroupId: hand.It.GroupId), hand.Now, ct);
            if (screened.Refusal is { } unwanted)
            {
                return unwanted;
            }

            (answer.Body, answer.Html, answer.EditedAt) = (body!, screened.Shown("body", html), hand.Now);
            await ModeratedHourEntries.Keep(hand.Db, screened, hand.It, answer, hand.Now, ct);
            await hand.Db.HoldFiles(actor, new(HourEntry.Kind, answer.Id), body!, ct);
            hand.Db.Tell(new HourEntryEdited(eventId, answer.Id, number) { ById = hand.Me });
            return null;
        }, ct);
    }

    /// <summary>Takes one's own answer back, for as long as one may answer; its number stays taken.</summary>
    public Task<Result<Nothing>> Delete(Actor actor, long eventId, int number, CancellationToken ct) => Mend(actor, eventId, number, (hand, answer) =>
    {
        answer.DeletedAt = hand.Now;
        hand.Db.Tell(new HourEntryDeleted(eventId, answer.Id, number));
        return Task.FromResult<Problem?>(null);
    }, ct);

    private static async Task<Problem?> MayNotAnswer(HourHand hand, HourEntry question, CancellationToken ct) => HourRules.MayNotAnswer(
        hand.Standing, hand.It.GroupId, await hand.IsGuest(ct), hand.It.CancelledAt is not null, hand.Phase, hand.Hour.AnsweredUntil(hand.It.EndsAt), question.State, hand.Now);

    private static async Task<Problem?> TooMany(PortalDb db, HourEntry question, CancellationToken ct) =>
        await db.Set<HourEntry>().CountAsync(e => e.QuestionId == question.Id && e.DeletedAt == null, ct) >= HourEntry.MostAnswers ? Problem.Conflict<HourText>("AnsweredEnough", HourEntry.MostAnswers) : null;

    private Task<Result<Nothing>> Mend(Actor actor, long eventId, int number, Func<HourHand, HourEntry, Task<Problem?>> change, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return hands.Do<Nothing>(actor, eventId, async hand =>
        {
            if (await hand.Own(number, ct) is not { QuestionId: { } questionId } answer)
            {
                return await hand.Db.Set<HourEntry>().AnyAsync(e => e.EventId == eventId && e.Number == number && e.QuestionId != null && e.DeletedAt == null && !e.Hidden, ct) ? Problem.NotAllowed : Problem.NotFound;
            }

            var question = await hand.Db.Set<HourEntry>().FirstAsync(e => e.Id == questionId, ct);
            return (await MayNotAnswer(hand, question, ct) ?? (answer.Hidden ? Problem.NotAllowed : null) ?? pace() ?? await change(hand, answer)) is { } refused ? refused : default(Nothing);
        }, ct);
    }
}
