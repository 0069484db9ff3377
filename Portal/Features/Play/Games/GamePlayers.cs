using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>Who takes part in a game, of whatever kind; somebody may stand there twice.</summary>
internal static class GamePlayers
{
    /// <summary>Their accounts.</summary>
    public static IQueryable<long> Of(PortalDb db, long gameId) =>
        db.Set<DrawEntry>().Where(e => e.GameId == gameId && e.AccountId != null).Select(e => e.AccountId!.Value)
            .Concat(db.Set<QuizAnswer>().Where(a => a.GameId == gameId).Select(a => a.AccountId))
            .Concat(db.Set<ContestEntry>().Where(e => e.GameId == gameId && e.WithdrawnAt == null).Select(e => e.AuthorId));
}
