using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>Writes down on which days members wrote and reacted in clubs, and how many came and went. Twice is as good as once.</summary>
internal sealed class ClubTracks(Database database) : INewsConsumer
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public string Name => "club-tracks";

    public int AtOnce => 500;

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var tracks = await database.Read(db => Tracks(db, batch, ct));
        var moves = batch.Where(row => row.Item is MembersChanged { Move: not null }).ToList();
        if (tracks.Count + moves.Count > 0)
        {
            await database.Write(db => Write(db, tracks, moves, ct), ct);
        }
    }

    private static async Task<Result<Nothing>> Write(PortalDb db, IReadOnlyCollection<Track> tracks, List<NewsRow> moves, CancellationToken ct)
    {
        foreach (var track in tracks)
        {
            await GroupVisitCounter.Add(db, track.Day, track.GroupId, track.AccountId, ct); // a small statement for each that is new: in a batch there are few
        }

        var ids = moves.ConvertAll(row => row.Id);
        var known = await db.Set<ClubMove>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        db.AddRange(moves.Where(row => !known.Contains(row.Id)).Select(row => (Row: row, News: (MembersChanged)row.Item!))
            .Select(m => new ClubMove { Id = m.Row.Id, ClubId = m.News.ClubId, Day = GroupVisitCounter.DayOf(m.Row.At), Move = m.News.Move!.Value }));
        return default(Nothing);
    }

    /// <summary>Who did something in which group on which day, as far as they are in it and it is not known yet.</summary>
    private static async Task<IReadOnlyCollection<Track>> Tracks(PortalDb db, IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var found = new HashSet<Track>();
        foreach (var row in batch)
        {
            if (row.Item is TopicStarted { GroupId: { } board } started)
            {
                found.Add(new(GroupVisitCounter.DayOf(row.At), board, started.AuthorId));
            }
            else if (row.Item is ReplyPosted { GroupId: { } group } reply)
            {
                found.Add(new(GroupVisitCounter.DayOf(row.At), group, reply.AuthorId));
            }
        }

        await AddSpoken(db, batch, found, ct);
        await AddReacted(db, batch, found, ct);
        return await New(db, found, ct);
    }

    private static async Task AddSpoken(PortalDb db, IReadOnlyList<NewsRow> batch, HashSet<Track> found, CancellationToken ct)
    {
        var ids = batch.Select(row => row.Item).OfType<RoomMessageSent>().Select(n => n.RoomId).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var groups = await db.Set<Room>().Where(r => ids.Contains(r.Id) && r.GroupId != null).ToDictionaryAsync(r => r.Id, r => r.GroupId!.Value, ct);
        foreach (var row in batch)
        {
            if (row.Item is RoomMessageSent sent && groups.TryGetValue(sent.RoomId, out var group))
            {
                found.Add(new(GroupVisitCounter.DayOf(row.At), group, sent.AuthorId));
            }
        }
    }

    private static async Task AddReacted(PortalDb db, IReadOnlyList<NewsRow> batch, HashSet<Track> found, CancellationToken ct)
    {
        var posts = batch.Where(row => row.Item is ReactionsChanged { GroupId: not null }).ToList();
        if (posts.Count > 0)
        {
            var (ids, since) = (posts.Select(row => ((ReactionsChanged)row.Item!).PostId).Distinct().ToList(), posts.Min(row => row.At) - Slack);
            var reactions = await (
                from r in db.Set<Reaction>()
                join p in db.Set<Post>() on r.PostId equals p.Id
                join t in db.Set<Topic>() on p.TopicId equals t.Id
                where ids.Contains(r.PostId) && r.At >= since && t.GroupId != null
                select new { r.At, GroupId = t.GroupId!.Value, r.AccountId }).ToListAsync(ct);
            found.UnionWith(reactions.Select(r => new Track(GroupVisitCounter.DayOf(r.At), r.GroupId, r.AccountId)));
        }

        var messages = batch.Where(row => row.Item is RoomReactionsChanged).ToList();
        if (messages.Count > 0)
        {
            var (ids, since) = (messages.Select(row => ((RoomReactionsChanged)row.Item!).MessageId).Distinct().ToList(), messages.Min(row => row.At) - Slack);
            var reactions = await (
                from r in db.Set<RoomReaction>()
                join m in db.Set<RoomMessage>() on r.MessageId equals m.Id
                join room in db.Set<Room>() on m.RoomId equals room.Id
                where ids.Contains(r.MessageId) && r.At >= since && room.GroupId != null
                select new { r.At, GroupId = room.GroupId!.Value, r.AccountId }).ToListAsync(ct);
            found.UnionWith(reactions.Select(r => new Track(GroupVisitCounter.DayOf(r.At), r.GroupId, r.AccountId)));
        }
    }

    private static async Task<IReadOnlyCollection<Track>> New(PortalDb db, HashSet<Track> found, CancellationToken ct)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var (days, groups, people) = (found.Select(t => t.Day).Distinct().ToList(), found.Select(t => t.GroupId).Distinct().ToList(), found.Select(t => t.AccountId).Distinct().ToList());
        var known = await db.Set<GroupVisit>().Where(v => days.Contains(v.Day) && groups.Contains(v.GroupId) && people.Contains(v.AccountId)).Select(v => new { v.Day, v.GroupId, v.AccountId }).ToListAsync(ct);
        var members = (await db.Set<Membership>().Where(m => groups.Contains(m.GroupId) && people.Contains(m.AccountId) && !m.Waiting).Select(m => new { m.GroupId, m.AccountId }).ToListAsync(ct)).ToHashSet();
        found.ExceptWith(known.Select(v => new Track(v.Day, v.GroupId, v.AccountId)));
        found.RemoveWhere(t => !members.Contains(new { t.GroupId, t.AccountId }));
        return found;
    }

    /// <summary>Somebody did something in a group on a day.</summary>
    private sealed record Track(DateTime Day, long GroupId, long AccountId);
}
