using System.Diagnostics;

namespace Portal.Platform.Files;

/// <summary>Runs <c>vips</c> as a child process: no shell, an empty environment, and an end to its time, memory, output and open files.</summary>
internal static class VipsProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly string[] Folders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

    // Address space, processor seconds, bytes written, files open, no core dump.
    private static readonly string[] Bounds = ["--as=1500000000", "--cpu=8", "--fsize=33554432", "--nofile=64", "--core=0", "--"];

    /// <summary>Where the program is: at the place that is named, else in the usual folders; null when it is not there.</summary>
    public static string? Find(string? named) => string.IsNullOrEmpty(named) ? Path("vips") : File.Exists(named) ? named : null;

    /// <summary>True when it ended well in its time. Only what we made ourselves (<paramref name="ours"/>) may be read by decoders that its makers do not trust with the files of others.</summary>
    public static async Task<bool> Run(string vips, string folder, string[] arguments, CancellationToken ct, bool ours = false)
    {
        using var process = new Process { StartInfo = Start(vips, folder, arguments, ours) };
        process.Start();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(Longest);
        try
        {
            // What it says is of no use to anybody, but a full pipe would stop it.
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, time.Token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, time.Token),
                process.WaitForExitAsync(time.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static ProcessStartInfo Start(string vips, string folder, string[] arguments, bool ours)
    {
        var limiter = Path("prlimit");
        var start = new ProcessStartInfo(limiter ?? vips, limiter is null ? arguments : [.. Bounds, vips, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        start.Environment["TMPDIR"] = folder;
        start.Environment["VIPS_CONCURRENCY"] = "1";
        if (!ours)
        {
            start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        }

        return start;
    }

    private static string? Path(string program) => Folders.Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
