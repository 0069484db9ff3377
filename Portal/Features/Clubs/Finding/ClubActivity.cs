using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Play;
using Portal.Features.Rooms;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Clubs;

/// <summary>
/// Keeps when something was last written, put up, announced or planned in a club, to some minutes, so that nobody who writes waits for it and a busy club is written once in that time. After a club was opened or closed
/// it looks once more whether all on its board went along. Twice is as good as once.
/// </summary>
internal sealed class ClubActivity(Database database) : INewsConsumer
{
    /// <summary>So much later it has to be for the place in the list to move.</summary>
    internal static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    public string Name => "club-activity";

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var heard = await Heard(batch, ct);
        var ids = heard.Keys.ToList();
        var known = ids.Count == 0 ? [] : await database.Read(db => db.Set<Club>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.ActivityAt }).ToListAsync(ct));
        var stale = known.Where(c => c.ActivityAt + Grain <= heard[c.Id]).Select(c => c.Id).ToList();
        var turned = batch.Select(row => row.Item).OfType<ClubVisibilityChanged>().Select(n => n.ClubId).Distinct().ToList();
        if (stale.Count + turned.Count > 0)
        {
            await database.Write(db => Keep(db, stale, heard, turned, ct), ct);
        }
    }

    /// <summary>By the club, when something was written in it last.</summary>
    private async Task<Dictionary<long, DateTime>> Heard(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var rooms = batch.Select(row => row.Item).OfType<RoomMessageSent>().Select(m => m.RoomId).Distinct().ToList();
        var groups = rooms.Count == 0 ? [] : await database.Read(db => db.Set<Room>().Where(r => rooms.Contains(r.Id) && r.GroupId != null).ToDictionaryAsync(r => r.Id, r => r.GroupId!.Value, ct));
        var hours = batch.Select(row => row.Item).OfType<HourEntryNews>().Where(IsSaid).Select(h => h.EventId).Distinct().ToList();
        var events = hours.Count == 0 ? [] : await database.Read(db => db.Set<Event>().Where(e => hours.Contains(e.Id) && e.GroupId != null).ToDictionaryAsync(e => e.Id, e => e.GroupId!.Value, ct));
        return batch
            .Select(row => (row.At, Group: row.Item switch
            {
                TopicStarted started => started.GroupId,
                ReplyPosted reply => reply.GroupId,
                EventPlanned planned => planned.GroupId,
                ClubNewsPublished published => published.ClubId,
                ClubItemAdded added => added.ClubId,
                GameAnnounced announced => announced.GroupId,
                RoomMessageSent said when groups.TryGetValue(said.RoomId, out var group) => group,
                HourEntryNews said when IsSaid(said) && events.TryGetValue(said.EventId, out var group) => group,
                _ => (long?)null,
            }))
            .Where(x => x.Group is not null).GroupBy(x => x.Group!.Value, x => x.At).ToDictionary(g => g.Key, g => g.Max());
    }

    /// <summary>Whether a question was asked or answered: what is voted or put in order says nothing new.</summary>
    private static bool IsSaid(HourEntryNews news) => news is HourAsked or HourAnswered;

    private static async Task<Result<Nothing>> Keep(PortalDb db, List<long> stale, Dictionary<long, DateTime> heard, List<long> turned, CancellationToken ct)
    {
        await db.Lock<Club>(turned, ct); // as who opens and closes it does: its board must not follow what it was before
        var clubs = await db.Set<Club>().AsTracking().Where(c => stale.Contains(c.Id) || turned.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(ct);
        var ids = clubs.ConvertAll(c => c.Id);
        var visible = await db.Set<Group>().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Visibility, ct);
        foreach (var club in clubs)
        {
            if (turned.Contains(club.Id))
            {
                await BoardSight.Follow(db, club.BoardId, visible[club.Id] == Visibility.Open, ct); // once for each change, which is rare
            }

            if (stale.Contains(club.Id) && club.ActivityAt < heard[club.Id])
            {
                club.ActivityAt = heard[club.Id];
                if (visible[club.Id] != Visibility.Hidden)
                {
                    db.Tell(new ClubActive(club.Id));
                }
            }
        }

        return default(Nothing);
    }
}
