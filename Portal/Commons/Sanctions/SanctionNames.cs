using System.Globalization;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Sanctions;

/// <summary>What the log calls sanctions and appeals: what it is, whose it is and until when. They stand in the time line of the person, which moderators see.</summary>
internal static class SanctionNames
{
    /// <summary>Sanctions.</summary>
    public static NamedKind Decided { get; } = new(
        "sanction",
        (db, standing) => db.Set<Sanction>().Where(s => standing.IsModerator).Select(s => new NamedRow
        {
            Id = s.Id,
            Name = db.Set<Account>().Where(a => a.Id == s.AccountId).Select(a => a.UserName).FirstOrDefault() ?? "",
            Part = s.Kind == SanctionKind.Note ? nameof(SanctionKind.Note)
                : s.Kind == SanctionKind.Warning ? nameof(SanctionKind.Warning)
                : s.Kind == SanctionKind.Approval ? nameof(SanctionKind.Approval)
                : s.Kind == SanctionKind.Mute ? nameof(SanctionKind.Mute)
                : s.Kind == SanctionKind.Suspension ? nameof(SanctionKind.Suspension)
                : nameof(SanctionKind.Ban),
            Until = s.Until,
        }),
        (row, _) => (Said(row), PersonAddress.Of(row.Name)));

    /// <summary>Appeals.</summary>
    public static NamedKind Appeals { get; } = new(
        Appeal.Kind,
        (db, standing) => db.Set<Appeal>().Where(a => standing.IsModerator).Select(a => new NamedRow
        {
            Id = a.Id, Name = db.Set<Account>().Where(x => x.Id == a.AccountId).Select(x => x.UserName).FirstOrDefault() ?? "",
        }),
        (row, _) => (Sentences.Say(typeof(SanctionText), "NamedAppeal", row.Name), PersonAddress.Of(row.Name)));

    /// <summary>What places decided by themselves, by the line that tells of it.</summary>
    public static NamedKind Barred { get; } = new(
        Bars.Kind,
        (db, standing) => db.Set<AuditEntry>().Where(e => standing.IsModerator && e.WhomId != null).Select(e => new NamedRow
        {
            Id = e.Id, Name = db.Set<Account>().Where(x => x.Id == e.WhomId).Select(x => x.UserName).FirstOrDefault() ?? "",
        }),
        (row, _) => (Sentences.Say(typeof(SanctionText), "NamedBar", row.Name), $"/moderation/audit/{row.Id}"));

    /// <summary>A sanction as the log keeps it before and after: in words that do not change with the language.</summary>
    public static string Written(Sanction it) =>
        it.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $"{it.Kind} until {until:yyyy-MM-dd HH:mm} UTC")
        : it.Kind == SanctionKind.Warning && (it.Points, it.PointDays) != (SanctionScale.PointsOf(it.Kind), null) ? $"{it.Kind}, {WrittenPoints(it.Points, it.PointDays)}"
        : it.Kind.ToString();

    /// <summary>The same of what a warning counts.</summary>
    public static string WrittenPoints(int? points, int? days)
    {
        var count = points ?? SanctionScale.PointsOf(SanctionKind.Warning);
        return days switch
        {
            null => FormattableString.Invariant($"{count} points for half a year"),
            0 => FormattableString.Invariant($"{count} points for good"),
            _ => FormattableString.Invariant($"{count} points for {days} days"),
        };
    }

    private static string Said(NamedRow row)
    {
        var kind = Sentences.Say(typeof(SanctionText), $"Kind{row.Part}");
        return row.Until is { } until ? Sentences.Say(typeof(SanctionText), "NamedSanctionUntil", kind, row.Name, SanctionWords.Moment(until)) : Sentences.Say(typeof(SanctionText), "NamedSanction", kind, row.Name);
    }
}
