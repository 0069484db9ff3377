using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>A file of a club's days.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Text">Its lines; the first names the columns.</param>
public sealed record HealthFile(string Name, string Text);

/// <summary>
/// How a club is doing, for who runs it and for staff. Sums are read from days that were counted before, a row for each: however many members there are, it costs the same. No figure is about one person.
/// </summary>
public sealed class ClubHealths(Database database, ClubViews clubs, TimeProvider time)
{
    private const int MostListed = 10;

    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The figures of some days: one of <see cref="HealthPeriod.Offered"/>; not found where there is no such club to see, refused for who may not read them.</summary>
    public async Task<Result<ClubHealth>> Read(Actor actor, string slug, int? days, CancellationToken ct)
    {
        var now = Now;
        if (!(await Enter(actor, slug, ct)).Try(out var club, out var problem) || !HealthPeriod.Of(days, GroupVisitCounter.DayOf(now)).Try(out var period, out problem))
        {
            return problem;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, now, ct);
        var rows = await Days(db, club.Club.Id, period.Before().From, ct);
        var (inside, outside) = (rows.FindAll(d => d.Day >= period.From), rows.FindAll(d => d.Day < period.From));
        var (sums, before) = (HealthSums.Of(inside, period.To), HealthSums.Of(outside, period.Before().To));
        var weeks = period.Weeks.Select(week => new HealthWeek(week.From, week.To, HealthSums.Of(inside.FindAll(d => d.Day >= week.From && d.Day <= week.To), week.To))).ToList();
        var (stand, waiting) = await Stand(db, standing, club, now, ct);
        return new ClubHealth(club, period, sums, before, weeks, stand, waiting, await Most(db, standing, club, period, ct), HealthHints.Of(club, sums, before, stand, now));
    }

    /// <summary>The days themselves, one line each, so that the figures can be added up again.</summary>
    public async Task<Result<HealthFile>> Export(Actor actor, string slug, int? days, CancellationToken ct)
    {
        if (!(await Enter(actor, slug, ct)).Try(out var club, out var problem) || !HealthPeriod.Of(days, GroupVisitCounter.DayOf(Now)).Try(out var period, out problem))
        {
            return problem;
        }

        var rows = await database.Read(db => Days(db, club.Club.Id, period.From, ct));
        var lines = rows.Where(d => d.Day <= period.To).Select(d => Csv.Line(d.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), d.Active, d.ActiveWeek, d.ActiveMonth, d.Joined, d.Left, d.Returned, d.Topics, d.Replies, d.Messages, d.Events, d.EventGuests, ReplyWaits.Parse(d.Waits).Count));
        return new HealthFile(
            $"club-{slug}-{period.Days}-days.csv",
            Csv.Mark + Csv.Line("day", "active", "active_7_days", "active_30_days", "joined", "left", "returned", "topics", "replies", "room_messages", "events", "event_guests", "first_replies") + string.Concat(lines));
    }

    private async Task<Result<ClubView>> Enter(Actor actor, string slug, CancellationToken ct) =>
        await clubs.Find(actor, slug, ct) is not { } club ? Problem.NotFound
        : club.CanReadHealth ? club
        : actor.AccountId is null ? Problem.SignIn : Problem.NotAllowed;

    private static Task<List<ClubDay>> Days(PortalDb db, long clubId, DateTime from, CancellationToken ct) =>
        db.Set<ClubDay>().Where(d => d.ClubId == clubId && d.Day >= from).OrderBy(d => d.Day).ToListAsync(ct);

    private static async Task<(HealthNow Now, IReadOnlyList<UnansweredTopic> Waiting)> Stand(PortalDb db, Standing standing, ClubView club, DateTime now, CancellationToken ct)
    {
        var (id, board, since) = (club.Club.Id, club.BoardId, now.AddDays(-HealthNow.UnansweredDays));
        var requests = await db.Set<Membership>().Where(m => m.GroupId == id && m.Waiting).OrderBy(m => m.Since).Take(HealthNow.MostCounted).Select(m => m.Since).ToListAsync(ct);
        var unanswered = await db.Set<Topic>().SeenBy(standing)
            .Where(t => t.CategoryId == board && t.LastPostAt >= since && t.PostCount == 1 && !t.Hidden && t.ClosedAt == null && t.ArchivedAt == null && t.Kind != TopicKind.Announcement)
            .OrderBy(t => t.LastPostAt).ThenBy(t => t.Id).Take(HealthNow.MostCounted).Select(t => new { t.Id, t.Title, t.Slug, t.CreatedAt }).ToListAsync(ct);
        var room = await db.Set<Room>().Where(r => r.Id == club.RoomId).Select(r => new { r.LastNumber, r.LastMessageAt }).FirstOrDefaultAsync(ct);
        var news = await db.Set<NewsItem>().Published().Where(n => n.ClubId == id).OrderByDescending(n => n.PublishedAt).Select(n => n.PublishedAt).FirstOrDefaultAsync(ct);
        var next = await db.Set<Event>().Where(e => e.GroupId == id && e.StartsAt > now && !e.Hidden && e.CancelledAt == null).OrderBy(e => e.StartsAt).Select(e => (DateTime?)e.StartsAt).FirstOrDefaultAsync(ct);
        return (
            new(club.Club.MemberCount, requests.Count, requests is [var first, ..] ? first : null, unanswered.Count, unanswered.Count(t => now - t.CreatedAt > Late), room is { LastNumber: > 0 } ? room.LastMessageAt : null, news, next, club.Club.CreatedAt),
            [.. unanswered.Take(MostListed).Select(t => new UnansweredTopic(t.Id, t.Title, $"/t/{t.Id}/{t.Slug}", t.CreatedAt))]);
    }

    private static async Task<IReadOnlyList<ReadTopic>> Most(PortalDb db, Standing standing, ClubView club, HealthPeriod period, CancellationToken ct)
    {
        var (id, since) = (club.Club.Id, period.From);
        var rows = await (
            from r in db.Set<ClubRead>()
            join t in db.Set<Topic>().SeenBy(standing) on r.TopicId equals t.Id
            where r.ClubId == id && t.LastPostAt >= since && !t.Hidden
            orderby r.Readers descending, t.Id descending
            select new { t.Id, t.Title, t.Slug, r.Readers }).Take(MostListed).ToListAsync(ct);
        return rows.ConvertAll(t => new ReadTopic(t.Id, t.Title, $"/t/{t.Id}/{t.Slug}", t.Readers < ReadTopic.Least ? null : t.Readers));
    }
}
