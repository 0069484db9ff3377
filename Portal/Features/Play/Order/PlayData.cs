using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>The games that somebody announced, for their export. They stay, as what one says before others does.</summary>
internal sealed class AnnouncedGames(Database database) : IPersonalData
{
    public string Name => "games";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Game>()
        .Where(g => g.AuthorId == accountId).OrderBy(g => g.Id).Select(g => new { g.Id, g.GroupId, g.What, g.Title, g.Body, g.Lines, g.ClosesAt, g.CancelledAt, g.CancelReason, g.CreatedAt }));
}

/// <summary>Somebody's lots, for their export. With them they go while a draw is open; in a frozen list the hash stays and stands for nobody.</summary>
internal sealed class DrawEntryData(Database database) : IPersonalData
{
    public string Name => "drawEntries";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<DrawEntry>()
        .Where(e => e.AccountId == accountId).OrderBy(e => e.Id).Select(e => new { e.GameId, e.Salt, e.Hash, e.At, e.Excluded, e.Place }));

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<GameNotice>().Where(n => n.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<PlayPoint>().Where(p => p.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ContestVote>().Where(v => v.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ContestJuror>().Where(j => j.AccountId == accountId).ExecuteDeleteAsync(ct);
        var answered = await db.Set<QuizAnswer>().Where(a => a.AccountId == accountId).Select(a => a.GameId).ToListAsync(ct);
        var entered = await db.Set<DrawEntry>().Where(e => e.AccountId == accountId).Select(e => e.GameId).ToListAsync(ct);
        var games = answered.Concat(entered).Distinct().Order().ToList();
        await db.Lock<Game>(games, ct); // no list is frozen meanwhile
        await db.Set<QuizAnswer>().Where(a => a.AccountId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<DrawEntry>().Where(e => e.AccountId == accountId && db.Set<Draw>().Any(d => d.GameId == e.GameId && d.FrozenAt == null)).ExecuteDeleteAsync(ct);
        await db.Set<DrawEntry>().Where(e => e.AccountId == accountId).ExecuteUpdateAsync(e => e.SetProperty(x => x.AccountId, (long?)null).SetProperty(x => x.Salt, (string?)null), ct);
        await db.Set<Game>().Where(g => games.Contains(g.Id) && g.Stage == GameStage.Open).ExecuteUpdateAsync(g => g.SetProperty(x => x.Taking, x => x.Taking - 1), ct);
    }
}

/// <summary>What somebody answered in quizzes, for their export.</summary>
internal sealed class QuizAnswerData(Database database) : IPersonalData
{
    public string Name => "quizAnswers";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<QuizAnswer>()
        .Where(a => a.AccountId == accountId).OrderBy(a => a.GameId).Select(a => new { a.GameId, a.Given, a.Right, a.At }));
}

/// <summary>What somebody sent in to contests, for their export. It stays, as what one says before others does.</summary>
internal sealed class ContestEntryData(Database database) : IPersonalData
{
    public string Name => "contestEntries";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<ContestEntry>()
        .Where(e => e.AuthorId == accountId).OrderBy(e => e.Id).Select(e => new { e.GameId, e.Number, e.Body, e.CreatedAt, e.WithdrawnAt, e.Score, e.Place }));
}

/// <summary>How somebody voted in contests, for their export.</summary>
internal sealed class ContestVoteData(Database database) : IPersonalData
{
    public string Name => "contestVotes";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<ContestVote>()
        .Where(v => v.AccountId == accountId).OrderBy(v => v.EntryId).Select(v => new { v.GameId, v.EntryId, v.Points }));
}

/// <summary>Somebody's points, for their export.</summary>
internal sealed class PlayPointData(Database database) : IPersonalData
{
    public string Name => "playPoints";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<PlayPoint>()
        .Where(p => p.AccountId == accountId).OrderBy(p => p.Id).Select(p => new { p.GroupId, p.GameId, p.Reason, p.Points, p.At }));
}
