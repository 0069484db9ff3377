using System.CommandLine;
using Portal.Platform.Cli;

namespace Portal.Commons.People;

/// <summary><c>user add</c>: makes an account, its address taken as confirmed.</summary>
internal static class UserAddVerb
{
    public static Verb Verb { get; } = new(VerbGroup.User, host =>
    {
        var name = new Argument<string>("NAME") { Description = "The account's name: it stands beside posts and in addresses." };
        var email = new Option<string>("--email") { Description = "The mail address.", Required = true, HelpName = "E" };
        var password = new Option<string>("--password") { Description = "The password, ten characters at least.", Required = true, HelpName = "P" };
        var roles = new Option<string[]>("--role") { Description = "member, agent, moderator or admin; can be given several times.", HelpName = "ROLE" };
        var command = new Command("add", "Creates an account.") { name, email, password, roles };
        command.SetAction((parsed, ct) => host.Run(
            (run, stop) => Add(run, parsed.GetRequiredValue(name), parsed.GetRequiredValue(email), parsed.GetRequiredValue(password), parsed.GetValue(roles) ?? [], stop), ct));
        return command;
    });

    private static async Task<VerbEnd> Add(VerbRun run, string name, string email, string password, string[] words, CancellationToken ct)
    {
        var roles = Roles.None;
        foreach (var word in words)
        {
            if (Read(word) is not { } role)
            {
                return VerbEnd.Failed($"--role: \"{word}\" is not a role: use member, agent, moderator or admin.");
            }

            roles |= role;
        }

        return VerbEnd.Of(await run.Get<AccountDeeds>().Create(name, email, password, roles, confirmed: true, ct), id => $"{name} has the id {id}.");
    }

    private static Roles? Read(string word) => word switch
    {
        "member" => Roles.None,
        "agent" => Roles.Agent,
        "moderator" => Roles.Moderator,
        "admin" => Roles.Admin,
        _ => null,
    };
}
