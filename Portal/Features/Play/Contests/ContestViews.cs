using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>A contest as its page shows it.</summary>
/// <param name="VotesUntil">Until when it is voted on.</param>
/// <param name="EntriesEach">How many entries each may send in.</param>
/// <param name="VotesEach">How many votes each has.</param>
/// <param name="ByJury">True where a jury decides.</param>
/// <param name="Jury">Who is in it; nobody where the members decide.</param>
/// <param name="MayNotEnter">Why the reader may not send an entry in, or null.</param>
/// <param name="MayNotVote">Why the reader may not vote, or null.</param>
/// <param name="VotesUsed">How many votes the reader has given.</param>
public sealed record ContestView(DateTime VotesUntil, int EntriesEach, int VotesEach, bool ByJury, IReadOnlyList<PersonView> Jury, Problem? MayNotEnter, Problem? MayNotVote, int VotesUsed);

/// <summary>An entry as its contest shows it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">Its number in the contest.</param>
/// <param name="Author">Who sent it in.</param>
/// <param name="Body">What it says, in Markdown.</param>
/// <param name="Html">The safe HTML of that.</param>
/// <param name="Hidden">True while only moderators and its author see it.</param>
/// <param name="Score">What all votes add up to; null before the end.</param>
/// <param name="Place">Its place; null before the end, and for one without a vote.</param>
/// <param name="Mine">The points that the reader gave it; 0 for none.</param>
/// <param name="Rank">Where it stands in the result; null before the end.</param>
/// <param name="CreatedAt">When it was sent in.</param>
public sealed record EntryRow(long Id, int Number, PersonView Author, string Body, string Html, bool Hidden, int? Score, int? Place, int Mine, int? Rank, DateTime CreatedAt);

/// <summary>What pages and the API read of contests.</summary>
public sealed class ContestViews(Database database, TimeProvider time)
{
    /// <summary>How many entries a page holds.</summary>
    public const int PageSize = 20;

    /// <summary>The entries of a contest that somebody may see: in the order in which they were sent in, and once it is decided in that of the result. Null where there is no contest to see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">Which contest.</param>
    /// <param name="after">Where the list goes on: the last number, or rank.</param>
    /// <param name="size">How many.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="only">The one with this number alone.</param>
    public async Task<Page<EntryRow>?> Entries(Actor actor, long id, int after, int size, CancellationToken ct, int? only = null)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (await db.Set<Game>().SeenBy(db, standing).FirstOrDefaultAsync(g => g.Id == id && g.What == GameKind.Contest, ct) is not { } it)
        {
            return null;
        }

        var (done, me) = (it.Stage == GameStage.Done, standing.AccountId ?? 0);
        var rows = await (
            from e in db.Set<ContestEntry>().SeenBy(db, standing)
            join a in db.Set<Account>() on e.AuthorId equals a.Id
            where e.GameId == id && e.WithdrawnAt == null && (only == null || e.Number == only) && (done ? e.Rank > after : e.Number > after)
            orderby done ? e.Rank : e.Number
            select new EntryRow(
                e.Id, e.Number, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), e.Body, e.Html, e.Hidden, done ? (int?)e.Score : null, e.Place,
                db.Set<ContestVote>().Where(v => v.EntryId == e.Id && v.AccountId == me).Select(v => v.Points).FirstOrDefault(), e.Rank, e.CreatedAt)).Take(size + 1).ToListAsync(ct);
        return Page<EntryRow>.Cut(rows, size, e => (e.Rank ?? e.Number).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What its page shows beside its entries.</summary>
    internal static async Task<ContestView> Read(PortalDb db, Game it, Standing standing, DateTime now, CancellationToken ct)
    {
        var contest = await db.Set<Contest>().FirstAsync(c => c.GameId == it.Id, ct);
        var jury = !contest.ByJury ? [] : await (from j in db.Set<ContestJuror>() join a in db.Set<Account>() on j.AccountId equals a.Id where j.GameId == it.Id orderby j.AccountId select a).Select(PersonView.Of).ToListAsync(ct);
        var me = standing.AccountId ?? 0;
        var sent = await db.Set<ContestEntry>().CountAsync(e => e.GameId == it.Id && e.AuthorId == me && e.WithdrawnAt == null, ct);
        var juror = jury.Exists(j => j.Id == me);
        return new(
            contest.VotesUntil, contest.EntriesEach, contest.VotesEach, contest.ByJury, jury, ContestRules.MayNotEnter(standing, it, contest, juror, sent, now), ContestRules.MayNotVote(standing, it, contest, juror, now),
            await Used(db, it.Id, me, ct));
    }

    /// <summary>How many votes somebody has given in a contest, to entries that stand.</summary>
    internal static Task<int> Used(PortalDb db, long gameId, long accountId, CancellationToken ct) =>
        db.Set<ContestVote>().CountAsync(v => v.GameId == gameId && v.AccountId == accountId && db.Set<ContestEntry>().Any(e => e.Id == v.EntryId && !e.Hidden), ct);
}
