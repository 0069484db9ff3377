using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal;

/// <summary>Serves the portal until it is told to stop.</summary>
internal static class Serving
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Tells at length what a wrong setting already says in one line.</summary>
    private const string HostLog = "Microsoft.Extensions.Hosting.Internal.Host";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static async Task Run(string[] args)
    {
        var starting = true;
        await using var app = PortalApp.Build(args, builder =>
        {
            builder.Logging.AddFilter(HostLog, level => !Volatile.Read(ref starting) && level >= LogLevel.Warning);
            builder.Services.AddHostedService<IdleTrim>();
        });
        var settings = app.Services.GetRequiredService<DatabaseSettings>();
        using var held = settings.Provider == DatabaseProvider.Sqlite ? Hold(settings.DataDirectory) : null;
        await PortalApp.Prepare(app);
        await PortalApp.WriteDemo(app);
        if (!AddressKeys.Any(key => app.Configuration.GetSection(key).Exists()))
        {
            app.Urls.Add(DefaultAddress);
        }

        await Start(app);
        Volatile.Write(ref starting, false);
        await Console.Out.WriteLineAsync($"The portal serves at {string.Join(", ", app.Urls)}. Ctrl+C stops it.");
        await app.WaitForShutdownAsync();
    }

    /// <summary>Run from its source by somebody who set nothing, the portal is in development.</summary>
    public static void ChooseEnvironment()
    {
        if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null && SettingsFolder.IsSource)
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", Environments.Development);
        }
    }

    /// <summary>One node serves from an SQLite file.</summary>
    private static IDisposable Hold(string folder) =>
        FolderLock.TryTake(folder) ?? throw new SettingException("Portal:DataDirectory", $"another portal is serving from {folder}", "stop it, or name another folder");

    private static async Task Start(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw Wrong(app, "another program listens there");
        }
        catch (Exception e) when (e is FormatException or SocketException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } || e.InnerException is SocketException)
        {
            throw Wrong(app, e.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    private static SettingException Wrong(WebApplication app, string wrong) => new("urls", $"{app.Configuration["urls"] ?? DefaultAddress}: {wrong}", "give another with --urls");
}
