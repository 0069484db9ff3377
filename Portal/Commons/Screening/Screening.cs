using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Commons.Screening;

/// <summary>
/// Looks at what is written before others see it. <c>Read</c> before the deed, <see cref="Judge"/> in it, and <see cref="Holding.Keep"/> once it is written. Staff are asked nothing, as long as nothing
/// was decided about them; members only what was put on the list; of newcomers the signs of spam are added up, with one statement, as strictly as the admins say at that moment.
/// </summary>
public sealed class Screening(WordLists lists, ScreeningSettings settings, PublicAddress address)
{
    private const int MostHosts = 20;

    /// <summary>Takes in what is written.</summary>
    public async ValueTask<ScreenedText> Read(IReadOnlyList<ScreenedPart> parts, bool trapped, CancellationToken ct) => new(await lists.Now(ct), [.. parts]) { Trapped = trapped };

    /// <summary>The same of one HTML text in the field <c>body</c>.</summary>
    public async ValueTask<ScreenedText> Read(string html, CancellationToken ct) => new(await lists.Now(ct), new ScreenedPart("body", html));

    /// <summary>Why a name, or another short plain text, is not taken; null where it is.</summary>
    public async ValueTask<Problem?> MayNotBe(string field, string? text, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) ? null : Refusal(new ScreenedText(await lists.Now(ct), new ScreenedPart(field, text, IsHtml: false)).Watched, new(ScreenedUse.Name));

    /// <summary>
    /// Covers what is to be covered in texts that are shown as they were written, such as the versions of a post: each with the place where it stands, as what a line says of one place covers nothing elsewhere. To be asked before a
    /// database is opened.
    /// </summary>
    public async ValueTask<Func<string, Subject?, string>> CoverAt(CancellationToken ct)
    {
        var list = await lists.Now(ct);
        return list.IsUsualOnly ? (text, _) => text : (text, place) => Cover(list, text, isHtml: false, place?.ToString() ?? "");
    }

    /// <summary>The same in HTML that is made anew, wherever it stands: for what takes words out of many texts at once, and covers again what was covered.</summary>
    public async ValueTask<Func<string, string>> CoverHtml(CancellationToken ct)
    {
        var list = await lists.Now(ct);
        return list.IsUsualOnly ? text => text : text => Cover(list, text, isHtml: true, null);
    }

    /// <summary>What becomes of it.</summary>
    /// <param name="db">The deed's own transaction.</param>
    /// <param name="standing">Who writes.</param>
    /// <param name="text">What was taken in.</param>
    /// <param name="place">Where.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Screened> Judge(PortalDb db, Standing standing, ScreenedText text, ScreenedPlace place, DateTime now, CancellationToken ct)
    {
        var waits = IsDecided(standing, place);
        if ((standing.IsStaff && !waits) || (standing.AccountId is null && place.Use != ScreenedUse.Chat))
        {
            return Screened.Clean;
        }

        var terms = place.Use is ScreenedUse.Public or ScreenedUse.Edit or ScreenedUse.Private && standing.NewSince is not null ? await SavedScreening.Of(db, settings, ct) : null;
        var isStranger = terms is { Spam: true };
        var isReviewed = place.Use == ScreenedUse.Public && terms is { FirstPosts: > 0 };
        if (!waits && !isStranger && !isReviewed && text.Watched.Count == 0 && place.ApprovedFrom is null && !text.Trapped)
        {
            return Screened.Clean; // most of what is written, and nothing was made for it
        }

        if (Refusal(text.Watched, place) is { } refusal)
        {
            return new Screened { Refusal = refusal };
        }

        if (text.Trapped && place.Use == ScreenedUse.Chat)
        {
            return new Screened { Refusal = Problem.Invalid<ScreeningText>(text.Field, "FieldFilled") }; // nothing can wait there
        }

        List<Finding> findings = [.. ByList(text, place, isStranger), .. ByPlace(standing, text, place)];
        if (isReviewed && await db.Set<ScreenedCase>().CountAsync(c => c.AccountId == standing.AccountId && c.WasHeld && c.State == HoldState.Approved, ct) < terms!.FirstPosts)
        {
            findings.Add(new(ScreeningRule.FirstPost, 0));
        }

        if (waits)
        {
            findings.Add(new(ScreeningRule.Decided, 0));
        }

        (TextTraits Traits, IReadOnlyDictionary<long, SeenTrait> Seen)? spam = isStranger ? await Spam(db, standing, text, place, findings, now, ct) : null;
        return Conclude(terms ?? settings, text, place, findings, spam);
    }

    /// <summary>Whether it was decided about somebody that a moderator looks first at what they write there: as a change, too, which stands and is looked at afterwards.</summary>
    private static bool IsDecided(Standing standing, ScreenedPlace place) =>
        place.Use is ScreenedUse.Public or ScreenedUse.Edit && (standing.OnApproval || standing.OnApprovalAt.Any(at => place.Has(at.ToString())));

    /// <summary>The text with what counts at a place covered; where that is empty, what counts everywhere, and where it is null, all.</summary>
    private static string Cover(WordList list, string text, bool isHtml, string? place) =>
        Mask.Cover(text, new ScreenedText(list, new ScreenedPart("", text, isHtml)).Watched.Where(h => h.Word is { Effect: WatchedEffect.Mask, IsUsual: false } && (place is null || h.Word.Place.Length == 0 || h.Word.Place == place)));

