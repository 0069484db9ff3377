using System.CommandLine;
using Portal.Platform.Cli.Backup;
using Portal.Platform.Data;

namespace Portal.Platform.Cli;

/// <summary><c>backup FILE</c>: everything in one archive, while the portal serves.</summary>
internal static class BackupVerb
{
    public static Verb Verb { get; } = new(null, host =>
    {
        var file = new Argument<string>("FILE") { Description = "The archive to write. One of that name is replaced when the new one is whole." };
        var command = new Command("backup", "Writes one archive of database, uploads and keys. The portal may serve meanwhile. Keep it safe: it holds everything.") { file };
        command.SetAction((parsed, ct) => host.RunAsIs((run, stop) => Backup(run, parsed.GetRequiredValue(file), stop), ct));
        return command;
    });

    /// <summary>How this kind of database is copied.</summary>
    internal static IDatabaseCopy CopyOf(VerbRun run) =>
        run.Get<DatabaseSettings>() is { Provider: DatabaseProvider.Sqlite } settings
            ? new SqliteCopy(settings, run.Get<Database>())
            : new PostgresCopy(run.Get<DatabaseSettings>(), run.Prepare);

    private static async Task<VerbEnd> Backup(VerbRun run, string path, CancellationToken ct)
    {
        var settings = run.Get<DatabaseSettings>();
        try
        {
            await using var archive = new ArchiveWriter(path);
            var at = run.Get<TimeProvider>().GetUtcNow().UtcDateTime;
            await run.Progress.Show("Backing up", async done =>
            {
                var tables = await CopyOf(run).Save(archive, ct);
                done(0.5);
                await new DataFiles(settings).Save(archive, part => done(0.5 + (part / 2)), ct);
                await archive.Finish(settings.Provider.ToString(), at, tables);
                return true;
            });
            return VerbEnd.Done($"{path}: {archive.Size} bytes.");
        }
        catch (DamagedException e)
        {
            return VerbEnd.Failed(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return VerbEnd.Failed($"{path} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
