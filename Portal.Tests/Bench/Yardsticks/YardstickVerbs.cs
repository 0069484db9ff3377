using System.CommandLine;

namespace Portal.Bench.Yardsticks;

/// <summary>The yardsticks as verbs of this same program, so that each runs in a process of its own; not meant for people.</summary>
internal static class YardstickVerbs
{
    /// <summary>Adds them, hidden.</summary>
    public static void AddTo(RootCommand root)
    {
        var file = new Argument<string>("file");
        root.Add(Verb("yardstick-kestrel", [file], (line, cancel) => KestrelYardstick.RunAsync(line.GetRequiredValue(file), cancel)));
        root.Add(Verb("yardstick-hub", [], (_, cancel) => HubYardstick.RunAsync(cancel)));
        root.Add(Verb("yardstick-blazor", [file], (line, cancel) => BlazorYardstick.RunAsync(line.GetRequiredValue(file), cancel)));
        root.Add(Inserts());
    }

    private static Command Inserts()
    {
        var (provider, source, scratch) = (new Argument<string>("provider"), new Argument<string>("source"), new Argument<string>("scratch"));
        var (writers, seconds) = (new Argument<int>("writers"), new Argument<double>("seconds"));
        return Verb("yardstick-inserts", [provider, source, scratch, writers, seconds], (line, _) => InsertYardstick.RunAsync(
            line.GetRequiredValue(provider), line.GetRequiredValue(source), line.GetRequiredValue(scratch), line.GetValue(writers), line.GetValue(seconds)));
    }

    private static Command Verb(string name, IEnumerable<Argument> arguments, Func<ParseResult, CancellationToken, Task> run)
    {
        var command = new Command(name) { Hidden = true };
        foreach (var argument in arguments)
        {
            command.Add(argument);
        }

        command.SetAction(run);
        return command;
    }
}
