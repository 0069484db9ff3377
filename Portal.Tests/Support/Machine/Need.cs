namespace Portal.Tests.Support.Machine;

/// <summary>A program that the tests run for real, and the Debian package that brings it.</summary>
public sealed record Need(string Name, string Package, string Folder, string File)
{
    /// <summary>Debian's browser, driven through Playwright.</summary>
    public static readonly Need Chromium = new("Chromium", "chromium", "/usr/bin", "chromium");

    /// <summary>The server binaries of PostgreSQL; Debian keeps them in a folder for each version.</summary>
    public static readonly Need Postgres = new("PostgreSQL", "postgresql", "/usr/lib/postgresql/*/bin", "postgres");

    /// <summary>The proxy in front of two nodes.</summary>
    public static readonly Need Nginx = new("nginx", "nginx", "/usr/sbin", "nginx");

    /// <summary>What the portal re-encodes uploaded pictures with.</summary>
    public static readonly Need Vips = new("vips", "libvips-tools", "/usr/bin", "vips");

    /// <summary>The mail server that takes the portal's letters.</summary>
    public static readonly Need Postfix = new("Postfix", "postfix", "/usr/sbin", "postfix");

    /// <summary>What reads calendar files back, independently of the portal; it runs in Debian's own Python.</summary>
    public static readonly Need Icalendar = new("icalendar", "python3-icalendar", "/usr/lib/python3/dist-packages/icalendar", "__init__.py");

    /// <summary>Everything that a test may ask for.</summary>
    public static readonly IReadOnlyList<Need> All = [Chromium, Postgres, Nginx, Vips, Postfix, Icalendar];

    /// <summary>Where the program is, the newest version of several, or null.</summary>
    public string? Find() => Folders().Select(f => Path.Combine(f, File)).LastOrDefault(System.IO.File.Exists);

    IEnumerable<string> Folders()
    {
        if (!Folder.Contains('*')) return [Folder];
        var (parent, rest) = (Folder[..Folder.IndexOf("/*", StringComparison.Ordinal)], Folder[(Folder.IndexOf("/*", StringComparison.Ordinal) + 3)..]);
        if (!Directory.Exists(parent)) return [];
        return Directory.GetDirectories(parent).OrderBy(VersionOf).Select(d => Path.Combine(d, rest));
    }

    static double VersionOf(string folder) => double.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
