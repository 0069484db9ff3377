using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Tells people what became of them in a club. Who was removed from a hidden one is told, too: they knew of it. Else a hidden one is named to those alone who may know of it, or are invited still. What is told to all who run it, or are in it, is there while they do, or are.</summary>
internal sealed class ClubTidings(TimeProvider time) : INotifying
{
    private const int MostHosts = 100;

    public string Kind => ClubNotice.Subject;

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var ids = news.Select(row => row.Item).OfType<ClubNoticed>().Select(n => n.NoticeId).Distinct().ToList();
        var notices = ids.Count == 0 ? [] : await db.Set<ClubNotice>().Where(n => ids.Contains(n.Id)).OrderBy(n => n.Id).ToListAsync(ct);
        return notices.ConvertAll(n => new NoticeTiding(n) { Subject = new(Kind, n.Id), Whole = new(Kind, n.Id), Number = 0, ById = n.ById ?? 0, At = n.At });
    }

    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications)
    {
        var seen = Notices(db, standing);
        return notifications.Where(n => seen.Any(x => x.Id == n.SubjectId));
    }

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var rows = await (
            from n in Notices(db, standing)
            join c in db.Set<Club>() on n.ClubId equals c.Id
            join g in db.Set<Group>() on c.Id equals g.Id
            where subjectIds.Contains(n.Id)
            select new { n.Id, n.Kind, n.Text, n.ClubId, c.Name, c.Slug, g.Visibility }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r =>
        {
            // Who asks and what is offered is answered among the members, a ban where one reads and appeals what was decided about oneself.
            var club = r.Kind == ClubNoticeKind.Invited ? "/invitations" : ClubRules.MaySee(standing, r.Visibility, r.ClubId) ? $"/clubs/{r.Slug}" : "/clubs";
            return new NotifiedThing(r.Name, r.Kind switch { ClubNoticeKind.Asked or ClubNoticeKind.Offered => $"{club}/members", ClubNoticeKind.Unpublished => $"{club}/news", ClubNoticeKind.Banned => "/account/standing", _ => club }, r.Text) { Form = r.Kind.ToString() };
        });
    }

    private IQueryable<ClubNotice> Notices(PortalDb db, Standing standing)
    {
        var (me, groups, hosted, seen, open) = (standing.AccountId ?? 0, standing.Groups, standing.Hosted, db.Set<Club>().SeenBy(db, standing), ClubInvitation.Open(db, time.GetUtcNow().UtcDateTime));
        return db.Set<ClubNotice>().Where(x =>
            (x.AccountId == null && (hosted.Contains(x.ClubId) || ((x.Kind == ClubNoticeKind.Closed || x.Kind == ClubNoticeKind.Reopened) && groups.Contains(x.ClubId))))
            || (x.AccountId == me
                && (x.Kind == ClubNoticeKind.Removed || x.Kind == ClubNoticeKind.Banned || x.Kind == ClubNoticeKind.Unbanned || x.Kind == ClubNoticeKind.TurnedDown
                    || seen.Any(c => c.Id == x.ClubId)
                    || (x.Kind == ClubNoticeKind.Invited && open.Any(i => i.ClubId == x.ClubId && i.AccountId == me)))));
    }

    /// <summary>What is told, to one, to those who run the club, or page by page to all who are in it.</summary>
    /// <param name="notice">What.</param>
    private sealed class NoticeTiding(ClubNotice notice) : Tiding
    {
        private bool ForMembers => notice is { AccountId: null, Kind: ClubNoticeKind.Closed or ClubNoticeKind.Reopened };

        public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
        {
            if (notice.AccountId is { } one)
            {
                return [new(one, NotificationKind.Club)];
            }

            if (ForMembers)
            {
                return [];
            }

            var hosts = await db.Set<Membership>().Where(m => m.GroupId == notice.ClubId && m.Role != GroupRole.Member && !m.Waiting).OrderBy(m => m.AccountId).Select(m => m.AccountId).Take(MostHosts).ToListAsync(ct);
            return hosts.ConvertAll(id => new Told(id, NotificationKind.Club));
        }

        public override async Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct)
        {
            if (!ForMembers)
            {
                return Watchers.Nobody;
            }

            var (club, by) = (notice.ClubId, ById);
            var members = await db.Set<Membership>().Where(m => m.GroupId == club && !m.Waiting && m.AccountId > after && m.AccountId != by).OrderBy(m => m.AccountId).Select(m => m.AccountId).Take(most).ToListAsync(ct);
            return new(members.ConvertAll(id => new Told(id, NotificationKind.Club)), members.Count == most ? members[^1] : null);
        }
    }
}
