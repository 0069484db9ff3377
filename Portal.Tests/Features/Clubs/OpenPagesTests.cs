using System.Globalization;
using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

/// <summary>A list that is read again keeps its reader's place.</summary>
public class OpenPagesTests
{
    const int Size = ClubViews.PageSize;

    readonly List<int> rows = [.. Enumerable.Range(1, 5 * Size)];
    readonly OpenPages<int> pages;
    Task gate = Task.CompletedTask;

    public OpenPagesTests() => pages = new(async (from, size) =>
    {
        await gate;
        var after = from is null ? 0 : int.Parse(from, CultureInfo.InvariantCulture);
        return Page<int>.Cut([.. rows.Where(r => r > after).Take(size + 1)], size, r => r.ToString(CultureInfo.InvariantCulture));
    });

    [Fact]
    public async Task What_is_open_stays_open_when_something_changed()
    {
        await pages.Again();
        Assert.Equal(rows.Take(Size), pages.Rows);
        await pages.More();
        await pages.More();
        rows.Remove(7);
        await pages.Again();
        Assert.Equal(rows.Take(3 * Size), pages.Rows);
        await pages.More();
        Assert.Equal(rows.Take(4 * Size), pages.Rows);
    }

    [Fact]
    public async Task A_page_that_is_opened_while_the_list_is_read_again_is_in_it()
    {
        await pages.Again();
        var late = new TaskCompletionSource();
        gate = late.Task;
        Task[] all = [pages.Again(), pages.More(), pages.More()]; // the second click opens the same one
        late.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(rows.Take(2 * Size), pages.Rows);
        await pages.Again();
        Assert.Equal(rows.Take(2 * Size), pages.Rows);
    }

    [Fact]
    public async Task Another_list_begins_with_its_first_page()
    {
        await pages.Again();
        await pages.More();
        rows.RemoveAll(r => r % 2 == 0);
        await pages.Begin();
        Assert.Equal(rows.Take(Size), pages.Rows);
        await pages.More();
        Assert.Equal(rows.Take(2 * Size), pages.Rows);
    }

    [Fact]
    public async Task The_end_of_a_list_and_a_list_that_may_not_be_read_have_no_more()
    {
        rows.RemoveRange(Size, rows.Count - Size);
        await pages.Again();
        Assert.Null(pages.Next);
        await pages.More();
        Assert.Equal(rows, pages.Rows);
        var none = new OpenPages<int>((_, _) => Task.FromResult<Page<int>?>(null));
        await none.Again();
        Assert.Equal((0, null), (none.Rows.Count, none.Next));
    }
}
