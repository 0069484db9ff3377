using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Import;

public class RealDumpTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_real_community_comes_in_as_a_plain_recount_of_its_files_says(DatabaseProvider provider)
    {
        var folder = SharedData.PathOf("conlang-meta") ?? SmallDump.Large(40, 3).Path; // which of both, the output says
        await using var portal = await portals.Own(provider);
        var (posts, comments, history, votes) = (Rows(folder, "Posts"), Rows(folder, "Comments"), Rows(folder, "PostHistory"), Rows(folder, "Votes"));
        var kept = posts.Where(p => p["PostTypeId"] is "1" or "2").ToDictionary(p => p["Id"]);

        await portal.Import(folder);

        Assert.Equal(kept.Values.Count(p => p["PostTypeId"] == "1"), await portal.Ask(db => db.Set<Topic>().CountAsync()));
        Assert.Equal(kept.Count + comments.Count, await portal.Ask(db => db.Set<Post>().CountAsync()));
        Assert.Equal(comments.Count, await portal.Ask(db => db.Set<Post>().CountAsync(p => p.ReplyToId != null)));
        Assert.Equal(kept.Values.Count(p => p.ContainsKey("AcceptedAnswerId")), await portal.Ask(db => db.Set<Topic>().CountAsync(t => t.AcceptedPostId != null)));
        Assert.Equal(kept.Values.Sum(p => p.GetValueOrDefault("Tags", "").Count(c => c == '<')), await portal.Ask(db => db.Set<TopicTag>().CountAsync()));
        var opinions = votes.Where(v => kept.ContainsKey(v["PostId"])).Sum(v => v["VoteTypeId"] switch { "2" => 1, "3" => -1, _ => 0 });
        Assert.Equal(opinions + comments.Sum(c => int.Parse(c["Score"])), await portal.Ask(db => db.Set<Post>().SumAsync(p => p.ImportedScore)));
        var versions = history.Where(h => h["PostHistoryTypeId"] is "2" or "5" or "8" && kept.ContainsKey(h["PostId"]) && h.GetValueOrDefault("Text", "").Trim() != "")
            .CountBy(h => h["PostId"]).Where(v => v.Value > 1).Sum(v => v.Value);
        Assert.Equal(versions, await portal.Ask(db => db.Set<PostRevision>().CountAsync()));
    }

    static List<Dictionary<string, string>> Rows(string folder, string file) =>
        [.. XDocument.Load(Path.Combine(folder, file + ".xml")).Root!.Elements("row").Select(r => r.Attributes().ToDictionary(a => a.Name.LocalName, a => a.Value))];
}
