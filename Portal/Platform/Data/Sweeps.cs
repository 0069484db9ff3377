namespace Portal.Platform.Data;

/// <summary>Work on so many rows that one deed would hold the writer too long.</summary>
public static class Sweeps
{
    /// <summary>Does a batch of a work again and again, each in a deed of its own, until one was not full. Who is stopped in between goes on where they were the next time.</summary>
    /// <param name="database">Where.</param>
    /// <param name="batch">How many are a full batch.</param>
    /// <param name="some">Does a batch, and says how many it were.</param>
    /// <param name="ct">Stops between two batches.</param>
    public static async Task Sweep(this Database database, int batch, Func<PortalDb, Task<int>> some, CancellationToken ct)
    {
        while ((await database.Write<int>(async db => await some(db), ct)).Value == batch)
        {
            // There may be more.
        }
    }
}
