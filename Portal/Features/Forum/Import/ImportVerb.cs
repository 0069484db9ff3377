using System.CommandLine;
using Portal.Kernel;
using Portal.Platform.Cli;

namespace Portal.Features.Forum;

/// <summary><c>import stackexchange DIR</c>: brings in what a community wrote elsewhere.</summary>
internal static class ImportVerb
{
    public static Verb Verb { get; } = new(VerbGroup.Import, host =>
    {
        var folder = new Argument<string>("DIR") { Description = "The folder with Posts.xml, Users.xml and the other files of the dump." };
        var category = new Option<string?>("--category") { Description = "The category for the topics, by its name in addresses; without it one is made for the site.", HelpName = "SLUG" };
        var command = new Command("stackexchange", "Brings in a Stack Exchange dump. May be stopped and run again: nothing comes in twice.") { folder, category };
        command.SetAction((parsed, ct) => host.Run((run, stop) => Import(run, parsed.GetValue(folder)!, parsed.GetValue(category), stop), ct));
        return command;
    });

    private static async Task<VerbEnd> Import(VerbRun run, string folder, string? category, CancellationToken ct)
    {
        var import = run.Get<StackExchangeImport>();
        var read = await run.Progress.Show("Reading the dump", progress => import.Read(Actor.System, folder, category, progress, ct));
        if (!read.Done)
        {
            return VerbEnd.Of(read, _ => "");
        }

        using var dump = read.Value;
        try
        {
            return VerbEnd.Done((await run.Progress.Show("Writing people and topics", progress => import.Write(dump, progress, ct))).ToString());
        }
        catch (OperationCanceledException)
        {
            return VerbEnd.Failed("Interrupted. What came in stays; run it again and it goes on from there.", dump.Report.ToString());
        }
    }
}
