using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Rooms;

/// <summary>A room as its reader sees it.</summary>
/// <param name="Id">The room.</param>
/// <param name="GroupId">The group whose room it is, or null.</param>
/// <param name="Kind">For whom it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What is talked about there.</param>
/// <param name="LastNumber">The number of the newest message.</param>
/// <param name="SlowSeconds">How many seconds a member waits between two messages.</param>
/// <param name="Archived">True where it is only read.</param>
/// <param name="Reader">Who reads, as they stood when it was read.</param>
public sealed record RoomView(long Id, long? GroupId, RoomKind Kind, string Name, string About, int LastNumber, int SlowSeconds, bool Archived, Standing Reader)
{
    /// <summary>How far the reader has read; null where they were never here.</summary>
    public int? ReadNumber { get; init; }

    /// <summary>The reader is told of nothing here.</summary>
    public bool Muted { get; init; }

    /// <summary>Until when the reader may not write here, and why; null where they may.</summary>
    public (DateTime Until, string Reason)? Silenced { get; init; }

    /// <summary>When the reader may speak again in a slow room; null where they may already.</summary>
    public DateTime? NextAt { get; init; }

    /// <summary>Why the reader may not write here, or null; that they are muted or have to wait is said beside.</summary>
    public Problem? MayNotWrite => RoomRules.MayNotWrite(Reader, GroupId, Archived);

    /// <summary>Whether the reader keeps order here.</summary>
    public bool Keeps => RoomRules.MayNotKeep(Reader, GroupId) is null;

    /// <summary>Whether the pace of the room holds the reader back.</summary>
    public bool IsSlow => SlowSeconds > 0 && MayNotWrite is null && !RoomRules.IsFree(Reader, GroupId);

    /// <summary>Whether the reader also reads what is hidden or deleted.</summary>
    public bool SeesGone => RoomRules.Moderates(Reader, GroupId);

    /// <summary>Whether the reader may change or delete a message of theirs.</summary>
    public bool MayChange(RoomLine line, DateTime now) => MayNotWrite is null && RoomRules.MayNotChange(Reader, line.Author.Id, line.Hidden, line.Deleted, line.At, now) is null;

    /// <summary>Whether the reader may take a message from view.</summary>
    public bool MayRemove(RoomLine line) => !line.Gone && RoomRules.MayNotRemove(Reader, GroupId, line.Author.Id, line.Author.Roles) is null;

    /// <summary>Whether the reader may answer a message and react to it.</summary>
    public bool MayTouch(RoomLine line) => MayNotWrite is null && Silenced is null && !line.Gone;
}

