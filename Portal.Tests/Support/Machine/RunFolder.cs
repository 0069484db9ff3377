using System.Diagnostics;

namespace Portal.Tests.Support.Machine;

/// <summary>One temporary folder for everything that this run writes; folders of runs that were killed are swept at the next start.</summary>
public static class RunFolder
{
    const string Prefix = "portal-tests-";
    static readonly Lazy<string> Root = new(Make);
    static int last;

    /// <summary>A new empty folder for one test's files.</summary>
    public static string New(string what) => Directory.CreateDirectory(Path.Combine(Root.Value, $"{what}-{Interlocked.Increment(ref last)}")).FullName;

    /// <summary>Removes all of it, once the portals and databases have stopped: hundreds of databases take longer to delete than a process may take to end.</summary>
    public static void Clear()
    {
        if (Root.IsValueCreated) Delete(Root.Value);
    }

    static string Make()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*").Where(IsLeftOver)) Delete(folder);
        var root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Prefix + Environment.ProcessId)).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(root);
        return root;
    }

    static bool IsLeftOver(string folder) =>
        int.TryParse(Path.GetFileName(folder)[Prefix.Length..], out var process) && !Directory.Exists($"/proc/{process}");

    static void Delete(string folder)
    {
        try { Directory.Delete(folder, recursive: true); }
        catch (IOException) { Debug.WriteLine($"{folder} stays until the next run"); }
        catch (UnauthorizedAccessException) { Debug.WriteLine($"{folder} belongs to another user"); }
    }
}
