using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Mail;

namespace Portal.Commons.Privacy;

/// <summary>What the portal keeps of all rooms: evidence and what was said about cases, the log, drafts and letters. It has no subjects of its own, and comes last.</summary>
internal static class RescuedRecord
{
    private const int MostText = 10_000_000;
    private const int MostEvidence = 200;

    private const string OfCase = "\"CaseId\" IN (SELECT c.\"Id\" FROM \"Cases\" c WHERE c.\"Subject\" = @1)";
    private const string OfSanction = $"{OfCase} OR {Itself}";
    private const string OfAppeal = "\"Decision\" IN (SELECT 'case:' || c.\"Id\" FROM \"Cases\" c WHERE c.\"Subject\" = @1)";
    private const string Itself = "\"Subject\" = @1";

    /// <summary>Takes the words out of all of it; where the order goes no further than the thing, out of what is kept about that.</summary>
    public static async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        tally.Add(RescuedFrom.Evidence, await Kept(db, order, ct));
        tally.Add(RescuedFrom.Evidence, await Near("Evidence", "Title", 400, OfCase) + await Near("Evidence", "Html", MostText, OfCase, inHtml: true)
            + await Near("EvidenceLines", "Html", MostText, $"\"EvidenceId\" IN (SELECT e.\"Id\" FROM \"Evidence\" e WHERE e.{OfCase}) OR {Itself}", inHtml: true));
        foreach (var (table, column, most, near) in Saying)
        {
            tally.Add(RescuedFrom.Notes, await Near(table, column, most, near));
        }

        tally.Add(RescuedFrom.Notes, await Near("ScreenedCases", "Findings", MostText, OfCase, inJson: true));
        foreach (var (column, most) in new[] { ("Text", 40_000), ("Title", 400), ("Details", 60_000) })
        {
            tally.Add(RescuedFrom.Drafts, await Near("Drafts", column, most, "\"Place\" = @1") + (order is { Everywhere: false, Whole: { } whole } ? await db.TakeOut(order, "Drafts", column, most, where: "\"Place\" = @1", id: whole.ToString(), ct: ct) : 0));
        }

        await Addresses(db, order, ct);
        await Letters(db, order, tally, ct);
        await Log(db, order, tally, ct);
        tally.Files = await Files(db, order, ct);

