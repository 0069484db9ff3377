using System.Collections.Concurrent;
using Portal.Tests.Http;

namespace Portal.Tests.Platform.Cli;

public class KillTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Nothing_that_was_acknowledged_is_lost_by_kill_9_and_check_finds_nothing_wrong(DatabaseProvider provider)
    {
        string[] settings = [.. await portals.Databases.FreshAsync(provider), "RateLimits:Enabled=false"];
        var (token, topics) = await Prepared(provider, settings);
        var acknowledged = new ConcurrentDictionary<long, string>();
        for (var round = 0; round < 3; round++)
        {
            var portal = await PortalProcess.StartAsync(settings);
            using var api = portal.Address.Api(token);
            var writers = topics.Select(topic => Task.Run(() => Write(api, topic, acknowledged))).ToList();
            await Eventually.True(() => acknowledged.Count > (round + 1) * 20, "posts are acknowledged");
            await portal.KillAsync();
            await Task.WhenAll(writers);
            await portal.DisposeAsync();
        }

        var check = await PortalProcess.VerbAsync(["check"], settings);
        Assert.True(check.ExitCode == 0, check.ToString());
        await using var after = await PortalProcess.StartAsync(settings);
        using var reader = after.Address.Api(token);
        foreach (var (id, body) in acknowledged)
            Assert.Equal(body, (await reader.Ask($"posts/{id}")).Is(200).Json.GetProperty("body").GetString());
    }

    static async Task Write(HttpClient api, long topic, ConcurrentDictionary<long, string> acknowledged)
    {
        try
        {
            while (true)
            {
                var body = $"kept {Guid.NewGuid()}";
                acknowledged[(await api.Post($"topics/{topic}/posts", new { body })).Is(201).Id] = body;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            // The portal is gone.
        }
    }

    async Task<(string Token, IReadOnlyList<long> Topics)> Prepared(DatabaseProvider provider, string[] settings)
    {
        await using var portal = await TestPortal.StartAsync(provider, settings);
        var ana = await portal.NewMember("ana");
        return (await portal.TokenOf(ana), [(await portal.StartTopic(ana)).TopicId, (await portal.StartTopic(ana)).TopicId, (await portal.StartTopic(ana)).TopicId]);
    }
}
