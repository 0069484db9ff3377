using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>A line of a chat as it is read: a message, an event or, at the desk, a note.</summary>
/// <param name="Id">The message's or the note's id.</param>
/// <param name="Number">The message's number; a note has that of the message it follows.</param>
/// <param name="Author">Which side it comes from.</param>
/// <param name="Person">The account behind it, or whom the event is about.</param>
/// <param name="Body">The plain text; empty for an event.</param>
/// <param name="Event">What happened, for a line of the system.</param>
/// <param name="At">When.</param>
/// <param name="Guest">What a customer without an account calls themselves, if they said.</param>
public sealed record ChatLine(long Id, int Number, ChatAuthor Author, PersonView? Person, string Body, ChatEvent? Event, DateTime At, string? Guest = null)
{
    /// <summary>Tells the line from all others of its chat.</summary>
    public string Key => Author == ChatAuthor.Note ? $"n{Id}" : $"m{Id}";
}

/// <summary>Reads the lines of a chat that somebody was let into.</summary>
internal static class ChatLines
{
    /// <summary>The messages from a number on, in order.</summary>
    public static Task<List<ChatLine>> Messages(PortalDb db, long chatId, int from, int most, CancellationToken ct) =>
        (from m in db.Set<ChatMessage>()
         where m.ChatId == chatId && m.Number >= @from
         join c in db.Set<Chat>() on m.ChatId equals c.Id
         from a in db.Set<Account>().Where(a => a.Id == m.AuthorId).DefaultIfEmpty()
         orderby m.Number
         select new ChatLine(m.Id, m.Number, m.Author, a == null ? null : new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), m.Body, m.Event, m.At, m.Author == ChatAuthor.Customer ? c.CustomerName : null))
        .Take(most).ToListAsync(ct);

    /// <summary>The notes that follow the messages from a number on. For the desk alone.</summary>
    public static Task<List<ChatLine>> Notes(PortalDb db, long chatId, int from, int most, CancellationToken ct) =>
        Read(db, db.Set<ChatNote>().Where(n => n.ChatId == chatId && n.AfterNumber >= from)).Take(most).ToListAsync(ct);

    /// <summary>One note. For the desk alone.</summary>
    public static Task<ChatLine?> Note(PortalDb db, long noteId, CancellationToken ct) => Read(db, db.Set<ChatNote>().Where(n => n.Id == noteId)).FirstOrDefaultAsync(ct);

    private static IQueryable<ChatLine> Read(PortalDb db, IQueryable<ChatNote> notes) =>
        from n in notes
        join a in db.Set<Account>() on n.AuthorId equals a.Id
        orderby n.Id descending
        select new ChatLine(n.Id, n.AfterNumber, ChatAuthor.Note, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), n.Body, null, n.At, null);
}
