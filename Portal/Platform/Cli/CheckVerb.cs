using System.CommandLine;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Cli;

/// <summary><c>check</c>: looks at the database and the settings and says what it found; changes nothing.</summary>
internal static class CheckVerb
{
    private const int MostShown = 20;

    public static Verb Verb { get; } = new(null, host =>
    {
        var command = new Command("check", "Checks the database and the settings, and says what it found. Changes nothing; may run while the portal serves. 1 when something is wrong.");
        command.SetAction((_, ct) => host.RunAsIs(Check, ct));
        return command;
    });

    private static async Task<VerbEnd> Check(VerbRun run, CancellationToken ct)
    {
        await using var db = run.Get<Database>().Open();
        if (!await Exists(db, run.Get<DatabaseSettings>(), ct))
        {
            return VerbEnd.Failed("There is no database yet: start the portal once, or restore a backup.");
        }

        if ((await db.Database.GetAppliedMigrationsAsync(ct)).Any() && (await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return VerbEnd.Failed("The database is that of an older version: start the portal once, which brings it up to date.");
        }

        var (said, wrong) = (new StringBuilder(), 0);
        foreach (var check in run.Services.GetServices<ICheck>())
        {
            var faults = await check.Faults(db, ct);
            wrong += faults.Count;
            said.Append(faults.Count == 0 ? "ok     " : "WRONG  ").AppendLine(check.Name);
            foreach (var fault in faults.Take(MostShown))
            {
                said.Append("       - ").AppendLine(fault);
            }
        }

        return wrong == 0
            ? VerbEnd.Done(said.Append("Nothing is wrong.").ToString())
            : VerbEnd.Failed($"{wrong} thing{(wrong == 1 ? " is" : "s are")} wrong.", said.ToString().TrimEnd());
    }

    private static async Task<bool> Exists(PortalDb db, DatabaseSettings settings, CancellationToken ct)
    {
        if (db.IsSqlite)
        {
            return File.Exists(settings.SqliteFile);
        }

        try
        {
            await db.Database.OpenConnectionAsync(ct);
            return (await db.Database.GetAppliedMigrationsAsync(ct)).Any() || await db.Database.SqlQueryRaw<bool>("SELECT to_regclass('\"News\"') IS NOT NULL AS \"Value\"").SingleAsync(ct);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or System.Net.Sockets.SocketException)
        {
            throw new SettingException("ConnectionStrings:Portal", $"the database cannot be reached ({e.Message.ReplaceLineEndings(" ")})", "start it or correct the connection string");
        }
    }
}
