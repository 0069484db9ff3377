using Portal.Commons.Notifications;
using Portal.Features.Forum;
using Portal.Tests.Commons.Notifications;

namespace Portal.Tests.Features.Forum;

public class BadgeToldTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_badge_is_told_once_to_who_earned_it_but_not_a_first_post(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=false"]);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);
        var posts = new List<PostPlace>();
        for (var i = 0; i < 11; i++) posts.Add(await portal.Reply(bo, topic, $"Try {i}"));
        foreach (var post in posts.Take(10)) Assert.True((await portal.Get<Reactions>().Set(ana.Actor, post.PostId, "thanks", true, default)).Done);

        await Eventually.True(async () => (await portal.Told(bo)).Any(row => row.Kind == NotificationKind.Badge), "bo is told of ten thanks");
        Assert.True((await portal.Get<Reactions>().Set(ana.Actor, posts[10].PostId, "thanks", true, default)).Done); // counted again
        await Eventually.True(async () => (await portal.Told(bo)).Any(row => row is { Kind: NotificationKind.Reaction, Count: 11 }), "the eleventh is told");
        var told = Assert.Single(await portal.Told(bo), row => row.Kind == NotificationKind.Badge);
        Assert.Equal(("Thanked 10 times", $"/u/{bo.Name}", 1), (told.Title, told.Url, told.Count));
        Assert.DoesNotContain(await portal.Told(ana), row => row.Kind == NotificationKind.Badge);

        using var page = await portal.SignedIn(bo);
        Assert.Contains("You earned the badge “Thanked 10 times”", System.Net.WebUtility.HtmlDecode(await page.GetStringAsync("/notifications")), StringComparison.Ordinal);
    }
}
