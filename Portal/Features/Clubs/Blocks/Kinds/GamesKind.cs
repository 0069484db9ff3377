using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Features.Play;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A contest, a draw or a quiz in a line.</summary>
/// <param name="Id">The game.</param>
/// <param name="What">What kind of game.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ClosesAt">Until when one can take part.</param>
/// <param name="Stage">How far it is.</param>
public sealed record GameLine(long Id, GameKind What, string Title, DateTime ClosesAt, GameStage Stage);

/// <summary>The club's newest contests, draws and quizzes that were not called off.</summary>
internal sealed class GamesKind(IStringLocalizer<BlocksText> texts) : ListKind<GameLine>(texts, "games", "Games", Icons.Star, typeof(GamesBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: GameNews };

    protected override Task<List<GameLine>> Rows(BlockReading reading, int most, CancellationToken ct)
    {
        var club = reading.Club.Club.Id;
        return reading.Db.Set<Game>().SeenBy(reading.Db, reading.Standing).Where(g => g.GroupId == club && !g.Hidden && g.CancelledAt == null)
            .OrderByDescending(g => g.Id).Take(most).Select(g => new GameLine(g.Id, g.What, g.Title, g.ClosesAt, g.Stage)).ToListAsync(ct);
    }
}