        Task<int> Near(string table, string column, int most, string near, bool inHtml = false, bool inJson = false) =>
            db.TakeOut(order, table, column, most, inHtml, order.Everywhere ? "" : near, order.Subject.ToString(), inJson: inJson, ct: ct);
    }

    /// <summary>What was said about it in the queue, in the watch, to and by the people concerned: table, column, how long it may be, and which rows are about the thing.</summary>
    private static readonly (string Table, string Column, int Most, string Near)[] Saying =
    [
        ("Flags", "Note", Flag.MostNote, Itself), ("CaseEvents", "Text", MostText, OfCase), ("CaseDecisions", "Reason", AuditEntry.MostWords, OfCase), ("ScreenedCases", "Reason", AuditEntry.MostWords, OfCase),
        ("Sanctions", "Reason", Sanction.MostReason, OfSanction), ("Sanctions", "RevokedReason", Sanction.MostReason, OfSanction), ("Appeals", "Text", Appeal.MostText, OfAppeal), ("Appeals", "Answer", Decisions.MostNote, OfAppeal),
        ("WatchAlerts", "Words", WatchAlert.MostWords, "\"EntryId\" IN (SELECT e.\"Id\" FROM \"WatchEntries\" e WHERE e.\"Subject\" = @1)"),
        ("WatchHandOvers", "Note", WatchHandOver.MostNote, "\"Id\" IN (SELECT e.\"Id\" FROM \"WatchEntries\" e WHERE e.\"Subject\" = @1)"),
    ];

    /// <summary>What was kept of the thing itself, as it was shown then: exchanged for how the same version is shown now, wherever in its markup the words stand. What was decided about that text was decided about this one.</summary>
    private static async Task<int> Kept(PortalDb db, RescueOrder order, CancellationToken ct)
    {
        var (subject, changed) = (order.Subject.ToString(), 0);
        var cases = db.Set<Case>().Where(c => c.Subject == subject).Select(c => c.Id);
        var kept = await db.Set<Evidence>().Where(e => cases.Contains(e.CaseId)).OrderByDescending(e => e.Id).Take(MostEvidence).Select(e => new { e.Id, e.Html }).ToListAsync(ct);
        foreach (var one in kept.Where(one => order.Shown.ContainsKey(one.Html)))
        {
            var (shown, stamp) = (order.Shown[one.Html], Stamps.Of(order.Shown[one.Html]));
            changed += await db.Set<Evidence>().Where(e => e.Id == one.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Html, shown).SetProperty(x => x.Stamp, stamp), ct);
        }

        var stamps = order.Shown.GroupBy(s => Stamps.Of(s.Key)).ToDictionary(g => g.Key, g => Stamps.Of(g.First().Value));
        foreach (var decision in await db.Set<CaseDecision>().AsTracking().Where(d => cases.Contains(d.CaseId)).OrderByDescending(d => d.Id).Take(MostEvidence).ToListAsync(ct))
        {
            decision.Stamp = stamps.GetValueOrDefault(decision.Stamp, decision.Stamp);
        }

        await db.SaveChangesAsync(ct);
        return changed;
    }

    /// <summary>Links that named the thing by a title that held the words.</summary>
    private static async Task Addresses(PortalDb db, RescueOrder order, CancellationToken ct)
    {
        (string Table, string Column)[] linking =
        [
            ("Posts", "Body"), ("Posts", "Html"), ("PostRevisions", "Body"), ("RoomMessages", "Body"), ("RoomMessages", "Html"), ("Messages", "Body"), ("Messages", "Html"), ("ChatMessages", "Body"), ("Drafts", "Text"),
            ("Evidence", "Html"), ("EvidenceLines", "Html"), ("Letters", "Text"), ("Letters", "Html"),
        ];
        foreach (var (before, now) in order.Addresses.Where(a => a.Before != a.Now))
        {
            foreach (var (table, column) in linking)
            {
                await db.Do($"""UPDATE "{table}" SET "{column}" = replace("{column}", @0, @1) WHERE replace("{column}", @0, @1) <> "{column}" """, ct, before, now);
            }
        }
    }

    private static async Task Letters(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        if (order is { Everywhere: false, Address: null })
        {
            return;
        }

        var about = order.Everywhere ? "" : " AND replace(\"Text\", @1, '') <> \"Text\""; // letters that lead to it
        tally.LettersSent = await TakeOut("Text", "\"SentAt\" IS NOT NULL");
        tally.Add(RescuedFrom.Copies, tally.LettersSent);
        tally.Add(RescuedFrom.Letters, await TakeOut("Text", "\"SentAt\" IS NULL"));
        await TakeOut("Html", "1 = 1", inHtml: true);
        await TakeOut("Subject", "1 = 1", most: 300);

        Task<int> TakeOut(string column, string which, bool inHtml = false, int most = MostText) => db.TakeOut(order, "Letters", column, most, inHtml, which + about, order.Address ?? "", ct: ct);
    }

    private static async Task Log(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var lines = 0;
        foreach (var (column, most) in new[] { ("Reason", AuditEntry.MostWords), ("Details", AuditEntry.MostWords), ("Before", AuditEntry.MostText), ("After", AuditEntry.MostText) })
        {
            lines += await db.TakeOut(order, "AuditEntries", column, most, where: order.Everywhere ? "" : Itself, id: order.Subject.ToString(), also: ", \"RescuedAt\" = @2", ct: ct);
        }

        tally.Add(RescuedFrom.Log, lines);
    }

    private static async Task<int> Files(PortalDb db, RescueOrder order, CancellationToken ct) =>
        await db.Set<Platform.Files.FileUse>().CountAsync(u => u.Kind == order.Subject.Kind && u.ThingId == order.Subject.Id, ct);
}
