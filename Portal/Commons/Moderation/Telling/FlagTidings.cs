using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Commons.Moderation;

/// <summary>
/// Tells what became of flags, with the reason: who flagged, how it ended; who wrote it, what was done with it, and never who flagged. Who wrote what led to nothing is left alone.
/// A decision that was taken back is no longer told; that it was, is, with the reason for that. What was decided about one author stands in one row, however long a wave of theirs was.
/// </summary>
internal sealed class FlagTidings(FlagTold told, ModeratedThings things, MarkdownRenderer markdown) : INotifying
{
    private const int MostTitle = 80;

    public string Kind => told.ToString().ToLowerInvariant();

    public async Task<IReadOnlyList<Tiding>> Of(PortalDb db, IReadOnlyList<NewsRow> news, CancellationToken ct)
    {
        var at = news.Select(row => (Id: IdOf(row.Item), row.At)).Where(n => n.Id is not null).GroupBy(n => n.Id!.Value).ToDictionary(g => g.Key, g => g.Max(n => n.At));
        var facts = at.Count == 0 ? [] : await FlagFacts.Of(db, told, [.. at.Keys], ct);
        var answered = news.Select(row => row.Item).OfType<CaseDecided>().Where(n => n.ByAppeal).Select(n => n.DecisionId).ToHashSet();
        return [.. facts.Select(f => new FlagTiding(told, f, toAuthor: told != FlagTold.Decided || !answered.Contains(f.Id)) { Subject = new(Kind, f.Id), Whole = new("author", f.AuthorId), Number = 0, ById = 0, At = at[f.Id] })];
    }

    /// <summary>What is told is about their own words or their own flag: it is theirs to see wherever the thing stands.</summary>
    public IQueryable<Notification> SeenBy(PortalDb db, Standing standing, IQueryable<Notification> notifications) => told switch
    {
        FlagTold.Decided => notifications.Where(n => db.Set<CaseDecision>().Any(d => d.Id == n.SubjectId && d.UndoneAt == null)),
        FlagTold.Undone => notifications,
        _ => notifications.Where(n => db.Set<Case>().Any(c => c.Id == n.SubjectId && c.State == CaseState.Open)),
    };

    public async Task<IReadOnlyDictionary<long, NotifiedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> subjectIds, CancellationToken ct)
    {
        var facts = await FlagFacts.Of(db, told, subjectIds, ct);
        var seen = await things.Look(db, standing, facts.Select(f => f.Thing), ct);
        var flagged = await FlagReasons.Of(db, facts.Select(f => f.CaseId).Distinct().ToList(), ct);
        return facts.ToDictionary(f => f.Id, f =>
        {
            var mine = f.AuthorId == standing.AccountId;
            var here = seen.GetValueOrDefault(f.Thing) is { Hidden: false, Deleted: false, Url.Length: > 0 } thing ? thing.Url : null;
            var why = f.Reason.Length > 0 ? f.Reason : mine && f.FlagsSay(told) ? flagged.GetValueOrDefault(f.CaseId, "") : "";
            return new NotifiedThing(TitleOf(f), here ?? (mine ? FlagAddresses.Author : FlagAddresses.Flagger), why) { Form = FormOf(f, mine), FormOfSeveral = mine ? "Several" : "FlagSeveral" };
        });
    }

    private long? IdOf(News? news) => (told, news) switch
    {
        (FlagTold.Decided, CaseDecided decided) => decided.DecisionId,
        (FlagTold.Undone, DecisionUndone undone) => undone.DecisionId,
        (FlagTold.Waits, HiddenByFlags hidden) => hidden.CaseId,
        (FlagTold.Waits, HiddenByKeeper hidden) => hidden.CaseId,
        _ => null,
    };

    private string TitleOf(FlagFacts f) => f.Title.Length > 0 ? f.Title : markdown.PlainText(SafeHtml.FromStored(f.Html), MostTitle);

    private string FormOf(FlagFacts f, bool mine) => told switch
    {
        FlagTold.Waits => f.ByKeeper ? "WaitsByKeeper" : "Waits",
        FlagTold.Undone => mine ? (f.HiddenNow ? "Waits" : "Shown") : "FlagOpen",
        _ => (mine, f.Outcome) switch
        {
            (true, Outcome.Hidden) => "Hidden",
            (true, Outcome.Agreed) => "Kept",
            (true, _) => "Shown",
            (false, _) => $"Flag{f.Outcome}",
        },
    };
}

/// <summary>What is told of flags; the kinds of the notifications' subjects.</summary>
internal enum FlagTold
{
    /// <summary>A decision; the subject is its id.</summary>
    Decided,

    /// <summary>That one was taken back; the subject is its id.</summary>
    Undone,

    /// <summary>That something is hidden until a moderator has looked at it; the subject is the case.</summary>
    Waits,
}

/// <summary>Where those who are told of flags read more.</summary>
internal static class FlagAddresses
{
    /// <summary>What was decided about the reader.</summary>
    public const string Author = "/account/standing";

    /// <summary>What the reader flagged, and what became of it.</summary>
    public const string Flagger = "/account/flags";
}
