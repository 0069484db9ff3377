using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Every new writing of every room, as it passes by, for moderators.</summary>
public sealed class Watch(IEnumerable<IWatched> rooms, Database database, TimeProvider time)
{
    /// <summary>The channel on which new writings are told.</summary>
    public const string Channel = "watch";

    /// <summary>The most that is read at once.</summary>
    public const int Most = 200;

    private readonly IReadOnlyList<IWatched> rooms = [.. rooms];

    /// <summary>The newest writings before a place, newest first.</summary>
    public async Task<Result<IReadOnlyList<WatchedItem>>> Latest(Actor actor, Cursor before, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (ModerationRules.MayNotEnter(standing) is { } problem)
        {
            return problem;
        }

        size = Math.Clamp(size, 1, Most);
        var all = new List<WatchedItem>(size);
        foreach (var room in rooms)
        {
            all.AddRange(await room.Latest(db, standing, before, size, ct));
        }

        return all.OrderByDescending(i => i.At).ThenByDescending(i => i.Subject.Id).Take(size).ToList();
    }

    /// <summary>Answers one of them in its place.</summary>
    public Task<Result<Nothing>> Answer(Actor actor, Subject subject, string text, string key, CancellationToken ct) =>
        RoomOf(subject) is { } room ? room.Answer(actor, subject.Id, text, key, ct) : Task.FromResult<Result<Nothing>>(Problem.NotFound);

    /// <summary>The longest answer to something.</summary>
    public int MostAnswer(Subject subject) => RoomOf(subject)?.MostAnswer ?? 0;

    private IWatched? RoomOf(Subject subject) => rooms.FirstOrDefault(r => r.Kind == subject.Kind);
}
