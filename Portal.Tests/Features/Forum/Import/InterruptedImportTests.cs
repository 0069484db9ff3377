using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Import;

public class InterruptedImportTests(Portals portals)
{
    const int Topics = 500; // more than a dozen transactions
    static readonly string[] Verb = ["import", "stackexchange"];
    static readonly Dictionary<(DatabaseProvider, int, int), List<string>> Wholes = []; // the tests of a class run one after the other

    [Theory, BothDatabases]
    public async Task Run_twice_it_makes_nothing_twice(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var dump = SmallDump.Large(30, 6);
        await portal.Import(dump.Path);
        var once = await portal.Census();
        var again = await portal.Import(dump.Path, "general");
        Assert.Equal(once, await portal.Census());
        Assert.Equal((30, 180, 180, 50), (again.Here["topics"], again.Here["answers"], again.Here["comments, as replies"], again.Here["people"]));
        Assert.DoesNotContain(again.Came, c => c.Value > 0);
    }

    [Theory, BothDatabases(0.05), BothDatabases(0.4), BothDatabases(0.8)]
    public async Task Cut_in_the_middle_and_run_again_it_is_as_if_run_once(DatabaseProvider provider, double part)
    {
        var whole = await Whole(provider, 60, 6);
        await using var cut = await portals.Own(provider);
        var dump = SmallDump.Large(60, 6);

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut.Import(dump.Path, null, done => { if (done >= part) stop.Cancel(); }, stop.Token));
        Assert.NotEqual(whole, await cut.Census());
        Assert.Empty(await Faults(cut));

        await cut.Import(dump.Path);
        Assert.Equal(whole, await cut.Census());
    }

    /// <summary>Asked to stop, the program stops as the test above does, which tries that on both databases.</summary>
    [Theory, BothDatabases(9), InlineData(DatabaseProvider.Sqlite, 2)]
    public async Task Killed_or_asked_to_stop_in_the_middle_and_run_again_it_is_as_if_run_once(DatabaseProvider provider, int signal)
    {
        var dump = SmallDump.Large(Topics, 3);
        var whole = await Whole(provider, Topics, 3);
        string[] settings = [.. await portals.Databases.FreshAsync(provider), "Portal:DemoContent=false"];
        await using (var watched = await TestPortal.StartAsync(provider, settings)) // it serves meanwhile
        await using (var import = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.dll"), .. Verb, dump.Path, .. settings.Select(s => "--" + s)]))
        {
            await Eventually.True(() => watched.Ask(db => db.Set<Topic>().AnyAsync()), "the first topics written", TimeSpan.FromSeconds(60));
            import.Signal(signal);
            var end = await import.EndAsync();
            if (signal == 2) Assert.Equal((1, "Interrupted. What came in stays; run it again and it goes on from there."), (end.ExitCode, end.Errors.Trim()));
            Assert.InRange(await watched.Ask(db => db.Set<Topic>().CountAsync()), 1, Topics - 1);
            Assert.Empty(await Faults(watched));
        }

        var again = await InnerVerb.RunAsync([.. Verb, dump.Path], settings);
        Assert.Equal(0, again.ExitCode);
        await using var portal = await TestPortal.StartAsync(provider, settings);
        Assert.Equal(whole, await portal.Census());
    }

    /// <summary>What there is when such a dump came in at one go.</summary>
    async Task<List<string>> Whole(DatabaseProvider provider, int questions, int answers)
    {
        if (Wholes.TryGetValue((provider, questions, answers), out var known)) return known;
        await using var portal = await portals.Own(provider);
        await portal.Import(SmallDump.Large(questions, answers).Path);
        return Wholes[(provider, questions, answers)] = await portal.Census();
    }

    // What the verb "check" says of the forum: no topic stands half written at any moment.
    static Task<List<string>> Faults(TestPortal portal) => portal.Ask(async db =>
        (await Task.WhenAll(portal.Get<IEnumerable<Portal.Platform.Cli.ICheck>>().Where(c => c.Name.StartsWith("forum", StringComparison.Ordinal)).Select(async c => { await using var own = portal.Get<Database>().Open(); return await c.Faults(own, default); })))
        .SelectMany(f => f).ToList());
}
