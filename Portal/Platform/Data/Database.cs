using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Platform.Data;

/// <summary>
/// The door to the database: <see cref="Open"/> to read, <see cref="Write{T}"/> to change.
/// A deed that is refused or that throws leaves nothing behind; news that it told are spoken after the commit.
/// </summary>
public sealed class Database(IDbContextFactory<PortalDb> contexts, IWriter writer) : IAsyncDisposable
{
    private const int MostLent = 8;
    private static readonly AsyncLocal<bool> Writing = new();
    private readonly ConcurrentBag<PortalDb> lent = [];

    /// <summary>A context for reading: nothing is tracked. Dispose it.</summary>
    public PortalDb Open()
    {
        OneConnection.Ask();
        var db = contexts.CreateDbContext();
        OneConnection.Rent(db);
        return db;
    }

    /// <summary>
    /// Lends a context to whoever reads the same things all day: its connection stays open and its statements stay prepared, for the next who borrows it too.
    /// When one fails none is lent again: the server behind them may be another by now.
    /// </summary>
    internal async Task<T> Lend<T>(Func<PortalDb, Task<T>> query, CancellationToken ct)
    {
        OneConnection.Ask();
        var db = lent.TryTake(out var known) ? known : contexts.CreateDbContext();
        OneConnection.Rent(db);
        var keep = false;
        try
        {
            await db.KeepPrepared(ct);
            var answer = await query(db);
            keep = lent.Count < MostLent;
            return answer;
        }
        catch
        {
            await RetireAll();
            throw;
        }
        finally
        {
            if (keep)
            {
                lent.Add(db);
            }
            else
            {
                await Retire(db);
            }
        }
    }

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> Read<T>(Func<PortalDb, Task<T>> query)
    {
        await using var db = Open();
        return await query(db);
    }

    /// <summary>Reads row by row what may be long, with a context of its own that stays open until the last row is taken.</summary>
    public async IAsyncEnumerable<T> Stream<T>(Func<PortalDb, IQueryable<T>> query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = Open();
        await foreach (var row in query(db).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>
    /// Does a deed in one transaction and answers only after the commit has reached the disk.
    /// Deeds do not nest: what two deeds share is a function that takes the context.
    /// </summary>
    public async Task<Result<T>> Write<T>(Func<PortalDb, Task<Result<T>>> deed, CancellationToken ct)
    {
        if (Writing.Value)
        {
            throw new InvalidOperationException("A deed was started inside another deed.");
        }

        var result = default(Result<T>);
        await writer.Run(
            async db =>
            {
                Writing.Value = true;
                try
                {
                    result = await deed(db);
                    return result.Done;
                }
                finally
                {
                    Writing.Value = false;
                }
            },
            ct);
        return result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(RetireAll());

    private async Task RetireAll()
    {
        while (lent.TryTake(out var db))
        {
            await Retire(db);
        }
    }

    private static async Task Retire(PortalDb db)
    {
        await db.ForgetPrepared();
        await db.DisposeAsync();
    }
}

/// <summary>Runs deeds against one kind of database, each whole or not at all.</summary>
public interface IWriter
{
    /// <summary>
    /// Runs the deed in a transaction, saves what it changed and told, and commits if it answers true. May run it again from the start
    /// where the database asks for that.
    /// </summary>
    Task Run(Func<PortalDb, Task<bool>> deed, CancellationToken ct);
}

/// <summary>Knows when a failure means that the same deed may work a moment later.</summary>
internal static class Conflicts
{
    /// <summary>Two transactions met: a row changed meanwhile, a deadlock, the same unique value written twice at once, or a row gone that was just pointed at.</summary>
    public static bool Passing(Exception e) => e switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => Passing(inner),
        InvalidOperationException { InnerException: (DbUpdateException or DbException) and var inner } => Passing(inner), // so the provider wraps what it takes for passing itself
        DbException { SqlState: "40001" or "40P01" or "23505" or "23503" } => true,
        _ => false,
    };
}
