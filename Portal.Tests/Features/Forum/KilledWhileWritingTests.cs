using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum;

public class KilledWhileWritingTests(Portals portals)
{
    const int Writers = 8;

    [Theory, BothDatabases]
    public async Task What_was_acknowledged_is_there_after_kill_9(DatabaseProvider provider)
    {
        var settings = await portals.Databases.FreshAsync(provider);
        var (token, topic) = await Prepare(provider, settings);
        var acknowledged = new ConcurrentDictionary<long, string>();

        await using (var portal = await PortalProcess.StartAsync([.. settings, "RateLimits:Enabled=false"]))
        {
            var writing = Enumerable.Range(0, Writers).Select(writer => WriteUntilItDies(portal.Address.Api(token), topic, writer, acknowledged)).ToList();
            await Eventually.True(() => acknowledged.Count >= 100, "a hundred replies written", TimeSpan.FromSeconds(60));
            await portal.KillAsync();
            await Task.WhenAll(writing);
        }

        await using var again = await TestPortal.StartAsync(provider, settings);
        var found = await AllPosts(again.Address.Api(token), topic);
        Assert.DoesNotContain(acknowledged, written => found.GetValueOrDefault(written.Key) != written.Value);
        Assert.InRange(found.Count - 1, acknowledged.Count, acknowledged.Count + Writers); // at most one each was written but not yet answered
    }

    static async Task<(string Token, PostPlace Topic)> Prepare(DatabaseProvider provider, string[] settings)
    {
        await using var portal = await TestPortal.StartAsync(provider, settings);
        var ana = await portal.NewMember("ana");
        return (await portal.TokenOf(ana), await portal.StartTopic(ana));
    }

    static async Task WriteUntilItDies(HttpClient api, PostPlace topic, int writer, ConcurrentDictionary<long, string> acknowledged)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                var words = $"writer {writer}, reply {n}";
                using var answer = await api.PostAsJsonAsync($"topics/{topic.TopicId}/posts", new { body = words });
                answer.EnsureSuccessStatusCode();
                acknowledged[(await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64()] = words;
            }
        }
        catch (Exception e) when (e is HttpRequestException { StatusCode: null } or IOException) { /* it was killed */ }
    }

    static async Task<Dictionary<long, string>> AllPosts(HttpClient api, PostPlace topic)
    {
        var posts = new Dictionary<long, string>();
        for (var (after, more) = (0, true); more;)
        {
            var page = await api.GetFromJsonAsync<JsonElement>($"topics/{topic.TopicId}/posts?after={after}");
            foreach (var post in page.GetProperty("items").EnumerateArray())
            {
                posts.Add(post.GetProperty("id").GetInt64(), post.GetProperty("body").GetString()!);
                Assert.Equal(after + 1, after = post.GetProperty("number").GetInt32());
            }
            more = page.GetProperty("items").GetArrayLength() > 0 && page.GetProperty("next").ValueKind != JsonValueKind.Null;
        }
        return posts;
    }
}
