using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Jobs;

/// <summary>
/// Does what has come due, some at a time until nothing is left, each time in one transaction that also marks it as done: a process that is killed neither loses nor doubles any of it.
/// </summary>
public abstract class DueJob(Database database, TimeProvider time) : IJob
{
    /// <summary>So many are done in one transaction.</summary>
    protected const int AtOnce = 200;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract TimeSpan Every { get; }

    /// <inheritdoc/>
    public Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return database.Sweep(AtOnce, db => Do(db, now, ct), ct);
    }

    /// <summary>Does the next <see cref="AtOnce"/> of what is due at <paramref name="now"/>, and answers how many they were.</summary>
    protected abstract Task<int> Do(PortalDb db, DateTime now, CancellationToken ct);
}
