using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Play;

/// <summary>Tells people what became of a game that they take part in, or announced; each notice once. What they may not see any more is not recalled.</summary>
internal sealed class GameTidings : INotifying
{
    public string Kind => GameNotice.Subject;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<GameNoticed>().Select(n => n.NoticeId).Distinct().ToList();
        var notices = ids.Count == 0 ? [] : await db.Set<GameNotice>().Where(n => ids.Contains(n.Id)).OrderBy(n => n.Id).ToListAsync(ct);
        return notices.ConvertAll(n => new NoticeTiding(n) { Subject = new(Kind, n.Id), Whole = new(Kind, n.Id), Number = 0, ById = n.ById ?? 0, At = n.At });
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var games = db.Set<Game>().SeenBy(db, standing).Where(g => !g.Hidden);
        return notifications.Where(n => db.Set<GameNotice>().Any(x => x.Id == n.SubjectId && games.Any(g => g.Id == x.GameId)));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from n in db.Set<GameNotice>()
            join g in db.Set<Game>().SeenBy(db, standing) on n.GameId equals g.Id
            where subjectIds.Contains(n.Id)
            select new { n.Id, n.Kind, n.Text, n.GameId, g.Title, g.CancelReason }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new NotifiedThing(r.Title, Game.AddressOf(r.GameId), r.Kind == GameNoticeKind.Cancelled ? r.CancelReason ?? "" : r.Text) { Form = r.Kind.ToString() });
    }

    /// <summary>What is told of a game, to one or to all who take part, page by page.</summary>
    /// <param name="notice">What.</param>
    private sealed class NoticeTiding(GameNotice notice) : Tiding
    {
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
        {
            var one = notice.AccountId ?? await db.Set<Game>().Where(g => g.Id == notice.GameId && g.AuthorId != (notice.ById ?? 0)).Select(g => g.AuthorId).FirstOrDefaultAsync(ct);
            return await db.Set<Account>().AnyAsync(a => a.Id == one && a.EmailConfirmed, ct) ? [new(one, NotificationKind.Game)] : [];
        }

        public override async Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct)
        {
            var people = notice.AccountId is not null
                ? []
                : await GamePlayers.Of(db, notice.GameId).Where(id => id > after && id != (notice.ById ?? 0)).Distinct().OrderBy(id => id).Take(most).ToListAsync(ct);
            return new(people.ConvertAll(id => new Told(id, NotificationKind.Game)), people.Count == most ? people[^1] : null);
        }
    }
}
