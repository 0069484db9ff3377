using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Counts one day of all clubs at once, from what there is of it: each question goes by an index, and its work grows with what happened on that day.</summary>
/// <param name="db">Where.</param>
/// <param name="day">Which day.</param>
internal sealed class ClubCount(PortalDb db, DateTime day)
{
    /// <summary>Who was not active for so many days comes again after a pause.</summary>
    internal const int Pause = 30;

    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    private readonly Dictionary<long, ClubDay> days = [];

    private DateTime End => day.AddDays(1);

    /// <summary>Counts it. Clubs in which there was nothing are left out.</summary>
    public async Task<IReadOnlyDictionary<long, ClubDay>> All(CancellationToken ct)
    {
        await Posts(ct);
        await FirstReplies(ct);
        await Messages(ct);
        await Events(ct);
        await Moves(ct);
        await Active(ct);
        await Returned(ct);
        return days;
    }

    private ClubDay Of(long clubId)
    {
        if (!days.TryGetValue(clubId, out var found))
        {
            days.Add(clubId, found = new ClubDay { ClubId = clubId, Day = day });
        }

        return found;
    }

    private IQueryable<Written> Seen() =>
        from p in db.Set<Post>()
        join t in db.Set<Topic>() on p.TopicId equals t.Id
        where p.CreatedAt >= day && p.CreatedAt < End && !p.Hidden && p.DeletedAt == null && !t.Hidden && t.GroupId != null
        select new Written { Post = p, Topic = t };

    private async Task Posts(CancellationToken ct)
    {
        foreach (var club in await Seen().GroupBy(w => w.Topic.GroupId!.Value).Select(g => new { g.Key, Topics = g.Sum(w => w.Post.Number == 1 ? 1 : 0), All = g.Count() }).ToListAsync(ct))
        {
            (Of(club.Key).Topics, Of(club.Key).Replies) = (club.Topics, club.All - club.Topics);
        }
    }

    private async Task FirstReplies(CancellationToken ct)
    {
        var first = await Seen().Where(w => w.Post.Number > 1 && w.Post.AuthorId != w.Topic.AuthorId
                && !db.Set<Post>().Any(o => o.TopicId == w.Post.TopicId && o.Number < w.Post.Number && o.Number > 1 && o.AuthorId != w.Topic.AuthorId && !o.Hidden && o.DeletedAt == null))
            .Select(w => new { Club = w.Topic.GroupId!.Value, Asked = w.Topic.CreatedAt, Answered = w.Post.CreatedAt }).ToListAsync(ct);
        foreach (var club in first.GroupBy(f => f.Club))
        {
            Of(club.Key).Waits = ReplyWaits.Of(club.Select(f => f.Answered - f.Asked)).ToString();
        }
    }

    /// <summary>Messages have no index by time, but ids that grow with it: looked for from the newest backwards, only those since the day began are passed by.</summary>
    private async Task Messages(CancellationToken ct)
    {
        var early = day - Slack;
        var before = await db.Set<RoomMessage>().Where(m => m.At < early).OrderByDescending(m => m.Id).Select(m => m.Id).FirstOrDefaultAsync(ct);
        var said = await (
            from m in db.Set<RoomMessage>()
            join r in db.Set<Room>() on m.RoomId equals r.Id
            where m.Id > before && m.At >= day && m.At < End && !m.Hidden && m.DeletedAt == null && r.GroupId != null
            group m by r.GroupId!.Value into g
            select new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var club in said)
        {
            Of(club.Key).Messages = club.Count;
        }
    }

    private async Task Events(CancellationToken ct)
    {
        var held = await db.Set<Event>().Where(e => e.StartsAt >= day && e.StartsAt < End && !e.Hidden && e.CancelledAt == null && e.GroupId != null)
            .GroupBy(e => e.GroupId!.Value).Select(g => new { g.Key, Count = g.Count(), Going = g.Sum(e => e.Going) }).ToListAsync(ct);
        foreach (var club in held)
        {
            (Of(club.Key).Events, Of(club.Key).EventGuests) = (club.Count, club.Going);
        }
    }

    private async Task Moves(CancellationToken ct)
    {
        foreach (var club in await db.Set<ClubMove>().Where(m => m.Day == day).GroupBy(m => new { m.ClubId, m.Move }).Select(g => new { g.Key.ClubId, g.Key.Move, Count = g.Count() }).ToListAsync(ct))
        {
            var it = Of(club.ClubId);
            (it.Joined, it.Left) = club.Move == MemberMove.Joined ? (club.Count, it.Left) : (it.Joined, club.Count);
        }
    }

    private async Task Active(CancellationToken ct)
    {
        foreach (var (club, count) in await Within(1, ct))
        {
            Of(club).Active = count;
        }

        foreach (var (club, count) in await Within(7, ct))
        {
            Of(club).ActiveWeek = count;
        }

        foreach (var (club, count) in await Within(30, ct))
        {
            Of(club).ActiveMonth = count;
        }
    }

    private async Task<Dictionary<long, int>> Within(int some, CancellationToken ct)
    {
        var from = day.AddDays(1 - some);
        return await db.Set<GroupVisit>().Where(v => v.Day >= from && v.Day <= day).GroupBy(v => v.GroupId)
            .Select(g => new { g.Key, Count = g.Select(v => v.AccountId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>Where nothing is known of so long ago, nobody is said to come again.</summary>
    private async Task Returned(CancellationToken ct)
    {
        var since = day.AddDays(-Pause);
        if (!await db.Set<GroupVisit>().AnyAsync(v => v.Day <= since, ct))
        {
            return;
        }

        var back = await db.Set<GroupVisit>().Where(v => v.Day == day
                && db.Set<Membership>().Any(m => m.GroupId == v.GroupId && m.AccountId == v.AccountId && !m.Waiting && m.Since < since)
                && !db.Set<GroupVisit>().Any(o => o.AccountId == v.AccountId && o.GroupId == v.GroupId && o.Day >= since && o.Day < day))
            .GroupBy(v => v.GroupId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var club in back)
        {
            Of(club.Key).Returned = club.Count;
        }
    }

    private sealed class Written
    {
        public required Post Post { get; init; }

        public required Topic Topic { get; init; }
    }
}