    private static IEnumerable<WordHit> Counting(IEnumerable<WordHit> hits, ScreenedPlace place) => hits.Where(h => !h.Word.IsUsual && place.Has(h.Word.Place));

    private static Problem? Refusal(IReadOnlyList<WordHit> hits, ScreenedPlace place)
    {
        foreach (var hit in Counting(hits, place))
        {
            if (hit.Word.Effect == WatchedEffect.Refuse || (place.Use == ScreenedUse.Name && hit.Word.Effect is WatchedEffect.Hold or WatchedEffect.Mask) || (place.Use == ScreenedUse.Edit && hit.Word.Effect == WatchedEffect.Hold))
            {
                return Problem.Invalid<ScreeningText>(hit.Field, hit.Word.Kind == WatchedKind.Word ? "WordRefused" : "LinkRefused", hit.Word.Text);
            }
        }

        return null;
    }

    /// <summary>What the list says by itself: it weighs nothing, it decides. Of a stranger a flagged word weighs something, too: see <see cref="SpamRules"/>.</summary>
    private static IEnumerable<Finding> ByList(ScreenedText text, ScreenedPlace place, bool isStranger) =>
        Counting(text.Watched, place).Where(h => h.Word.Effect == WatchedEffect.Hold || (h.Word.Effect == WatchedEffect.Flag && !isStranger)).DistinctBy(h => h.Word.Id).Select(h => new Finding(ScreeningRule.Word, 0, h.Word.Text));

    private static IEnumerable<Finding> ByPlace(Standing standing, ScreenedText text, ScreenedPlace place)
    {
        if (text.Trapped)
        {
            yield return new(ScreeningRule.Trap, 0);
        }

        var known = standing.IsCustomer && standing.Trust < Trust.Member ? Trust.Member : standing.Trust; // whoever owns something is no stranger
        if (place is { ApprovedFrom: { } from, Use: ScreenedUse.Public or ScreenedUse.Edit } && from.Holds(known) && !place.IsKeptBy(standing))
        {
            yield return new(ScreeningRule.Place, 0);
        }
    }

    /// <summary>Adds up the signs of spam of a stranger; answers what is remembered of the text.</summary>
    private async ValueTask<(TextTraits Traits, IReadOnlyDictionary<long, SeenTrait> Seen)> Spam(PortalDb db, Standing standing, ScreenedText text, ScreenedPlace place, List<Finding> findings, DateTime now, CancellationToken ct)
    {
        var foreign = text.Links.Select(HostName.Of).OfType<string>().Where(h => h != address.Root.IdnHost && !FamiliarHosts.Has(h) && !text.List.Allows(h, place)).ToList();
        var traits = TextTraits.Of(text.Words(), foreign.Take(MostHosts), standing.AccountId!.Value);
        var seen = await SpamMarks.Seen(db, standing.AccountId.Value, traits.All, now, ct);
        findings.AddRange(SpamRules.OfText([.. text.Hits.Where(h => place.Has(h.Word.Place))], foreign.Count, text.MixedWords));
        findings.AddRange(SpamRules.OfTraits(traits, seen, isNew: place.Use != ScreenedUse.Edit)); // who mends a text has written it before
        return (traits, seen);
    }

    private static Screened Conclude(ScreeningSettings terms, ScreenedText text, ScreenedPlace place, List<Finding> findings, (TextTraits Traits, IReadOnlyDictionary<long, SeenTrait> Seen)? spam)
    {
        IReadOnlyList<WordHit> listed = text.Watched.Count == 0 ? [] : [.. Counting(text.Watched, place)];
        IReadOnlyList<WordHit> masks = place.Use == ScreenedUse.Private ? [] : [.. listed.Where(h => h.Word.Effect == WatchedEffect.Mask)];
        if (findings.Count == 0 && masks.Count == 0 && spam is null)
        {
            return Screened.Clean;
        }

        var score = findings.Sum(f => f.Points);
        var bad = score >= terms.HoldAt || findings.Exists(f => f.Rule is ScreeningRule.Trap or ScreeningRule.Place or ScreeningRule.FirstPost or ScreeningRule.Decided) || listed.Any(h => h.Word.Effect == WatchedEffect.Hold);
        var held = bad && place.Use == ScreenedUse.Public;
        return new()
        {
            Refusal = score >= terms.RefuseAt || (place.Use == ScreenedUse.Edit && score >= terms.HoldAt) ? Problem.Invalid<ScreeningText>(text.Field, "LooksLikeSpam") : null,
            Held = held,
            Flagged = !held && (bad || listed.Any(h => h.Word.Effect == WatchedEffect.Flag)),
            Findings = findings.ConvertAll(f => f is { Rule: ScreeningRule.Word, Detail: { } word } ? f with { Stood = text.Holds(word) } : f),
            Masks = masks,
            Marks = place.Use == ScreenedUse.Edit ? [] : spam?.Traits.Kept ?? [],
            Shared = spam is { } wave && score >= terms.HoldAt ? SpamRules.Shared(wave.Traits, wave.Seen) : [],
        };
    }
}
