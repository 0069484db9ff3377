namespace Portal.Features.Chat;

/// <summary>Says for one screen that messages of the other side have come to it: not of those that are seen a moment later, because reading says as much.</summary>
/// <param name="tell">Says it, up to a number.</param>
internal sealed class Arrival(Func<int, Task> tell)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);

    private int seen;
    private int came;

    /// <summary>The screen was looked at, up to a number.</summary>
    public void Seen(int number) => seen = Math.Max(seen, number);

    /// <summary>The screen shows the lines; the other side knows of those up to a number.</summary>
    public async Task Came(IReadOnlyList<ChatLine> lines, ChatAuthor other, int known, CancellationToken gone)
    {
        var newest = lines.LastOrDefault(l => l.Author == other)?.Number ?? 0;
        if (newest <= Math.Max(known, Math.Max(seen, came)))
        {
            return;
        }

        came = newest;
        try
        {
            await Task.Delay(Moment, gone);
            if (seen < newest)
            {
                await tell(newest);
            }
        }
        catch (OperationCanceledException)
        {
            // The screen is gone; whoever opens the chat next says it.
        }
    }
}
