using Portal.Platform.Cli;

namespace Portal.Tests.Support.Running;

/// <summary>
/// A verb inside the test process, read and run as the program does it: for what verbs do. That the program runs them, and how it ends, is for <see cref="PortalProcess"/>,
/// of which every start costs seconds.
/// </summary>
public static class InnerVerb
{
    /// <summary>Runs a verb, such as <c>check</c>, to its end.</summary>
    public static async Task<ChildProcess.Ending> RunAsync(string[] verb, params string[] settings)
    {
        var line = CommandLine.Read([.. verb, .. settings.Select(s => "--" + s)]);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var host = new VerbHost(() => PortalApp.Build(line.Settings, builder => builder.Logging.ClearProviders()), PortalApp.Prepare, output, errors);
        var exitCode = await line.Run(Verbs.All, host);
        return new(exitCode, Said(output), Said(errors));
    }

    static string Said(StringWriter writer) => writer.ToString().TrimEnd('\n');
}
