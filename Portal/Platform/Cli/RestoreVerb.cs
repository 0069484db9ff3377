using System.CommandLine;
using Portal.Platform.Cli.Backup;
using Portal.Platform.Data;

namespace Portal.Platform.Cli;

/// <summary><c>restore FILE</c>: puts a backup in the place of what is there, after reading all of it through.</summary>
internal static class RestoreVerb
{
    public static Verb Verb { get; } = new(null, host =>
    {
        var file = new Argument<string>("FILE") { Description = "The archive." };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of data that are there." };
        var command = new Command("restore", "Restores a backup. All of it is verified before anything is touched; a damaged one is refused. The portal must not be running.") { file, replace };
        command.SetAction((parsed, ct) => host.RunAsIs((run, stop) => Restore(run, parsed.GetRequiredValue(file), parsed.GetValue(replace), stop), ct));
        return command;
    });

    private static async Task<VerbEnd> Restore(VerbRun run, string path, bool replace, CancellationToken ct)
    {
        try
        {
            using var archive = ArchiveReader.Open(path);
            var settings = run.Get<DatabaseSettings>();
            if (archive.Manifest.Provider != settings.Provider.ToString())
            {
                return VerbEnd.Failed($"The backup is of {archive.Manifest.Provider}, and Database:Provider is {settings.Provider}.");
            }

            var whole = await run.Progress.Show("Verifying", async done =>
            {
                await archive.Verify(part => done(part / 2), ct);
                return await Seal.Holds(path, part => done(0.5 + (part / 2)), ct);
            });
            if (!whole)
            {
                return VerbEnd.Failed($"{path} is damaged: it is not as it was written.");
            }

            var copy = BackupVerb.CopyOf(run);
            return await copy.Objection(archive, replace, ct) is { } objection ? VerbEnd.Failed(objection) : await Swap(run, archive, copy, ct);
        }
        catch (DamagedException e)
        {
            return VerbEnd.Failed(e.Message);
        }
    }

    private static async Task<VerbEnd> Swap(VerbRun run, ArchiveReader archive, IDatabaseCopy copy, CancellationToken ct)
    {
        var swap = new FolderSwap(run.Get<DatabaseSettings>().DataDirectory);
        swap.Begin();
        try
        {
            await run.Progress.Show("Restoring", async _ =>
            {
                await DataFiles.Load(archive, swap, ct);
                await copy.Load(archive, swap, ct);
                return true;
            });
            return VerbEnd.Done($"Restored as of {archive.Manifest.At:yyyy-MM-dd HH:mm:ss} UTC.");
        }
        catch
        {
            swap.Abandon();
            throw;
        }
    }
}
