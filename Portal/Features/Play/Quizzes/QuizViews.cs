using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>What is read of a quiz: what is right only once it is closed.</summary>
internal static class QuizViews
{
    private const int MostBest = 10;

    /// <summary>As its page shows it.</summary>
    public static async Task<QuizView> Read(PortalDb db, Game it, long? readerId, CancellationToken ct)
    {
        var mine = await db.Set<QuizAnswer>().FirstOrDefaultAsync(a => a.GameId == it.Id && a.AccountId == readerId, ct);
        var questions = QuizQuestion.Read(it.Lines);
        if (it.Stage != GameStage.Done)
        {
            return new(questions, mine is null ? null : QuizQuestion.Kept(mine.Given), null, null, []);
        }

        var right = await db.Set<Quiz>().Where(q => q.GameId == it.Id).Select(q => q.Right).FirstAsync(ct);
        var best = await (
            from answer in db.Set<QuizAnswer>()
            join a in db.Set<Account>() on answer.AccountId equals a.Id
            where answer.GameId == it.Id && answer.Right > 0 && db.Set<Membership>().Any(m => m.GroupId == it.GroupId && m.AccountId == a.Id && !m.Waiting) // who left is not spoken of
            orderby answer.Right descending, answer.At, answer.AccountId
            select new { Person = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), answer.Right }).Take(MostBest).ToListAsync(ct);
        return new(questions, mine is null ? null : QuizQuestion.Kept(mine.Given), QuizQuestion.Kept(right), mine?.Right, best.ConvertAll(b => new QuizBest(b.Person, b.Right ?? 0)));
    }
}
