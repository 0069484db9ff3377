using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Commons.Screening;

/// <summary>
/// Holds back what stood before a wave was noticed: what strangers wrote in the last day that has the same text, or links to the same host. Each in a deed of its own; moderators see in
/// the queue that it was the portal.
/// </summary>
internal sealed class WaveKeeper(IEnumerable<IHeldBack> rooms, Database database, TimeProvider time) : INewsConsumer
{
    private readonly Dictionary<string, IHeldBack> rooms = rooms.ToDictionary(r => r.Kind);

    public string Name => "spam-waves";

    /// <summary>So many marks are read at once; all that a wave left are gone through.</summary>
    internal int AtOnce { get; init; } = 200;

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var since = time.GetUtcNow().UtcDateTime - ScreeningSettings.Remembered;
        foreach (var traits in batch.Select(row => row.Item).OfType<WaveSeen>().SelectMany(w => w.Traits).Distinct().Chunk(AtOnce))
        {
            await HoldAll([.. traits], since, ct);
        }
    }

    /// <summary>On by the marks' ids, as what cannot be held stays among those that are looked for.</summary>
    private async Task HoldAll(List<long> traits, DateTime since, CancellationToken ct)
    {
        var (seen, last) = (new HashSet<string>(), 0L);
        while (await Marks(traits, since, last, ct) is { Count: > 0 } marks)
        {
            foreach (var subject in marks.Select(m => m.Subject).Where(seen.Add))
            {
                if (Subject.Parse(subject) is { } thing && rooms.TryGetValue(thing.Kind, out var room))
                {
                    await database.Write(db => Hold(db, room, thing, ct), ct);
                }
            }

            last = marks[^1].Id;
        }
    }

    private Task<List<SpamMark>> Marks(List<long> traits, DateTime since, long after, CancellationToken ct) => database.Read(db => db.Set<SpamMark>()
        .Where(m => m.Id > after && traits.Contains(m.Value) && m.At > since && !db.Set<Case>().Any(c => c.Kind == CaseKind.Approval && c.Subject == m.Subject))
        .OrderBy(m => m.Id).Take(AtOnce).ToListAsync(ct));

    private async Task<Result<Nothing>> Hold(PortalDb db, IHeldBack room, Subject thing, CancellationToken ct)
    {
        if (await room.Hold(db, thing.Id, ct) is { } text)
        {
            var now = time.GetUtcNow().UtcDateTime;
            await db.BringUp(thing, text, [new(ScreeningRule.Wave, 10)], held: true, wasSeen: true, now, ct);
            await SpamMarks.Keep(db, [TextTraits.WaitsFor(text.AuthorId)], text.AuthorId, thing, now, ct);
        }

        return default(Nothing);
    }
}
