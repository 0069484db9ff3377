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
