using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Forum;

/// <summary>
/// Tells members of the badges that they earn. What is told of is a kind of badge; it belongs to the member's own account. A first post and a first answer are not told:
/// who wrote the one knows, and of the other they were told when it was accepted.
/// </summary>
internal sealed class BadgeTidings(IStringLocalizer<ForumText> texts) : INotifying
{
    public string Kind => "badge";

    public Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Tiding>>([.. news.Select(row => row.Item is BadgeEarned { Kind: not (BadgeKind.FirstPost or BadgeKind.FirstAnswer) } earned ? Of(earned, row.At) : null).OfType<BadgeTiding>()]);

    /// <summary>A badge is not taken away again.</summary>
    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications) => notifications;

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var name = await db.Set<Account>().Where(a => a.Id == standing.AccountId).Select(a => a.UserName).FirstOrDefaultAsync(ct);
        return name is null ? new Dictionary<long, NotifiedThing>() : subjectIds.ToDictionary(id => id, id => new NotifiedThing(texts[$"Badge{(BadgeKind)id}"], $"/u/{Uri.EscapeDataString(name)}", ""));
    }

    private BadgeTiding Of(BadgeEarned earned, DateTime at) =>
        new(earned.AccountId) { Subject = new(Kind, (long)earned.Kind), Whole = new("account", earned.AccountId), Number = 0, ById = 0, At = at };

    private sealed class BadgeTiding(long accountId) : Tiding
    {
        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) =>
            await db.Set<Account>().AnyAsync(a => a.Id == accountId && a.EmailConfirmed, ct) ? [new(accountId, NotificationKind.Badge)] : [];

        public override Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct) => Task.FromResult(Watchers.Nobody);
    }
}
