using Portal.Kernel;

namespace Portal.Features.Clubs;

/// <summary>The pages of a list that its reader has opened. Where something changed they are read again, as many as are open, so that nobody loses their place; what stands there stays until then.</summary>
/// <typeparam name="T">What stands in the list.</typeparam>
/// <param name="read">Reads so many rows from a place on, which is null for the beginning; null where they may not be read.</param>
internal sealed class OpenPages<T>(Func<string?, int, Task<Page<T>?>> read)
{
    /// <summary>So many are read again; who opened more opens the last ones once more.</summary>
    public const int Most = 40;

    private int open = 1;
    private int round;
    private string? asked;

    /// <summary>What stands in them.</summary>
    public IReadOnlyList<T> Rows { get; private set; } = [];

    /// <summary>Where the next one begins; null at the end.</summary>
    public string? Next { get; private set; }

    /// <summary>Another list is asked for: reads the first page of that.</summary>
    public Task Begin()
    {
        open = 1;
        return Again();
    }

    /// <summary>Reads again what is open.</summary>
    public async Task Again()
    {
        var mine = ++round;
        Page<T>? page;
        int pages;
        do
        {
            pages = open;
            page = await read(null, pages * ClubViews.PageSize);
        }
        while (mine == round && pages != open); // another one was opened meanwhile
        if (mine == round)
        {
            (Rows, Next, asked) = (page?.Items ?? [], page?.Next, null);
        }
    }

    /// <summary>Opens one more. Twice before it is there is as good as once.</summary>
    public async Task More()
    {
        var (mine, from) = (round, Next);
        if (from is null || from == asked)
        {
            return;
        }

        (asked, open) = (from, Math.Min(open + 1, Most));
        var page = await read(from, ClubViews.PageSize);
        if (mine == round && from == Next) // the list was not read again meanwhile
        {
            (Rows, Next) = ([.. Rows, .. page?.Items ?? []], page?.Next);
        }
    }
}
