using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Reactions;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Rooms;

/// <summary>What a message answers, as it stands above it.</summary>
/// <param name="Id">The message that is answered.</param>
/// <param name="Number">Its number.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Words">How it begins; empty where it is hidden or deleted.</param>
public sealed record RoomQuote(long Id, int Number, PersonView Author, string Words);

/// <summary>A message as it is read.</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">Its number in the room.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Body">The Markdown, where it was asked for.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="At">When.</param>
/// <param name="EditedAt">When its author changed it last.</param>
/// <param name="Deleted">Its author has deleted it.</param>
/// <param name="Hidden">Who keeps order has taken it from view.</param>
/// <param name="Answers">What it answers, or null.</param>
/// <param name="Reactions">How many gave each reaction.</param>
public sealed record RoomLine(
    long Id, int Number, PersonView Author, string Body, string Html, DateTime At, DateTime? EditedAt, bool Deleted, bool Hidden, RoomQuote? Answers, ReactionCounts Reactions)
{
    /// <summary>True for what only moderators still read.</summary>
    public bool Gone => Deleted || Hidden;

    /// <summary>As somebody reads it who does not see what is gone.</summary>
    internal RoomLine Cleared() => Gone ? this with { Body = "", Html = "", Answers = null, Reactions = ReactionCounts.None } : this;
}

/// <summary>How messages are read.</summary>
internal static class RoomLines
{
    private const int MostHtml = 1000; // of what is answered
    private const int MostWords = 120;

    /// <summary>Messages in the order of their numbers, whole, with what they answer and their reactions: two statements.</summary>
    /// <param name="db">The context.</param>
    /// <param name="markdown">Says how what is answered begins.</param>
    /// <param name="messages">Which.</param>
    /// <param name="bodies">With the Markdown, which programs read; pages show the HTML alone.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<List<RoomLine>> Read(PortalDb db, MarkdownRenderer markdown, IQueryable<RoomMessage> messages, bool bodies, CancellationToken ct)
    {
        var rows = await (
            from m in messages
            join a in db.Set<Account>() on m.AuthorId equals a.Id
            join r in db.Set<RoomMessage>() on m.ReplyToId equals (long?)r.Id into answered
            from r in answered.DefaultIfEmpty()
            join ra in db.Set<Account>() on r.AuthorId equals ra.Id into answeredAuthors
            from ra in answeredAuthors.DefaultIfEmpty()
            orderby m.Number
            select new
            {
                m.Id, m.Number, Body = bodies ? m.Body : "", m.Html, m.At, m.EditedAt, Deleted = m.DeletedAt != null, m.Hidden,
                Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles),
                Answered = r == null ? null : new { r.Id, r.Number, Html = r.Hidden || r.DeletedAt != null ? "" : r.Html.Substring(0, MostHtml), Author = new PersonView(ra.Id, ra.UserName!, ra.DisplayName ?? ra.UserName!, ra.Roles) },
            }).ToListAsync(ct);
        var reactions = await Reactions(db, rows.ConvertAll(m => m.Id), ct);
        return rows.ConvertAll(m => new RoomLine(
            m.Id, m.Number, m.Author, m.Body, m.Html, m.At, m.EditedAt, m.Deleted, m.Hidden,
            m.Answered is { } it ? new(it.Id, it.Number, it.Author, Words(markdown, it.Html)) : null,
            reactions.GetValueOrDefault(m.Id, ReactionCounts.None)));
    }

    /// <summary>How a message begins, in words; what there is in their place where there are none.</summary>
    internal static string Words(MarkdownRenderer markdown, string html) =>
        html.Length == 0 ? ""
        : markdown.PlainText(SafeHtml.FromStored(html), MostWords) is { Length: > 0 } words ? words
        : html.Contains("<img", StringComparison.Ordinal) ? "🖼" // read once for readers of all languages
        : "…";

    private static async Task<Dictionary<long, ReactionCounts>> Reactions(PortalDb db, List<long> ids, CancellationToken ct) =>
        ReactionCounts.ByThing((await db.Set<RoomReaction>().Where(r => ids.Contains(r.MessageId))
            .GroupBy(r => new { r.MessageId, r.Name }).Select(g => new { g.Key.MessageId, g.Key.Name, Count = g.Count() }).ToListAsync(ct)).Select(r => (r.MessageId, r.Name, r.Count)));
}
