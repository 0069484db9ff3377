using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>A reason as it is offered, in the reader's language.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Hint">When it fits; may be empty.</param>
/// <param name="Weight">How much one flag for it weighs.</param>
/// <param name="NoteNeeded">Whoever chooses it must write a note.</param>
/// <param name="Off">It is offered no longer.</param>
public sealed record ReasonView(FlagReason Code, string Title, string Hint, int Weight, bool NoteNeeded, bool Off);

/// <summary>The reasons for which something can be flagged: the usual five, as the admins word them, and those that they added.</summary>
public static class FlagReasons
{
    /// <summary>The most reasons there can be.</summary>
    public const int Most = 30;

    /// <summary>All of them, those that are offered no longer too, in the order shown: the usual ones, then the added ones as they came.</summary>
    public static async Task<IReadOnlyList<ReasonView>> All(PortalDb db, CancellationToken ct)
    {
        var said = (await db.Set<OfferedReason>().ToListAsync(ct)).ToDictionary(r => r.Code);
        return [.. FlagReason.Usual.Select(code => View(code, said.GetValueOrDefault(code))), .. said.Values.Where(r => !FlagReason.Usual.Contains(r.Code)).OrderBy(r => r.Code.ToString(), StringComparer.Ordinal).Select(r => View(r.Code, r))];
    }

    /// <summary>What each is called in the reader's language.</summary>
    internal static async Task<IReadOnlyDictionary<FlagReason, string>> Titles(PortalDb db, CancellationToken ct) => (await All(db, ct)).ToDictionary(r => r.Code, r => r.Title);

    /// <summary>One of them, or null where nobody knows it.</summary>
    internal static async Task<ReasonView?> Find(PortalDb db, FlagReason code, CancellationToken ct) =>
        await db.Set<OfferedReason>().FirstOrDefaultAsync(r => r.Code == code, ct) is { } said ? View(code, said)
        : FlagReason.Usual.Contains(code) ? View(code, null)
        : null;

    /// <summary>Why what some cases are about was flagged, by case: what the reasons are called in the reader's language, in the order shown. A case without flags is left out.</summary>
    internal static async Task<IReadOnlyDictionary<long, string>> Of(PortalDb db, IReadOnlyCollection<long> caseIds, CancellationToken ct)
    {
        var flagged = (await db.Set<Flag>().Where(f => caseIds.Contains(f.CaseId)).Select(f => new { f.CaseId, f.Reason }).Distinct().ToListAsync(ct)).ToLookup(f => f.CaseId, f => f.Reason);
        var known = flagged.Count == 0 ? [] : await All(db, ct);
        return flagged.ToDictionary(f => f.Key, f => string.Join(", ", known.Where(r => f.Contains(r.Code)).Select(r => r.Title).Concat(f.Except(known.Select(r => r.Code)).Select(code => code.ToString()))));
    }

    /// <summary>What one flag for a usual reason weighs, unless an admin says otherwise: what harms somebody while it stands comes first.</summary>
    internal static int UsualWeight(FlagReason reason) => reason == FlagReason.PersonalData ? 8 : reason == FlagReason.Abuse ? 6 : reason == FlagReason.Spam ? 4 : 2;

    /// <summary>The words of a usual reason's own: the key of its sentences.</summary>
    internal static string KeyOf(FlagReason reason) => string.Concat(reason.ToString().Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static ReasonView View(FlagReason code, OfferedReason? said)
    {
        var usual = FlagReason.Usual.Contains(code);
        return new(
            code,
            Word(said?.Title, said?.TitleHans, said?.TitleHant) ?? (usual ? Sentences.Say(typeof(FlagText), "Reason" + KeyOf(code)) : code.ToString()),
            Word(said?.Hint, said?.HintHans, said?.HintHant) ?? (usual ? Sentences.Say(typeof(FlagText), "Hint" + KeyOf(code)) : ""),
            said?.Weight ?? UsualWeight(code), said?.NoteNeeded == true, said?.Off == true);
    }

    /// <summary>The words in the reader's language. Either Chinese stands in for the other, English for both; a usual reason's own words come before another language's.</summary>
    private static string? Word(string? english, string? hans, string? hant) => CultureInfo.CurrentUICulture.Name switch
    {
        "zh-Hans" => hans ?? hant ?? english,
        "zh-Hant" => hant ?? hans ?? english,
        _ => english,
    };
}
