using System.Globalization;

namespace Portal.Bench.Worlds;

/// <summary>Makes worlds, with the portal's own verbs.</summary>
public sealed class WorldBuilder(PortalProgram portal, IDatabases databases, string folder)
{
    /// <summary>How many posts a topic has where nothing else is said.</summary>
    public const int PostsPerTopic = 25;

    private const string Password = "Bench-4-Password!";
    private int made;

    /// <summary>An empty world; the portal makes its schema when it first starts.</summary>
    public async Task<World> EmptyAsync(CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"world{Interlocked.Increment(ref made)}");
        var data = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var settings = new Dictionary<string, string>(await databases.CreateAsync(name, cancel))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Portal:DataDirectory"] = data,
            ["Portal:DemoContent"] = "false",
            ["RateLimits:Enabled"] = "false", // with it go the limits for newcomers: its members write as those do who are known
            ["Live:CircuitsPerAddress"] = "100000",
        };
        return new World(name, data, settings);
    }

    /// <summary>A world with topics of 25 posts each, or as many as are said, and accounts with tokens.</summary>
    public async Task<World> FilledAsync(int posts, int members, CancellationToken cancel, int postsPerTopic = PostsPerTopic)
    {
        var world = await EmptyAsync(cancel);
        var topics = posts / postsPerTopic;
        await portal.RunAsync(world, cancel, "seed", "bench", "--topics", Text(topics), "--posts", Text(posts));
        var people = new List<Member>();
        for (var i = 1; i <= members; i++)
        {
            people.Add(await AddMemberAsync(world, "bencher" + Text(i), cancel));
        }

        return world with { Posts = posts, Members = people };
    }

    /// <summary>One more account with a token, while nobody serves the world.</summary>
    public async Task<Member> AddMemberAsync(World world, string name, CancellationToken cancel, string role = "member", string scopes = "read,write")
    {
        await portal.RunAsync(world, cancel, "user", "add", name, "--email", name + "@example.org", "--password", Password, "--role", role);
        var printed = await portal.RunAsync(world, cancel, "token", "create", name, "--scope", scopes);
        return new Member(name, Password, printed.Last(line => line.Length > 0).Trim());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
