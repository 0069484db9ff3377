using Microsoft.EntityFrameworkCore;
using Portal.Platform.Live;

namespace Portal.Tests.Support.Running;

/// <summary>When what was told has been dealt with.</summary>
static class NewsSteps
{
    /// <summary>
    /// Waits until those who read news under these names, or all who do, have dealt with what was done before: none of them has it in hand any more, to put it down a moment later.
    /// Answers how far they have come.
    /// </summary>
    public static async Task<long> AllRead(this TestPortal portal, params string[] names)
    {
        await portal.Get<NewsDispatcher>().CatchUp(default);
        var (last, readers) = (portal.Get<NewsLog>().LastSeq, names.Length > 0 ? names : [.. portal.Get<IEnumerable<INewsConsumer>>().Select(c => c.Name)]);
        if (last == 0) return 0;
        List<long> read = []; // beyond the last, where others' news came in the same batch
        await Eventually.True(
            async () => (read = await portal.Get<Database>().Read(db => db.Set<NewsCursor>().Where(c => readers.Contains(c.Name) && c.Seq >= last).Select(c => c.Seq).ToListAsync())).Count == readers.Length,
            $"what was told is read by {string.Join(", ", readers)}", TimeSpan.FromSeconds(60));
        return read.Min();
    }
}
