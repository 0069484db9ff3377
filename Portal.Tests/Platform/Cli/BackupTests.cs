using System.IO.Compression;
using Npgsql;
using Portal.Tests.Http;

namespace Portal.Tests.Platform.Cli;

public class BackupTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_backup_made_while_the_portal_serves_brings_everything_back_elsewhere(DatabaseProvider provider)
    {
        var settings = await portals.Databases.FreshAsync(provider);
        var (ana, topic) = ("", 0L);
        Directory.CreateDirectory(Path.Combine(FolderOf(settings), "files", "ab"));
        File.WriteAllText(Path.Combine(FolderOf(settings), "files", "ab", "picture"), "an upload");
        File.WriteAllText(Path.Combine(FolderOf(settings), "files", "ab", "picture.640"), "a narrower copy, which can be made anew");
        var archive = Path.Combine(RunFolder.New("backup"), "portal.zip");

        await using (var serving = await TestPortal.StartAsync(provider, settings))
        {
            (ana, topic) = await Fill(serving);
            using var api = serving.Address.Api(ana);
            using var stop = new CancellationTokenSource();
            var writing = Task.Run(async () => { while (!stop.IsCancellationRequested) { await api.Post($"topics/{topic}/posts", new { body = "while it is backed up" }); await Task.Delay(5); } });
            await Task.Delay(300);
            var end = await PortalProcess.VerbAsync(["backup", archive], settings);
            Assert.True(end.ExitCode == 0, end.ToString());
            await stop.CancelAsync();
            await writing;
        }

        var elsewhere = await portals.Databases.EmptyAsync(provider);
        var restored = await PortalProcess.VerbAsync(["restore", archive], elsewhere);
        Assert.True(restored.ExitCode == 0 && restored.Output.StartsWith("Restored"), restored.ToString());
        Assert.Equal(0, (await InnerVerb.RunAsync(["check"], elsewhere)).ExitCode);
        Assert.Equal("an upload", File.ReadAllText(Path.Combine(FolderOf(elsewhere), "files", "ab", "picture")));
        Assert.False(File.Exists(Path.Combine(FolderOf(elsewhere), "files", "ab", "picture.640")));

        await using var portal = await TestPortal.StartAsync(provider, elsewhere);
        using var reader = portal.Address.Api(ana);
        Assert.Contains("before the backup", (await reader.Ask($"topics/{topic}/posts")).Is(200).Json.ToString());
        (await reader.Post($"topics/{topic}/posts", new { body = "after the restore" })).Is(201);
    }

    [Theory, BothDatabases]
    public async Task Data_that_are_there_are_replaced_only_on_demand(DatabaseProvider provider)
    {
        var settings = await portals.Databases.FreshAsync(provider);
        var (ana, topic) = await Filled(provider, settings);
        var archive = Path.Combine(RunFolder.New("backup"), "portal.zip");
        Assert.Equal(0, (await InnerVerb.RunAsync(["backup", archive], settings)).ExitCode);
        await using (var portal = await TestPortal.StartAsync(provider, settings))
        using (var api = portal.Address.Api(ana)) (await api.Post($"topics/{topic}/posts", new { body = "after the backup" })).Is(201);

        await Quiet(provider, settings);
        var refused = await InnerVerb.RunAsync(["restore", archive], settings);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("holds data already", refused.Errors);
        Assert.Equal(3, await Count());

        await Quiet(provider, settings);
        var replaced = await InnerVerb.RunAsync(["restore", archive, "--replace"], settings);
        Assert.True(replaced.ExitCode == 0, replaced.ToString());
        Assert.Equal(2, await Count());

        async Task<int> Count()
        {
            await using var portal = await TestPortal.StartAsync(provider, settings);
            using var api = portal.Address.Api();
            return (await api.Ask($"topics/{topic}")).Json.GetProperty("postCount").GetInt32();
        }
    }

    [Theory, BothDatabases]
    public async Task A_damaged_archive_is_refused_and_nothing_is_touched(DatabaseProvider provider)
    {
        var settings = await portals.Databases.FreshAsync(provider);
        await Filled(provider, settings);
        var folder = RunFolder.New("backup");
        var archive = Path.Combine(folder, "portal.zip");
        Assert.Equal(0, (await InnerVerb.RunAsync(["backup", archive], settings)).ExitCode);
        var elsewhere = await portals.Databases.EmptyAsync(provider);
        var whole = await File.ReadAllBytesAsync(archive);

        await Refused("cut", whole[..(whole.Length / 2)]);
        if (provider == DatabaseProvider.Postgres) return; // what is wrong with an archive is found before it is known where it goes
        foreach (var at in (int[])[whole.Length / 3, whole.Length - 90])
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x55;
            await Refused($"byte {at}", bytes);
        }

        await Refused("a stray entry", Changed(zip => Replace(zip, "files/stray", "x")));
        await Refused("a way out", Changed(zip => Replace(zip, "files/../../out", "x")));
        await Refused("a part is missing", Changed(zip => zip.Entries.First(e => e.FullName.StartsWith("database/")).Delete()));
        Assert.Equal(0, (await InnerVerb.RunAsync(["restore", archive], elsewhere)).ExitCode);

        async Task Refused(string what, byte[] bytes)
        {
            var path = Path.Combine(folder, "damaged.zip");
            await File.WriteAllBytesAsync(path, bytes);
            var end = await InnerVerb.RunAsync(["restore", path], elsewhere);
            Assert.True(end.ExitCode == 1 && end.Output == "" && end.Errors.Length > 0 && !end.Errors.Contains('\n'), $"{what}: {end}");
            Assert.False(File.Exists(Path.Combine(FolderOf(elsewhere), "portal.db")), what);
        }

        byte[] Changed(Action<ZipArchive> change)
        {
            using var memory = new MemoryStream();
            memory.Write(whole);
            using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
            return memory.ToArray();
        }
    }

    [Fact]
    public async Task A_restore_into_a_running_portal_is_refused()
    {
        var settings = await portals.Databases.FreshAsync(DatabaseProvider.Sqlite);
        var archive = Path.Combine(RunFolder.New("backup"), "portal.zip");
        Assert.Equal(0, (await InnerVerb.RunAsync(["backup", archive], settings)).ExitCode);
        await using var portal = await PortalProcess.StartAsync(settings);
        var end = await InnerVerb.RunAsync(["restore", archive, "--replace"], settings);
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("stop it first", end.Errors);
    }

    [Fact]
    public void A_swap_that_was_cut_off_is_finished_by_whoever_comes_next()
    {
        var folder = RunFolder.New("swap");
        File.WriteAllText(Path.Combine(folder, "portal.db"), "old");
        File.WriteAllText(Path.Combine(folder, "portal.db-wal"), "old");
        var swap = new FolderSwap(folder);
        swap.Begin();
        File.WriteAllText(Path.Combine(swap.Staging, "portal.db"), "new");
        File.WriteAllText(Path.Combine(folder, ".restore", "ready"), ""); // dies here

        new FolderSwap(folder).Finish();
        Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "portal.db")));
        Assert.Equal(["portal.db"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    static async Task<(string Token, long Topic)> Filled(DatabaseProvider provider, string[] settings)
    {
        await using var portal = await TestPortal.StartAsync(provider, settings);
        return await Fill(portal);
    }

    static async Task<(string Token, long Topic)> Fill(TestPortal portal)
    {
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana, tags: "kept");
        await portal.Reply(ana, topic, "before the backup");
        return (await portal.TokenOf(ana), topic.TopicId);
    }

    /// <summary>Waits until PostgreSQL has seen that those who were connected in this process have gone, which else the start of a process would give it time for.</summary>
    static async Task Quiet(DatabaseProvider provider, string[] settings)
    {
        if (provider != DatabaseProvider.Postgres) return;
        const string Key = "ConnectionStrings:Portal=";
        var server = new NpgsqlConnectionStringBuilder(settings.Single(s => s.StartsWith(Key))[Key.Length..]);
        var others = $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{server.Database}' AND backend_type = 'client backend'";
        (server.Database, server.Pooling) = ("postgres", false);
        await using var source = NpgsqlDataSource.Create(server);
        await using var question = source.CreateCommand(others);
        await Eventually.True(async () => await question.ExecuteScalarAsync() is 0L, "nobody is connected");
    }

    static void Replace(ZipArchive zip, string name, string content)
    {
        zip.GetEntry(name)?.Delete();
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
    }

    static string FolderOf(string[] settings) => settings.Single(s => s.StartsWith("Portal:DataDirectory="))["Portal:DataDirectory=".Length..];
}
