using System.CommandLine;

namespace Portal.Platform.Cli;

/// <summary><c>reindex</c>: rebuilds the search index.</summary>
internal static class ReindexVerb
{
    public static Verb Verb { get; } = new(null, host =>
    {
        var command = new Command("reindex", "Rebuilds the search index. The portal may serve meanwhile.");
        command.SetAction((_, ct) => host.Run(Reindex, ct));
        return command;
    });

    private static async Task<VerbEnd> Reindex(VerbRun run, CancellationToken ct)
    {
        var things = 0L;
        foreach (var index in run.Services.GetServices<IReindex>())
        {
            things += await run.Progress.Show("Rebuilding the search index", _ => index.Rebuild(ct));
        }

        return VerbEnd.Done($"The search index holds {things} things.");
    }
}
