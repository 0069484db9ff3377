using System.CommandLine;
using System.CommandLine.Help;

namespace Portal.Platform.Cli;

/// <summary>
/// What was typed after the program's name: settings, such as <c>--Portal:DataDirectory=/srv/portal</c>, and the verb with its own words.
/// </summary>
/// <param name="Settings">For the configuration.</param>
/// <param name="Words">The verb; empty when the portal is to be served.</param>
public sealed record CommandLine(string[] Settings, string[] Words)
{
    private static readonly string[] HostSettings = ["--urls", "--environment", "--contentRoot", "--http_ports", "--https_ports"];

    /// <summary>Tells settings from the rest.</summary>
    public static CommandLine Read(string[] args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add(args[++i]);
            }
        }

        return new([.. settings], [.. words]);
    }

    /// <summary>Runs the verb. What cannot be understood is one line on standard error and 1.</summary>
    public async Task<int> Run(IEnumerable<Verb> verbs, VerbHost host)
    {
        var result = Root(verbs, host).Parse(Words);
        if (result.Errors.Count > 0 && result.Action is not HelpAction)
        {
            await host.Errors.WriteLineAsync($"{result.Errors[0].Message.ReplaceLineEndings(" ")} (--help says what can stand here)");
            return 1;
        }

        using var interrupt = new Interrupt();
        return await result.InvokeAsync(new() { ProcessTerminationTimeout = null }, interrupt.Token) == 0 ? 0 : 1;
    }

    private static RootCommand Root(IEnumerable<Verb> verbs, VerbHost host)
    {
        var root = new RootCommand("The portal. Without a verb it serves; settings are given as --Section:Key=value, for instance --Portal:DataDirectory=/srv/portal.");
        foreach (var verb in verbs)
        {
            Parent(root, verb.Group).Subcommands.Add(verb.Make(host));
        }

        return root;
    }

    private static Command Parent(RootCommand root, VerbGroup? group)
    {
        if (group is null)
        {
            return root;
        }

        var parent = root.Subcommands.FirstOrDefault(c => c.Name == group.Name);
        if (parent is null)
        {
            root.Subcommands.Add(parent = new Command(group.Name, group.About));
        }

        return parent;
    }

    private static bool IsSetting(string word)
    {
        var name = word.Split('=', 2)[0];
        return name.StartsWith("--", StringComparison.Ordinal)
            && (name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase));
    }
}
