using Portal.Platform.Data;

namespace Portal.Platform.Cli;

/// <summary>What a verb finds when it runs.</summary>
/// <param name="Services">The portal's parts; nothing is served and no job runs.</param>
/// <param name="Progress">Shows how far long work is.</param>
/// <param name="Prepare">Brings the database up to date.</param>
public sealed record VerbRun(IServiceProvider Services, IProgressLine Progress, Func<CancellationToken, Task> Prepare)
{
    /// <summary>A part of the portal.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>Runs verbs: builds the portal without serving it, and sees to it that results go to standard output, errors to standard error, and nothing else to either.</summary>
/// <param name="build">Builds the portal.</param>
/// <param name="prepare">Brings its database up to date.</param>
/// <param name="output">Where results go instead of standard output.</param>
/// <param name="errors">Where errors go instead of standard error.</param>
public sealed class VerbHost(Func<WebApplication> build, Func<WebApplication, CancellationToken, Task> prepare, TextWriter? output = null, TextWriter? errors = null)
{
    /// <summary>Where what is wrong is said.</summary>
    public TextWriter Errors => errors ?? Console.Error;

    /// <summary>Runs a verb on a database that is up to date.</summary>
    public Task<int> Run(Func<VerbRun, CancellationToken, Task<VerbEnd>> work, CancellationToken ct) =>
        RunAsIs(
            async (run, stop) =>
            {
                await run.Prepare(stop);
                return await work(run, stop);
            },
            ct);

    /// <summary>Runs a verb on the database as it is.</summary>
    public async Task<int> RunAsIs(Func<VerbRun, CancellationToken, Task<VerbEnd>> work, CancellationToken ct)
    {
        var end = await Guarded(
            async () =>
            {
                await using var app = build();
                return await work(new(app.Services, new TerminalProgress(), stop => prepare(app, stop)), ct);
            });
        if (!string.IsNullOrEmpty(end.Output))
        {
            await (output ?? Console.Out).WriteLineAsync(end.Output);
        }

        if (end.Error is { } error)
        {
            await Errors.WriteLineAsync(error);
        }

        return end.Good ? 0 : 1;
    }

    private static async Task<VerbEnd> Guarded(Func<Task<VerbEnd>> work)
    {
        try
        {
            return await work();
        }
        catch (SettingException e)
        {
            return VerbEnd.Failed(e.Message);
        }
        catch (OperationCanceledException)
        {
            return VerbEnd.Failed("Interrupted.");
        }
        catch (Exception e)
        {
            return VerbEnd.Failed($"It failed: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ")}");
        }
    }
}
