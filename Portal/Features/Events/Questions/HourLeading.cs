using Microsoft.EntityFrameworkCore;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Events;

/// <summary>What who leads an hour makes of its questions. Each deed takes the revision of the hour that they saw: what a colleague did meanwhile is said, and nothing is done.</summary>
public sealed class HourLeading(HourHands hands, RateLimits limits, Screening screening)
{
    /// <summary>Picks the question that is answered next: it is shown to all.</summary>
    public Task<Result<Nothing>> Pick(Actor actor, long eventId, int number, int? revision, CancellationToken ct) => Move(actor, eventId, number, revision, HourDeed.Picked, (hand, question) =>
    {
        if ((hand.Phase != HourPhase.Open ? Problem.Conflict<HourText>("NotOpen") : question.IsAlive ? null : Problem.Conflict<HourText>("IsPutAside")) is { } refused)
        {
            return refused;
        }

        (question.State, question.TakenAt, hand.Hour.CurrentId) = (QuestionState.Taken, question.TakenAt ?? hand.Now, question.Id);
        return null;
    }, ct);

    /// <summary>Passes a question over: it stays, after those that wait.</summary>
    public Task<Result<Nothing>> Pass(Actor actor, long eventId, int number, int? revision, CancellationToken ct) => Move(actor, eventId, number, revision, HourDeed.Passed, (hand, question) =>
    {
        if (!question.IsAlive)
        {
            return Problem.Conflict<HourText>("IsPutAside");
        }

        PutBy(hand, question, QuestionState.Passed);
        return null;
    }, ct);

    /// <summary>Puts a question that was passed over or declined back among those that wait.</summary>
    public Task<Result<Nothing>> Return(Actor actor, long eventId, int number, int? revision, CancellationToken ct) => Move(actor, eventId, number, revision, HourDeed.Returned, (hand, question) =>
    {
        if (question.State == QuestionState.Merged)
        {
            return Problem.Conflict<HourText>("IsPutAside");
        }

        PutBy(hand, question, QuestionState.Waiting);
        question.Reason = null;
        return null;
    }, ct);

    /// <summary>Declines a question: nobody but who asked and those who lead see it any more, and they read why.</summary>
    public async Task<Result<Nothing>> Decline(Actor actor, long eventId, int number, string? reason, int? revision, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, HourEntry.MostReason, ct);
        if (why.Unfit is { } problem)
        {
            return problem;
        }

        return await Lead(actor, eventId, number, revision, HourDeed.Declined, async (hand, question) =>
        {
            var screened = await why.Judge(hand.Db, hand.Standing, new(ScreenedUse.Name, GroupId: hand.It.GroupId), hand.Now, ct);
            if ((question.State == QuestionState.Merged ? Problem.Conflict<HourText>("IsPutAside") : await hand.IsAnswered(question, ct) ? Problem.Conflict<HourText>("IsAnswered") : screened.Refusal) is { } refused)
            {
                return refused;
            }

            PutBy(hand, question, QuestionState.Declined);
            question.Reason = why.Shown(screened);
            hand.Db.Tell(new HourQuestionMoved(eventId, question.Id, number));
            return null;
        }, ct);
    }

    /// <summary>A question is the same as another: that one takes its votes over, each voter's once, with that of who asked it; who asked is told when that one is answered.</summary>
    public Task<Result<Nothing>> Merge(Actor actor, long eventId, int number, int into, int? revision, CancellationToken ct) => Lead(actor, eventId, number, revision, HourDeed.Merged, async (hand, question) =>
    {
        if (into == number || await hand.Question(into, ct) is not { IsAlive: true } target)
        {
            return Problem.Invalid<HourText>("into", "NoSuchQuestion");
        }

        if ((!question.IsAlive ? Problem.Conflict<HourText>("IsPutAside") : await hand.IsAnswered(question, ct) ? Problem.Conflict<HourText>("IsAnswered") : null) is { } refused)
        {
            return refused;
        }

        PutBy(hand, question, QuestionState.Merged);
        question.IntoId = target.Id;
        await hand.Db.SaveChangesAsync(ct);
        await hand.Db.Set<HourEntry>().Where(e => e.IntoId == question.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.IntoId, target.Id), ct);
        await hand.Db.Do(
            """
            INSERT INTO "HourVotes" ("QuestionId", "AccountId") SELECT @1, p."Id" FROM (SELECT "AccountId" AS "Id" FROM "HourVotes" WHERE "QuestionId" = @0 UNION SELECT "AuthorId" FROM "HourEntries" WHERE "Id" = @0) p
            WHERE p."Id" <> @2 AND NOT EXISTS (SELECT 1 FROM "HourVotes" v WHERE v."QuestionId" = @1 AND v."AccountId" = p."Id")
            """,
            ct, question.Id, target.Id, target.AuthorId);
        await hand.Db.Do("""DELETE FROM "HourVotes" WHERE "QuestionId" = @0""", ct, question.Id);
        (question.Votes, target.Votes) = (0, await hand.Db.Set<HourVote>().CountAsync(v => v.QuestionId == target.Id, ct));
        hand.Db.Tell(new HourQuestionMerged(eventId, question.Id, number));
        return null;
    }, ct);

    /// <summary>It is no longer the one that is being answered.</summary>
    private static void PutBy(HourHand hand, HourEntry question, QuestionState state)
    {
        question.State = state;
        hand.Hour.CurrentId = hand.Hour.CurrentId == question.Id ? null : hand.Hour.CurrentId;
    }

    private Task<Result<Nothing>> Move(Actor actor, long eventId, int number, int? revision, HourDeed deed, Func<HourHand, HourEntry, Problem?> change, CancellationToken ct) => Lead(actor, eventId, number, revision, deed, (hand, question) =>
    {
        var refused = change(hand, question);
        if (refused is null)
        {
            hand.Db.Tell(new HourQuestionMoved(eventId, question.Id, number));
        }

        return Task.FromResult(refused);
    }, ct);

    private Task<Result<Nothing>> Lead(Actor actor, long eventId, int number, int? revision, HourDeed deed, Func<HourHand, HourEntry, Task<Problem?>> change, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return hands.Do<Nothing>(actor, eventId, async hand =>
        {
            if ((hand.MayNotLead ?? await hand.Stale(revision, ct)) is { } mayNot)
            {
                return mayNot;
            }

            if (await hand.Question(number, ct) is not { } question)
            {
                return Problem.NotFound;
            }

            if ((pace() ?? await change(hand, question)) is { } refused)
            {
                return refused;
            }

            hand.Hour.Note(deed, hand.Me, number);
            return default(Nothing);
        }, ct);
    }
}
