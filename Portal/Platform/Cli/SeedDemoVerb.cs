using System.CommandLine;

namespace Portal.Platform.Cli;

/// <summary><c>seed demo</c>: the demo content.</summary>
internal static class SeedDemoVerb
{
    public static Verb Verb { get; } = new(VerbGroup.Seed, host =>
    {
        var command = new Command("demo", "Writes the demo content and prints the demo accounts.");
        command.SetAction((_, ct) => host.Run(Seed, ct));
        return command;
    });

    private static async Task<VerbEnd> Seed(VerbRun run, CancellationToken ct) =>
        run.Services.GetService<IDemoContent>() is { } demo
            ? VerbEnd.Done(string.Join(Environment.NewLine, await run.Progress.Show("Writing the demo content", _ => demo.Write(ct))))
            : VerbEnd.Failed("This portal was built without demo content.");
}
