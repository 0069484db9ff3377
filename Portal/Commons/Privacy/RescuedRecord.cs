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

    /// <summary>Takes the words out of all of it.</summary>
    public static async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        tally.Add(RescuedFrom.Evidence, await Kept(db, order, ct));
        tally.Add(RescuedFrom.Evidence, await db.TakeOut(order, "Evidence", "Title", 400, ct: ct) + await db.TakeOut(order, "Evidence", "Html", MostText, inHtml: true, ct: ct)
            + await db.TakeOut(order, "EvidenceLines", "Html", MostText, inHtml: true, ct: ct));
        tally.Add(RescuedFrom.Notes, await Notes(db, order, ct));
        tally.Add(RescuedFrom.Drafts, await db.TakeOut(order, "Drafts", "Text", 40_000, ct: ct) + await db.TakeOut(order, "Drafts", "Title", 400, ct: ct) + await db.TakeOut(order, "Drafts", "Details", 60_000, ct: ct));
        await Addresses(db, order, ct);
        await Letters(db, order, tally, ct);
        await Log(db, order, tally, ct);
        tally.Files = await Files(db, order, ct);
    }

    /// <summary>What was kept of the thing itself, as it was shown then: exchanged for how the same version is shown now, wherever in its markup the words stand.</summary>
    private static async Task<int> Kept(PortalDb db, RescueOrder order, CancellationToken ct)
    {
        var (subject, changed) = (order.Subject.ToString(), 0);
        var kept = await db.Set<Evidence>().Where(e => db.Set<Case>().Any(c => c.Id == e.CaseId && c.Subject == subject)).OrderByDescending(e => e.Id).Take(MostEvidence).Select(e => new { e.Id, e.Html }).ToListAsync(ct);
        foreach (var one in kept.Where(one => order.Shown.ContainsKey(one.Html)))
        {
            var shown = order.Shown[one.Html];
            changed += await db.Set<Evidence>().Where(e => e.Id == one.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Html, shown), ct);
        }

        return changed;
    }

    /// <summary>What was said about it in the queue, in the watch, to and by the people concerned.</summary>
    private static async Task<int> Notes(PortalDb db, RescueOrder order, CancellationToken ct)
    {
        (string Table, string Column, int Most)[] saying =
        [
            ("Flags", "Note", Flag.MostNote), ("CaseEvents", "Text", MostText), ("CaseDecisions", "Reason", AuditEntry.MostWords), ("ScreenedCases", "Findings", MostText), ("ScreenedCases", "Reason", AuditEntry.MostWords),
            ("Sanctions", "Reason", Sanction.MostReason), ("Sanctions", "RevokedReason", Sanction.MostReason), ("Appeals", "Text", Appeal.MostText), ("Appeals", "Answer", Decisions.MostNote),
            ("WatchAlerts", "Words", WatchAlert.MostWords), ("WatchHandOvers", "Note", WatchHandOver.MostNote),
        ];
        var changed = 0;
        foreach (var (table, column, most) in saying)
        {
            changed += await db.TakeOut(order, table, column, most, ct: ct);
        }

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
        const string sent = "\"SentAt\" IS NOT NULL";
        const string waiting = "\"SentAt\" IS NULL";
        tally.LettersSent = await db.TakeOut(order, "Letters", "Text", MostText, where: sent, ct: ct);
        tally.Add(RescuedFrom.Copies, tally.LettersSent);
        tally.Add(RescuedFrom.Letters, await db.TakeOut(order, "Letters", "Text", MostText, where: waiting, ct: ct));
        await db.TakeOut(order, "Letters", "Html", MostText, inHtml: true, ct: ct);
        await db.TakeOut(order, "Letters", "Subject", 300, ct: ct);
    }

    private static async Task Log(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var lines = 0;
        foreach (var (column, most) in new[] { ("Reason", AuditEntry.MostWords), ("Details", AuditEntry.MostWords), ("Before", AuditEntry.MostText), ("After", AuditEntry.MostText) })
        {
            lines += await db.TakeOut(order, "AuditEntries", column, most, also: ", \"RescuedAt\" = @2", ct: ct);
        }

        tally.Add(RescuedFrom.Log, lines);
    }

    private static async Task<int> Files(PortalDb db, RescueOrder order, CancellationToken ct) =>
        await db.Set<Platform.Files.FileUse>().CountAsync(u => u.Kind == order.Subject.Kind && u.ThingId == order.Subject.Id, ct);
}
