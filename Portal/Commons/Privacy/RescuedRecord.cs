using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Commons.Watching;
using Portal.Platform.Data;

namespace Portal.Commons.Privacy;

/// <summary>What the portal keeps of all rooms: what was said about cases, the log, drafts and letters; for evidence see <see cref="RescuedEvidence"/>. It has no subjects of its own, and comes last.</summary>
internal static class RescuedRecord
{
    private const int MostText = 10_000_000;

    /// <summary>So many addresses are exchanged by one statement: databases bound how deep one goes.</summary>
    private const int MostAddresses = 100;

    private const string OfCase = $"\"CaseId\" IN (SELECT c.\"Id\" FROM \"Cases\" c WHERE c.\"Subject\" IN ({RescueSql.Own}))";
    private const string OfSanction = $"{OfCase} OR {Itself}";
    private const string OfAppeal = $"\"Decision\" IN (SELECT 'case:' || c.\"Id\" FROM \"Cases\" c WHERE c.\"Subject\" IN ({RescueSql.Own}))";
    private const string Itself = $"\"Subject\" IN ({RescueSql.Own})";

    /// <summary>Takes the words out of all of it; where the order goes no further than the thing, out of what is kept about that.</summary>
    public static async Task Rescue(PortalDb db, RescueOrder order, Standing standing, ModeratedThings things, RescueTally tally, CancellationToken ct)
    {
        await Addresses(db, order, ct);
        tally.Add(RescuedFrom.Evidence, await RescuedEvidence.Rescue(db, order, standing, things, ct));
        tally.Add(RescuedFrom.Evidence, await Near("Evidence", "Title", 400, OfCase) + await Near("EvidenceLines", "Html", MostText, $"\"EvidenceId\" IN (SELECT e.\"Id\" FROM \"Evidence\" e WHERE e.{OfCase}) OR {Itself}", inHtml: true));
        foreach (var (table, column, most, near) in Saying)
        {
            tally.Add(RescuedFrom.Notes, await Near(table, column, most, near));
        }

        tally.Add(RescuedFrom.Notes, await Near("ScreenedCases", "Findings", MostText, OfCase, inJson: true));
        foreach (var (column, most) in new[] { ("Text", 40_000), ("Title", 400), ("Details", 60_000) })
        {
            tally.Add(RescuedFrom.Drafts, await Near("Drafts", column, most, $"\"Place\" IN ({RescueSql.Own})") + (order is { Everywhere: false, Whole: { } whole } ? await db.TakeOut(order, "Drafts", column, most, where: "\"Place\" = @1", id: whole.ToString(), ct: ct) : 0));
        }

        await Letters(db, order, tally, ct);
        await Log(db, order, tally, ct);
        tally.Files = await RescuedFiles.Count(db, order.Holder, ct);

        Task<int> Near(string table, string column, int most, string near, bool inHtml = false, bool inJson = false) =>
            db.TakeOut(order, table, column, most, inHtml, order.Everywhere ? "" : near, inJson: inJson, ct: ct);
    }

    /// <summary>What was said about it in the queue, in the watch, to and by the people concerned: table, column, how long it may be, and which rows are about the thing.</summary>
    private static readonly (string Table, string Column, int Most, string Near)[] Saying =
    [
        ("Flags", "Note", Flag.MostNote, Itself), ("CaseEvents", "Text", MostText, OfCase), ("CaseDecisions", "Reason", AuditEntry.MostWords, OfCase), ("CaseDecisions", "UndoneReason", AuditEntry.MostWords, OfCase),
        ("ScreenedCases", "Reason", AuditEntry.MostWords, OfCase),
        ("Sanctions", "Reason", Sanction.MostReason, OfSanction), ("Sanctions", "RevokedReason", Sanction.MostReason, OfSanction), ("Sanctions", "StaffNote", Sanction.MostReason, OfSanction),
        ("Appeals", "Text", Appeal.MostText, OfAppeal), ("Appeals", "Answer", Decisions.MostNote, OfAppeal),
        ("WatchAlerts", "Words", WatchAlert.MostWords, $"\"EntryId\" IN (SELECT e.\"Id\" FROM \"WatchEntries\" e WHERE e.\"Subject\" IN ({RescueSql.Own}))"),
        ("WatchHandOvers", "Note", WatchHandOver.MostNote, $"\"Id\" IN (SELECT e.\"Id\" FROM \"WatchEntries\" e WHERE e.\"Subject\" IN ({RescueSql.Own}))"),
    ];

