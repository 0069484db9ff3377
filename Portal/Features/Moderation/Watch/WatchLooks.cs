using Portal.Commons.Watching;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>A look at an entry, as it was on the screen.</summary>
/// <param name="EntryId">At which.</param>
/// <param name="UpTo">How far the river had come when what was looked at was read.</param>
public readonly record struct WatchLook(long EntryId, long UpTo);

/// <summary>
/// What one moderator looked at and is not written down yet: the looks of a moment are one write. Each keeps what was looked at, whatever becomes of the list meanwhile: a text that changes under
/// the reader's eyes is not seen by it, and who goes to another list loses none.
/// </summary>
internal sealed class WatchLooks(WatchMarks marks, Actor actor)
{
    private readonly Dictionary<long, long> waiting = [];

    /// <summary>Takes one down; answers true for the first that waits: it is to be written soon.</summary>
    public bool Add(WatchLook look)
    {
        waiting[look.EntryId] = look.UpTo;
        return waiting.Count == 1;
    }

    /// <summary>Writes all down. Answers what has to be read again because it is not seen by the actor now, and why, where it was refused.</summary>
    public async Task<(IReadOnlyList<long> Again, Problem? Problem)> Write()
    {
        var batches = waiting.GroupBy(look => look.Value, look => look.Key).ToDictionary(g => g.Key, g => g.ToList());
        waiting.Clear();
        var (again, problem) = (new List<long>(), (Problem?)null);
        foreach (var (upTo, ids) in batches)
        {
            var done = await marks.Seen(actor, ids, upTo, default);
            problem ??= done.Problem;
            again.AddRange(done.Done ? done.Value.Changed.Concat(done.Value.Already) : ids);
        }

        return (again, problem);
    }
}
