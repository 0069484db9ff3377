using Portal.Commons.Search;
using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Commons.Search;

public class SearchTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_may_be_seen_is_found_behind_any_number_of_better_hits_that_may_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, reader) = (await portal.NewMember("hana"), await portal.NewMember("rita"));
        var club = await portal.NewClub(host, Visibility.Request);
        var shown = await portal.StartTopic(host, "Zebra", "zebra");
        for (var i = 0; i < 130; i++)
        {
            Assert.True((await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, "Zebra", "zebra"), null, default)).Done);
        }

        await Eventually.True(async () => await Found(portal, host) == 131, "all are in the index");
        var page = (await portal.Get<Portal.Commons.Search.Search>().Find(reader.Actor, "zebra", null, Portal.Commons.Search.Search.PageSize, default)).Value;
        Assert.Equal((shown.PostId, null), (Assert.Single(page.Items).Id, page.Next));

        var long_ = await portal.StartTopic(host, "About much", "zebra " + string.Join(' ', Enumerable.Repeat("and other animals of the steppe", 60)));
        await Eventually.True(async () => await Found(portal, reader) == 2, "the second is in the index");
        var search = portal.Get<Portal.Commons.Search.Search>();
        var first = (await search.Find(reader.Actor, "zebra", null, 1, default)).Value;
        var second = (await search.Find(reader.Actor, "zebra", first.Next, 1, default)).Value;
        Assert.Equal(("1", null), (first.Next, second.Next)); // the cursor does not tell how many stand between
        Assert.Empty((await search.Find(reader.Actor, "zebra", "2", 1, default)).Value.Items);
        Assert.Equal([shown.PostId, long_.PostId], first.Items.Concat(second.Items).Select(h => h.Id).Order());
    }

    static async Task<int> Found(TestPortal portal, Member reader)
    {
        var (count, cursor) = (0, (string?)null);
        do
        {
            var page = (await portal.Get<Portal.Commons.Search.Search>().Find(reader.Actor, "zebra", cursor, 100, default)).Value;
            (count, cursor) = (count + page.Items.Count, page.Next);
        }
        while (cursor is not null);
        return count;
    }
}