    /// <summary>Where links stand: table, and which of its columns.</summary>
    private static readonly (string Table, string[] Columns)[] Linking =
    [
        ("Posts", ["Body", "Html"]), ("PostRevisions", ["Body"]), ("RoomMessages", ["Body", "Html"]), ("Messages", ["Body", "Html"]), ("ChatMessages", ["Body"]), ("Clubs", ["About", "AboutHtml", "Rules", "RulesHtml"]),
        ("ClubItems", ["Body", "Html"]), ("ClubNewsItems", ["Body", "Html"]), ("Events", ["Body", "Html"]), ("HourEntries", ["Body", "Html"]), ("Games", ["Body", "Html"]), ("ContestEntries", ["Body", "Html"]),
        ("Drafts", ["Text"]), ("EvidenceLines", ["Html"]), ("Letters", ["Text", "Html"]),
    ];

    /// <summary>
    /// Links that named the thing by a title that held the words, or a file by its name. Those in evidence go with its stamps. No index knows where links stand, and so each table is read; but once, however many
    /// addresses changed, and all that is asked of a row that links to none of the things is whether it does: whoever else writes waits meanwhile.
    /// </summary>
    private static async Task Addresses(PortalDb db, RescueOrder order, CancellationToken ct)
    {
        var find = db.IsSqlite ? "instr" : "strpos";
        foreach (var some in order.Addresses.Where(a => a.Before != a.Now).Distinct().Chunk(MostAddresses))
        {
            var stems = some.Select(a => Stem(a.Before)).Distinct().ToList();
            object[] values = [.. stems, .. some.SelectMany(a => new[] { a.Before, a.Now })];
            foreach (var (table, columns) in Linking)
            {
                var (change, which) = (columns.Select(c => $"\"{c}\" = {Exchanged(c)}"), columns.Select(c => $"(({Links(c)}) AND {Exchanged(c)} <> \"{c}\")"));
                await db.Do($"""UPDATE "{table}" SET {string.Join(", ", change)} WHERE {string.Join(" OR ", which)}""", ct, values);
            }

            string Links(string column) => string.Join(" OR ", stems.Select((_, i) => $"{find}(\"{column}\", @{i}) > 0"));

            string Exchanged(string column) => Enumerable.Range(0, some.Length).Aggregate($"\"{column}\"", (rest, i) => $"replace({rest}, @{stems.Count + (2 * i)}, @{stems.Count + (2 * i) + 1})");
        }
    }

    /// <summary>What all addresses begin with that a thing ever had, as <c>/t/12/</c>: they differ in the names behind.</summary>
    private static string Stem(string address) => address.Split('/') is ["", var kind, var id, _, ..] ? $"/{kind}/{id}/" : address;

    private static async Task Letters(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        if (order is { Everywhere: false, Address: null })
        {
            return;
        }

        var shorter = Enumerable.Range(0, 10).Aggregate("\"Text\"", (rest, digit) => $"replace({rest}, @1 || '{digit}', '')"); // without the addresses of things whose numbers begin with its own
        var about = order.Everywhere ? "" : $" AND replace({shorter}, @1, '') <> {shorter}"; // letters that lead to it
        var (sent, waiting) = ("\"SentAt\" IS NOT NULL", "\"SentAt\" IS NULL");
        await TakeOut("Html", "1 = 1", inHtml: true);
        await TakeOut("Subject", "1 = 1", most: 300);
        tally.LettersSent = await TakeOut("Text", sent);
        tally.Add(RescuedFrom.Copies, tally.LettersSent);
        tally.Add(RescuedFrom.Letters, await TakeOut("Text", waiting));

        Task<int> TakeOut(string column, string which, bool inHtml = false, int most = MostText) => db.TakeOut(order, "Letters", column, most, inHtml, which + about, order.Address ?? "", ct: ct);
    }

    private static async Task Log(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var lines = 0;
        foreach (var (column, most) in new[] { ("Reason", AuditEntry.MostWords), ("Details", AuditEntry.MostWords), ("Before", AuditEntry.MostText), ("After", AuditEntry.MostText) })
        {
            lines += await db.TakeOut(order, "AuditEntries", column, most, where: order.Everywhere ? "" : Itself, also: ", \"RescuedAt\" = @2", ct: ct);
        }

        tally.Add(RescuedFrom.Log, lines);
    }
}
