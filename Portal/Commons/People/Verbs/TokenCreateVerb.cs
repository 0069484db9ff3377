using System.CommandLine;
using Portal.Kernel;
using Portal.Platform.Cli;

namespace Portal.Commons.People;

/// <summary><c>token create</c>: makes an API token and prints it, for the only time.</summary>
internal static class TokenCreateVerb
{
    public static Verb Verb { get; } = new(VerbGroup.Token, host =>
    {
        var name = new Argument<string>("NAME") { Description = "The account's name." };
        var scope = new Option<string>("--scope")
        {
            Description = "What it may be used for: read, write, moderate, admin, separated by commas. Without it, whatever the account may do.",
            HelpName = "SCOPES",
        };
        var command = new Command("create", "Makes an API token and prints it once: the last line of the output.") { name, scope };
        command.SetAction((parsed, ct) => host.Run((run, stop) => Create(run, parsed.GetRequiredValue(name), parsed.GetValue(scope), stop), ct));
        return command;
    });

    private static async Task<VerbEnd> Create(VerbRun run, string name, string? scope, CancellationToken ct) =>
        TokenWord.ReadScopes(scope).Try(out var scopes, out var problem)
            ? VerbEnd.Of(await run.Get<ApiTokens>().Create(Actor.System, name, "command line", scopes, ct), token => token)
            : VerbEnd.Failed($"--scope: {problem.Sentence}");
}
