using System.Net;
using System.Text.RegularExpressions;
using Portal.Commons.Moderation;
using Portal.Features.Moderation;
using Portal.Tests.Architecture;
using Portal.Tests.Commons.Moderation;

namespace Portal.Tests.Features.Moderation;

public class QueueKeysTests(Portals portals)
{
    [Fact]
    public async Task Every_key_of_the_queue_stands_among_the_keys_and_none_means_two_things()
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Sqlite));
        using var http = await scene.Portal.SignedIn(scene.Mia);
        var queue = Regex.Match(await http.GetStringAsync("/keys"), "<h2[^>]*>In the moderation queue</h2>(.*?)</section>", RegexOptions.Singleline).Groups[1].Value;
        var told = Regex.Matches(queue, "<kbd[^>]*>(.*?)</kbd>").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());

        var things = scene.Portal.Get<ModeratedThings>();
        var seen = await things.Look(scene.Mia.Actor, [new("post", scene.First.PostId), scene.ReplySubject], default);
        var deeds = seen.Values.SelectMany(t => t.Deeds).DistinctBy(d => d.Text).ToList();
        Assert.Equal(7, deeds.Count);
        Assert.Equal(7, deeds.Select(d => d.Key).Distinct().Count(k => k.Length == 1)); // the same deed has the same key on every card, and each its own

        var pages = Repository.Files(".razor").Where(f => f.Path.StartsWith("Portal/Features/Moderation/Queue/", StringComparison.Ordinal)).ToList();
        var written = pages.SelectMany(f => Regex.Matches(f.Text, "(?:data-key|\\bKey)=\"(\\w+)\"")).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains("b", written); // what can be decided about the author
        foreach (var key in written.Concat(deeds.Select(d => d.Key)).Concat(Enum.GetValues<Outcome>().Select(o => OutcomeLook.Of(o).Key)))
        {
            Assert.Contains(key switch { "Escape" => "Esc", "Z" => "z", _ => key }, told); // Shift is said for all of them
        }
    }
}
