namespace Portal.Tests.Support;

/// <summary>
/// The large sets of hostile input and real dumps. They are not part of the repository: they lie in <c>shared/data</c> beside it or above it,
/// or where PORTAL_SHARED_DATA says. A test that uses them has samples of its own as well and says in its output which of both it ran.
/// </summary>
public static class SharedData
{
    static readonly Lazy<string?> root = new(Find);

    /// <summary>Whether this machine has the shared data at all: a set that is missing there is a fault, and no reason to test less.</summary>
    public static bool IsHere => root.Value is not null;

    /// <summary>The path of a file of the shared data, or null where this machine does not have it; says so in the test's output.</summary>
    public static string? PathOf(params string[] parts)
    {
        var path = root.Value is { } folder ? Path.Combine([folder, .. parts]) : null;
        var found = path is not null && (File.Exists(path) || Directory.Exists(path));
        TestContext.Current.TestOutputHelper?.WriteLine(found
            ? $"also with {path}"
            : $"without {Path.Combine(parts)}: no shared data beside the repository; set PORTAL_SHARED_DATA to its folder");
        return found ? path : null;
    }

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SHARED_DATA") is { Length: > 0 } set) return set;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data"))) return Path.Combine(folder.FullName, "shared", "data");
        return null;
    }
}
