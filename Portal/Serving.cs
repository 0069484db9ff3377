using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Portal.Platform.Data;

namespace Portal;

/// <summary>Serves the portal until it is told to stop.</summary>
internal static class Serving
{
    public static async Task Run(string[] args)
    {
        await using var app = PortalApp.Build(args);
        var settings = app.Services.GetRequiredService<DatabaseSettings>();
        using var held = settings.Provider == DatabaseProvider.Sqlite ? Hold(settings.DataDirectory) : null;
        await PortalApp.Prepare(app);
        await Start(app);
        await app.WaitForShutdownAsync();
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

    private static SettingException Wrong(WebApplication app, string wrong) => new("urls", $"{app.Configuration["urls"] ?? "the default address"}: {wrong}", "give another with --urls");
}
