using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Finds things of any room by their subject.</summary>
public sealed class ModeratedThings(IEnumerable<IModerated> rooms, Database database, TimeProvider time)
{
    private readonly Dictionary<string, IModerated> rooms = rooms.ToDictionary(r => r.Kind);

    /// <summary>The things among these that the actor may see. One query for each kind.</summary>
    public async Task<IReadOnlyDictionary<Subject, ModeratedThing>> Look(Actor actor, IEnumerable<Subject> subjects, CancellationToken ct)
    {
        await using var db = database.Open();
        return await Look(db, await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct), subjects, ct);
    }

    internal async Task<IReadOnlyDictionary<Subject, ModeratedThing>> Look(PortalDb db, Standing standing, IEnumerable<Subject> subjects, CancellationToken ct)
    {
        var found = new Dictionary<Subject, ModeratedThing>();
        foreach (var kind in subjects.Distinct().ToLookup(s => s.Kind ?? "", s => s.Id))
        {
            foreach (var thing in rooms.TryGetValue(kind.Key, out var room) ? await room.Look(db, standing, [.. kind], ct) : [])
            {
                found[thing.Subject] = thing;
            }
        }

        return found;
    }

    internal async Task<ModeratedThing?> Look(PortalDb db, Standing standing, Subject subject, CancellationToken ct) =>
        (await Look(db, standing, [subject], ct)).GetValueOrDefault(subject);

    /// <summary>
    /// What somebody wrote that stands in others' view, of all kinds, newest first, so many at most; at some places alone, or, without any named, everywhere. One query for each kind.
    /// </summary>
    internal async Task<List<Subject>> WrittenBy(PortalDb db, Standing reader, long authorId, IReadOnlyCollection<Subject>? places, int most, CancellationToken ct)
    {
        List<long> categories = [.. (places ?? []).Where(p => p.Kind == ModeratedPlaces.Category).Select(p => p.Id)];
        List<long> clubs = [.. (places ?? []).Where(p => p.Kind == ModeratedPlaces.Club).Select(p => p.Id)];
        var found = new List<(DateTime At, Subject Thing)>();
        foreach (var room in rooms.Values)
        {
            if (room.WrittenBy(db, reader, authorId) is { } written)
            {
                written = places is null ? written : written.Where(w => (w.InClub && clubs.Contains(w.PlaceId)) || (!w.InClub && categories.Contains(w.PlaceId)));
                var newest = await written.OrderByDescending(w => w.At).ThenByDescending(w => w.Id).Take(most).ToListAsync(ct);
                found.AddRange(newest.Select(w => (w.At, new Subject(room.Kind, w.Id))));
            }
        }

        return [.. found.OrderByDescending(f => f.At).ThenByDescending(f => f.Thing.Id).Take(most).Select(f => f.Thing)];
    }

    /// <summary>Locks a thing until the deed ends: to be asked before its case is locked. What belongs to no room has nothing to lock.</summary>
    internal Task Lock(PortalDb db, Subject subject, CancellationToken ct) => rooms.TryGetValue(subject.Kind, out var room) ? room.Lock(db, subject.Id, ct) : Task.CompletedTask;

    /// <summary>Whether things of this kind are found here at all.</summary>
    internal bool Knows(Subject subject) => rooms.ContainsKey(subject.Kind);

    internal bool CanBeHidden(Subject subject) => rooms.TryGetValue(subject.Kind, out var room) && room.CanBeHidden;

    internal Task<Problem?> Hide(PortalDb db, Actor actor, Subject subject, string reason, DateTime now, CancellationToken ct) =>
        rooms.TryGetValue(subject.Kind, out var room) ? room.Hide(db, actor, subject.Id, reason, now, ct) : Task.FromResult<Problem?>(Problem.NotFound);

    internal Task<Problem?> Restore(PortalDb db, Actor actor, Subject subject, string reason, DateTime now, CancellationToken ct) =>
        rooms.TryGetValue(subject.Kind, out var room) ? room.Restore(db, actor, subject.Id, reason, now, ct) : Task.FromResult<Problem?>(Problem.NotFound);
}
