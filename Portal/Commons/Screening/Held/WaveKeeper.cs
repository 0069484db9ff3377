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
    private const int Most = 200;

    private readonly Dictionary<string, IHeldBack> rooms = rooms.ToDictionary(r => r.Kind);

    public string Name => "spam-waves";

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        List<long> traits = [.. batch.Select(row => row.Item).OfType<WaveSeen>().SelectMany(w => w.Traits).Distinct().Take(Most)];
        if (traits.Count == 0)
        {
            return;
        }

        var since = time.GetUtcNow().UtcDateTime - ScreeningSettings.Remembered;
        var subjects = await database.Read(db => db.Set<SpamMark>()
            .Where(m => traits.Contains(m.Value) && m.At > since && !db.Set<Case>().Any(c => c.Kind == CaseKind.Approval && c.Subject == m.Subject))
            .Select(m => m.Subject).Distinct().Take(Most).ToListAsync(ct));
        foreach (var subject in subjects)
        {
            if (Subject.Parse(subject) is { } thing && rooms.TryGetValue(thing.Kind, out var room))
            {
                await database.Write(db => Hold(db, room, thing, ct), ct);
            }
        }
    }

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
