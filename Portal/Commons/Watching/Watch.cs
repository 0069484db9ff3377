using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Commons.Watching;

/// <summary>
/// Everything that is written, as it passes by, for moderators. What ten of them ask for is read once: an answer is kept as long as nothing happens in the watch.
/// </summary>
public sealed class Watch(IEnumerable<IWatched> rooms, WatchReading reading, Database database, SharedViews shared, NewsLog log, TimeProvider time)
{
    /// <summary>The channel on which the watch is told, beside what is written in the forum.</summary>
    public const string Channel = "watch";

    /// <summary>The most that is read at once.</summary>
    public const int Most = 100;

    /// <summary>What is unseen is counted up to here.</summary>
    public const int MostCounted = 1000;

    /// <summary>The most places of one kind that are offered.</summary>
    public const int MostPlaces = 200;

    private readonly IReadOnlyList<IWatched> rooms = [.. rooms];

    /// <summary>A part of a list from a place on.</summary>
    public Task<Result<RiverPage>> Read(Actor actor, WatchFilter filter, WatchFrom from, int size, CancellationToken ct)
    {
        var most = Math.Clamp(size, 1, Most);
        return Shared(actor, filter.IsPersonal, (filter, from, most), (db, standing) => reading.Page(db, standing, filter, from, most, default), ct);
    }

    /// <summary>Some entries as they are now, at most <see cref="Most"/>; those that the actor may not see are left out.</summary>
    public Task<Result<RiverPage>> Look(Actor actor, IReadOnlyList<long> entryIds, CancellationToken ct)
    {
        List<long> ids = [.. entryIds.Distinct().Order().Take(Most)];
        return Shared(actor, personal: false, ("look", string.Join(' ', ids)), (db, standing) => reading.Some(db, standing, ids, default), ct);
    }

    /// <summary>How many entries nobody has looked at, and how many were handed to the actor; both up to <see cref="MostCounted"/>.</summary>
    public Task<Result<WatchCounts>> Counts(Actor actor, CancellationToken ct) => Ask(
        actor,
        async standing => new WatchCounts(
            await Kept(standing, personal: false, "unseen", db => db.Watched(standing, new(WatchList.Unseen)).Take(MostCounted).CountAsync()),
            await Kept(standing, personal: true, "mine", db => db.Watched(standing, new(WatchList.Mine)).Take(MostCounted).CountAsync())),
        ct);

    /// <summary>The places that the watch can be narrowed to, by name.</summary>
    public Task<Result<IReadOnlyList<WatchedPlace>>> Places(Actor actor, CancellationToken ct) => Ask(actor, standing => database.Read(db => Places(db, standing, ct)), ct);

    /// <summary>The moderators, by name, also those of some places alone: to whom something can be handed, and whose marks there are.</summary>
    public Task<Result<IReadOnlyList<PersonView>>> Moderators(Actor actor, CancellationToken ct) =>
        Ask<IReadOnlyList<PersonView>>(actor, _ => database.Read<IReadOnlyList<PersonView>>(async db => await Colleagues.InOrder(db.ModeratorsAnywhere().OnDuty(db), ct)), ct);

    /// <summary>Answers something in its place.</summary>
    public Task<Result<Nothing>> Answer(Actor actor, Subject subject, string text, string key, CancellationToken ct) =>
        RoomOf(subject) is { } room ? room.Answer(actor, subject.Id, text, key, ct) : Task.FromResult<Result<Nothing>>(Problem.NotFound);

    /// <summary>Puts tags on what something belongs to.</summary>
    public Task<Result<Nothing>> Tag(Actor actor, Subject subject, IReadOnlyList<string> tags, CancellationToken ct) =>
        RoomOf(subject) is { } room ? room.Tag(actor, subject.Id, tags, ct) : Task.FromResult<Result<Nothing>>(Problem.NotFound);

    /// <summary>The actor is told of all that is written in what something belongs to.</summary>
    public Task<Result<Nothing>> Follow(Actor actor, Subject subject, CancellationToken ct) =>
        RoomOf(subject) is { } room ? room.Follow(actor, subject.Id, ct) : Task.FromResult<Result<Nothing>>(Problem.NotFound);

    /// <summary>The longest answer to something.</summary>
    public int MostAnswer(Subject subject) => RoomOf(subject)?.MostAnswer ?? 0;

    /// <summary>The places of all rooms, by name.</summary>
    internal async Task<IReadOnlyList<WatchedPlace>> Places(PortalDb db, Standing standing, CancellationToken ct)
    {
        var places = new List<WatchedPlace>();
        foreach (var room in rooms)
        {
            places.AddRange(await room.Places(db, standing, ct));
        }

        return [.. places.Where(p => standing.Moderates(p.Place)).OrderBy(p => p.Place.Kind, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The room whose things are of a kind.</summary>
    internal IWatched? RoomOf(Subject subject) => rooms.FirstOrDefault(r => r.Kind == subject.Kind);

    private Task<Result<T>> Shared<T>(Actor actor, bool personal, object question, Func<PortalDb, Standing, Task<T>> read, CancellationToken ct) =>
        Ask(actor, standing => Kept(standing, personal, question, db => read(db, standing)), ct);

    /// <summary>One reading for all who ask the same at the same state of the watch.</summary>
    private Task<T> Kept<T>(Standing standing, bool personal, object question, Func<PortalDb, Task<T>> read) =>
        shared.Get((nameof(Watch), WatchingRules.ScopeOf(standing), question, personal ? standing.AccountId : null, log.Version(WatchNews.River)), () => database.Read(read));

    private async Task<Result<T>> Ask<T>(Actor actor, Func<Standing, Task<T>> answer, CancellationToken ct)
    {
        var standing = await database.Read(db => Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct));
        return WatchingRules.MayNotLook(standing) is { } problem ? problem : await answer(standing);
    }
}
