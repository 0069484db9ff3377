namespace Portal.Tests.Support.Running;

/// <summary>The real program as a process of its own: for what must survive kill -9, for verbs, and for several nodes.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    readonly ChildProcess process;
    readonly string[] settings;

    PortalProcess(ChildProcess process, Uri address, string[] settings) => (this.process, Address, this.settings) = (process, address, settings);

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote to standard output and standard error.</summary>
    public string Log => process.Output + process.Errors;

    /// <summary>Starts the program with settings such as <c>Portal:DataDirectory=...</c> and waits until it answers.</summary>
    public static Task<PortalProcess> StartAsync(params string[] settings) => StartAsync(new Uri($"http://localhost:{FreePort.Next()}"), settings);

    /// <summary>Starts it once more where it was, after it was killed.</summary>
    public Task<PortalProcess> AgainAsync() => StartAsync(Address, settings);

    static async Task<PortalProcess> StartAsync(Uri address, string[] settings)
    {
        var portal = new PortalProcess(Run(["--urls", address.ToString().TrimEnd('/'), .. Options(settings)]), address, settings);
        if (!await Answers.AtAsync(address, () => portal.process.HasExited)) throw new InvalidOperationException("The portal did not start: " + portal.Log);
        return portal;
    }

    /// <summary>Runs a verb, such as <c>check</c>, to its end.</summary>
    public static async Task<ChildProcess.Ending> VerbAsync(string[] verb, params string[] settings)
    {
        await using var process = Run([.. verb, .. Options(settings)]);
        return await process.EndAsync();
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>A client with a cookie jar of its own.</summary>
    public HttpClient Visitor() => new() { BaseAddress = Address };

    /// <summary>Asks the program to stop and waits for it. Its log is in the output of a test that fails.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"The portal at {Address} wrote:\n{Log}");
    }

    static IEnumerable<string> Options(string[] settings) => settings.Select(s => "--" + s);

    static ChildProcess Run(IEnumerable<string> arguments) =>
        ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.dll"), .. arguments], environment: new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0",
        });
}
