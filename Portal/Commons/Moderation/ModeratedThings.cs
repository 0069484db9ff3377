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
