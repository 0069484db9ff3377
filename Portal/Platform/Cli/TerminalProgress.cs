using Spectre.Console;

namespace Portal.Platform.Cli;

/// <summary>Shows on a terminal how far long work is; elsewhere it shows nothing.</summary>
public interface IProgressLine
{
    /// <summary>Does the work, which tells how much is done as a number between 0 and 1.</summary>
    Task<T> Show<T>(string title, Func<Action<double>, Task<T>> work);
}

/// <summary>A bar on standard error, so that standard output holds the result alone.</summary>
internal sealed class TerminalProgress : IProgressLine
{
    public async Task<T> Show<T>(string title, Func<Action<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(_ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(title.EscapeMarkup(), maxValue: 1);
                task.IsIndeterminate = true;
                return await work(done =>
                {
                    task.IsIndeterminate = false;
                    task.Value = done;
                });
            });
    }
}