/// <summary>What pages and the API read of a room.</summary>
public sealed class RoomViews(Database database, SharedViews shared, NewsLog log, MarkdownRenderer markdown, Screening screening, TimeProvider time)
{
    private const int Block = LogWindow.Step;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A room; null where it may not be read.</summary>
    public async Task<RoomView?> Find(Actor actor, long roomId, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = Now;
        var standing = await Standing.Of(db, actor, now, ct);
        var me = standing.AccountId;
        var found = await (
            from r in db.Set<Room>().SeenBy(standing)
            from mark in db.Set<RoomMark>().Where(m => m.RoomId == r.Id && m.AccountId == me).DefaultIfEmpty()
            from silence in db.Set<RoomSilence>().Where(s => s.RoomId == r.Id && s.AccountId == me && s.Until > now).DefaultIfEmpty()
            where r.Id == roomId
            select new { Room = r, Read = mark == null ? null : (int?)mark.ReadNumber, Muted = mark != null && mark.Muted, Until = silence == null ? null : (DateTime?)silence.Until, Reason = silence == null ? null : silence.Reason }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var room = found.Room;
        var view = new RoomView(room.Id, room.GroupId, room.Kind, room.Name, room.About, room.LastNumber, room.SlowSeconds, room.ArchivedAt is not null, standing)
        {
            ReadNumber = found.Read, Muted = found.Muted, Silenced = found.Until is { } until ? (until, found.Reason ?? "") : null,
        };
        return view.IsSlow ? view with { NextAt = await RoomPace.NextAt(db, me, room.Id, room.SlowSeconds, now, ct) } : view;
    }

    /// <summary>
    /// Messages of a room in order, with their Markdown: the newest before a number, or the first after one. Null where the room may not be read.
    /// </summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="before">Those before this number; null for the newest.</param>
    /// <param name="after">Those after this number, which goes before <paramref name="before"/>.</param>
    /// <param name="size">How many.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<RoomLine>?> Lines(Actor actor, long roomId, int? before, int? after, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if (await db.Set<Room>().SeenBy(standing).Where(r => r.Id == roomId).Select(r => new { r.GroupId }).FirstOrDefaultAsync(ct) is not { } room)
        {
            return null;
        }

        var all = db.Set<RoomMessage>().Where(m => m.RoomId == roomId);
        var some = after is { } from ? all.Where(m => m.Number > from).OrderBy(m => m.Number).Take(size)
            : all.Where(m => before == null || m.Number < before).OrderByDescending(m => m.Number).Take(size);
        var (lines, moderates) = (await RoomLines.Read(db, markdown, some, bodies: true, ct), RoomRules.Moderates(standing, room.GroupId));
        return Seen(moderates ? lines : await Covered(lines, standing.AccountId, ModeratedPlaces.OfGroup(room.GroupId), ct), moderates);
    }

    /// <summary>What is covered on the page is covered in the Markdown of others, too: only who wrote it reads it as it was written.</summary>
    private async Task<List<RoomLine>> Covered(List<RoomLine> lines, long? me, Subject? place, CancellationToken ct)
    {
        var cover = await screening.CoverAt(ct);
        return lines.ConvertAll(line => line.Author.Id == me ? line : line with { Body = cover(line.Body, place) });
    }

    /// <summary>The names of the reactions that somebody gave to messages from one number to another, by the messages' ids.</summary>
    public async Task<ILookup<long, string>> Given(Actor actor, long roomId, int first, int last, CancellationToken ct)
    {
        var rows = actor.AccountId is not { } me ? null : await database.Read(db => (
            from m in db.Set<RoomMessage>()
            join r in db.Set<RoomReaction>() on m.Id equals r.MessageId
            where m.RoomId == roomId && m.Number >= first && m.Number <= last && r.AccountId == me
            select new { m.Id, r.Name }).ToListAsync(ct));
        return (rows ?? []).ToLookup(r => r.Id, r => r.Name);
    }

    /// <summary>
    /// The messages from one number to another for a page of somebody who may read the room, at most <see cref="LogWindow.Most"/>. They are read in blocks that are the same for all: what is said
    /// before a thousand open pages is read once. Whoever does not see what is gone must be given them <see cref="Seen"/>.
    /// </summary>
    internal async Task<List<RoomLine>> Log(long roomId, int from, int to)
    {
        var (version, lines) = (log.Version(RoomNews.Channel(roomId)), new List<RoomLine>());
        for (var first = ((Math.Max(from, 1) - 1) / Block * Block) + 1; first <= to && lines.Count < LogWindow.Most; first += Block)
        {
            var start = first;
            var block = await shared.Get((typeof(RoomViews), roomId, start, version), () => database.Read(db => RoomLines.Read(
                db, markdown, db.Set<RoomMessage>().Where(m => m.RoomId == roomId && m.Number >= start && m.Number < start + Block), bodies: false, default)));
            lines.AddRange(block.Where(line => line.Number >= from && line.Number <= to));
            if (block.Count < Block)
            {
                break; // numbers have no gap: it was the last
            }
        }

        return lines;
    }

    /// <summary>Lines as somebody reads them.</summary>
    internal static List<RoomLine> Seen(List<RoomLine> lines, bool seesGone) => seesGone ? lines : lines.ConvertAll(line => line.Cleared());
}
