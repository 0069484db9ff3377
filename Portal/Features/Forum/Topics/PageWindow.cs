namespace Portal.Features.Forum;

/// <summary>Which pages of a topic a reader has before them: one, and perhaps the next one below it. So no more than 50 posts stand there, however far they scroll.</summary>
/// <param name="From">The first of them, from 1.</param>
/// <param name="Further">How many stand below it.</param>
public readonly record struct PageWindow(int From, int Further)
{
    private const int Most = 1;

    /// <summary>A page as it is opened: at its end a topic goes on under the reader's eyes, elsewhere where they scroll on.</summary>
    public static PageWindow Opened(int page, int pages) => new(page, page < pages ? 0 : Most);

    /// <summary>The last of them, in a topic of so many pages.</summary>
    public int Last(int pages) => Math.Min(pages, From + Further);

    /// <summary>Whether a page is one of them, or will be once there is one.</summary>
    public bool Has(int page) => page >= From && page <= From + Further;

    /// <summary>One page on or back; what is farthest from there goes. The same where there is no such page.</summary>
    public PageWindow On(bool forward, int pages) =>
        forward ? (Last(pages) >= pages ? this : new(Last(pages) > From ? From + 1 : From, Most))
        : From > 1 ? new(From - 1, Most) : this;
}
