using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Features.Play;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A game in a line.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ClosesAt">Until when one can take part.</param>
public sealed record GameLine(long Id, string Title, DateTime ClosesAt);

/// <summary>The club's games of one kind that are not decided yet, those that close first before the others.</summary>
internal abstract class GamesKind(IStringLocalizer<BlocksText> texts, string kind, string key, string icon, GameKind shows) : ListKind<GameLine>(texts, kind, key, icon, typeof(GamesBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: GameNews };

    protected override Task<List<GameLine>> Rows(BlockReading reading, int most, CancellationToken ct)
    {
        var club = reading.Club.Club.Id;
        return reading.Db.Set<Game>().SeenBy(reading.Db, reading.Standing).Where(g => g.GroupId == club && g.What == shows && g.Stage != GameStage.Done && g.CancelledAt == null && !g.Hidden)
            .OrderBy(g => g.ClosesAt).ThenBy(g => g.Id).Take(most).Select(g => new GameLine(g.Id, g.Title, g.ClosesAt)).ToListAsync(ct);
    }
}

/// <summary>Contests.</summary>
internal sealed class ContestsKind(IStringLocalizer<BlocksText> texts) : GamesKind(texts, "contests", "Contests", Icons.Heart, GameKind.Contest);

/// <summary>Draws.</summary>
internal sealed class DrawsKind(IStringLocalizer<BlocksText> texts) : GamesKind(texts, "draws", "Draws", Icons.Surprise, GameKind.Draw);

/// <summary>Quizzes.</summary>
internal sealed class QuizzesKind(IStringLocalizer<BlocksText> texts) : GamesKind(texts, "quizzes", "Quizzes", Icons.Question, GameKind.Quiz);
