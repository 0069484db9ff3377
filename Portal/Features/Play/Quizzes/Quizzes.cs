using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Play;

/// <summary>Announces quizzes, and takes answers: one try each.</summary>
public sealed class Quizzes(Announcing announcing, Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>Announces a quiz.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="plan">What all games have in common.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="right">The right choice of each, from 0.</param>
    /// <param name="points">The points for each right answer, at most 100.</param>
    /// <param name="key">The client's key.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<long>> Announce(Actor actor, GamePlan plan, IReadOnlyList<QuizQuestion> questions, IReadOnlyList<int> right, int points, string? key, CancellationToken ct)
    {
        var wrong = QuizQuestion.Wrong(questions, right) ?? (points is < 0 or > PlayPoint.Most ? Problem.Invalid<PlayText>("points", "PointsUpTo", PlayPoint.Most) : null);
        return announcing.Announce(
            actor, GameKind.Quiz, plan, wrong is null ? QuizQuestion.Write(questions) : "", points, wrong,
            (db, it) =>
            {
                db.Add(new Quiz { GameId = it.Id, Right = QuizQuestion.Keep(right.Take(questions.Count)) });
                return Task.FromResult<Problem?>(null);
            },
            key, ct);
    }

    /// <summary>Answers a quiz: every question, once and for all.</summary>
    public Task<Result<Nothing>> Answer(Actor actor, long id, IReadOnlyList<int> given, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if (!(await db.EnterGame(actor, id, GameKind.Quiz, now, ct)).Try(out var entered, out var unseen))
                {
                    return unseen;
                }

                var (it, standing) = entered;
                if ((PlayRules.MayNotAnswer(standing, it, now) ?? pace()) is { } refused)
                {
                    return refused;
                }

                var (me, questions) = (standing.AccountId!.Value, QuizQuestion.Read(it.Lines));
                if (await db.Set<QuizAnswer>().AnyAsync(a => a.GameId == id && a.AccountId == me, ct))
                {
                    return Problem.Conflict<PlayText>("AnsweredAlready");
                }

                if (given.Count != questions.Count || given.Index().Any(g => g.Item < 0 || g.Item >= questions[g.Index].Choices.Count))
                {
                    return Problem.Invalid<PlayText>("answers", "AnswerAll");
                }

                db.Add(new QuizAnswer { GameId = id, AccountId = me, Given = QuizQuestion.Keep(given), At = now });
                it.Taking++;
                db.Tell(new GamePlayed(id));
                return default(Nothing);
            },
            ct);
    }
}

/// <summary>A quiz that is closed: answers are counted, points given, and what is right is shown.</summary>
internal sealed class QuizSteps : IGameSteps
{
    /// <summary>So many answers are in memory at once, however many there are.</summary>
    internal const int AtOnce = 500;

    public GameKind What => GameKind.Quiz;

    public async Task Step(PortalDb db, Game it, DateTime now, CancellationToken ct)
    {
        var right = QuizQuestion.Kept(await db.Set<Quiz>().Where(q => q.GameId == it.Id).Select(q => q.Right).FirstAsync(ct));
        var last = 0L;
        while (await Count(db, it, right, last, now, ct) is { } next)
        {
            last = next;
        }

        it.Reach(GameStage.Done, null);
        await GameNotice.Tell(db, [new GameNotice { GameId = it.Id, AccountId = it.AuthorId, Kind = last == 0 ? GameNoticeKind.Nobody : GameNoticeKind.Decided, At = now }], ct);
        db.Tell(new GameChanged(it.Id, it.GroupId));
    }

    /// <summary>Counts the next answers, gives their points and lets go of both; says whose was the last, null where there are no more.</summary>
    private static async Task<long?> Count(PortalDb db, Game it, IReadOnlyList<int> right, long after, DateTime now, CancellationToken ct)
    {
        var answers = await db.Set<QuizAnswer>().AsTracking().Where(a => a.GameId == it.Id && a.AccountId > after).OrderBy(a => a.AccountId).Take(AtOnce).ToListAsync(ct);
        if (answers.Count == 0)
        {
            return null;
        }

        foreach (var answer in answers)
        {
            answer.Right = QuizQuestion.Kept(answer.Given).Zip(right).Count(pair => pair.First == pair.Second);
        }

        PlayPoint.Give(db, it, PointReason.Quiz, answers.Select(a => (a.AccountId, a.Right!.Value * it.Points)), now);
        await db.SaveChangesAsync(ct);
        foreach (var done in db.ChangeTracker.Entries().Where(e => e.Entity is QuizAnswer or PlayPoint).ToList())
        {
            done.State = EntityState.Detached;
        }

        return answers[^1].AccountId;
    }
}
