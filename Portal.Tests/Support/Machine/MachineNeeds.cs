using System.Diagnostics;

namespace Portal.Tests.Support.Machine;

/// <summary>
/// Sees before the first test that the machine has the programs that the tests run, and installs from Debian what is missing where it may.
/// What cannot be had is named by every test that asks for it: such a test fails, none is skipped.
/// </summary>
public sealed class MachineNeeds
{
    static readonly Lazy<string> Outcome = new(Provide);

    /// <summary>Runs once for the whole assembly, before any test.</summary>
    public MachineNeeds() => _ = Outcome.Value;

    /// <summary>The path of a program, or a failure that says what to install.</summary>
    public static string PathOf(Need need)
    {
        var outcome = Outcome.Value;
        return need.Find() ?? throw new InvalidOperationException(
            $"{need.Name} is missing and this test cannot run without it. Install it: apt-get install {need.Package}. {outcome}");
    }

    static string Provide()
    {
        using var _ = OneAtATime();
        var missing = Need.All.Where(n => n.Find() is null).Select(n => n.Package).ToList();
        if (missing.Count == 0) return "";
        var why = Obstacle();
        Say(why is null ? $"installing what the tests need: {string.Join(", ", missing)} ..." : $"MISSING: {string.Join(", ", missing)} ({why})");
        return why ?? Install(missing);
    }

    static string? Obstacle() =>
        !File.Exists("/usr/bin/apt-get") ? "There is no apt-get here that could install it."
        : !Environment.IsPrivilegedProcess ? "It was not installed by itself because the tests do not run as root."
        : null;

    static string Install(List<string> packages)
    {
        var (updated, updateLog) = AptGet("update");
        var (installed, installLog) = AptGet(["install", "-y", "--no-install-recommends", .. packages]);
        if (installed) { Say("installed " + string.Join(", ", packages)); return ""; }
        Say("FAILED to install " + string.Join(", ", packages));
        return "apt-get said: " + (updated ? "" : updateLog) + installLog;
    }

    static (bool Worked, string Log) AptGet(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", ["-q", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var apt = Process.Start(start)!;
        var noise = apt.StandardOutput.ReadToEndAsync();
        var errors = apt.StandardError.ReadToEnd();
        _ = noise.Result;
        apt.WaitForExit();
        return (apt.ExitCode == 0, errors);
    }

    // Two runs at once on one machine must not both call apt-get.
    static FileStream OneAtATime()
    {
        var path = Path.Combine(Path.GetTempPath(), "portal-tests-apt.lock");
        while (true)
        {
            try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
            catch (IOException) { Thread.Sleep(500); }
        }
    }

    // The console belongs to the runner's protocol; a diagnostic message is what reaches the person who waits.
    static void Say(string line) => TestContext.Current.SendDiagnosticMessage("{0}", line);
}
