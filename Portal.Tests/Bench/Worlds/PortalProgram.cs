using Portal.Bench.Servers;

namespace Portal.Bench.Worlds;

/// <summary>The portal as it is delivered: published once, then started as a server or with a verb.</summary>
public sealed class PortalProgram(string assembly)
{
    /// <summary>Publishes the portal of this repository; what the compiler says is in the error.</summary>
    public static async Task<PortalProgram> PublishAsync(CancellationToken cancel)
    {
        var root = Root();
        var folder = Path.Combine(root, "artifacts", "bench-portal");
        await using var publish = Child.Start("dotnet", ["publish", Path.Combine(root, "Portal"), "-c", "Release", "-o", folder, "-v", "q", "--nologo"]);
        await publish.FinishAsync(cancel);
        return new PortalProgram(Path.Combine(folder, "Portal.dll"));
    }

    /// <summary>Runs a verb on a world and gives the lines it printed.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(World world, CancellationToken cancel, params string[] verb)
    {
        await using var child = Child.Start("dotnet", [assembly, .. verb], world.Settings);
        return await child.FinishAsync(cancel);
    }

    /// <summary>How to serve a world, with settings beyond the world's own.</summary>
    public ServerPlan Serve(World world, string readyPath, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(world.Settings);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new ServerPlan(assembly, [], all, readyPath);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Not inside the portal's repository: name a published Portal.dll with --portal.");
    }
}
