using System.CommandLine;
using Portal.Platform.Cli;

namespace Portal.Features.Forum;

/// <summary><c>seed bench</c>: fills a database with as much as a measurement needs. Not shown in the help: nobody wants this in a portal of theirs.</summary>
internal static class SeedBenchVerb
{
    private const int Most = 10_000_000;

    public static Verb Verb { get; } = new(VerbGroup.Seed, host =>
    {
        var topics = new Option<int>("--topics") { Description = "How many topics.", Required = true, HelpName = "N" };
        var posts = new Option<int>("--posts") { Description = "How many posts, spread evenly over the topics.", Required = true, HelpName = "M" };
        var command = new Command("bench", "Fills the database for a measurement.") { topics, posts };
        command.Hidden = true;
        command.SetAction((parsed, ct) => host.Run((run, stop) => Seed(run, parsed.GetValue(topics), parsed.GetValue(posts), stop), ct));
        return command;
    });

    private static async Task<VerbEnd> Seed(VerbRun run, int topics, int posts, CancellationToken ct)
    {
        if (topics is < 1 or > Most || posts < topics || posts > Most)
        {
            return VerbEnd.Failed($"--topics and --posts: at least one topic, and at least as many posts as topics; at most {Most} of either.");
        }

        await run.Progress.Show("Writing posts", async done =>
        {
            await run.Get<BenchSeed>().Write(topics, posts, done, ct);
            return true;
        });
        foreach (var index in run.Services.GetServices<IReindex>())
        {
            await run.Progress.Show("Building the search index", _ => index.Rebuild(ct));
        }

        return VerbEnd.Done($"{topics} topics with {posts} posts.");
    }
}
