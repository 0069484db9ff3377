using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Staff said where an idea stands: told to those who voted for it.</summary>
/// <param name="votedId">The topic that has their votes now: the idea itself, or the one that it was merged into.</param>
internal sealed class IdeaTiding(long votedId) : ForumTiding
{
    protected override bool OnlyUnread => false;

    public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<Told>>([]);

    public override async Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct)
    {
        var ids = await db.Set<IdeaVote>().Where(v => v.TopicId == votedId && v.AccountId > after).OrderBy(v => v.AccountId).Select(v => v.AccountId).Take(most).ToListAsync(ct);
        var people = await Hearing(db, db.Set<Account>().Where(a => ids.Contains(a.Id))).Select(a => a.Id).OrderBy(id => id).ToListAsync(ct);
        return new([.. people.Select(id => new Told(id, NotificationKind.Idea))], ids.Count < most ? null : ids[^1]);
    }
}
