using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Writes notes inside deeds: whoever does something at the desk may leave a word with it.</summary>
internal static class NoteKeeping
{
    /// <summary>
    /// Writes a note beside a chat that is locked. Whom it speaks to are told in the bell; to them and to who holds the chat it is shown at once, wherever they are at the desk.
    /// </summary>
    /// <param name="db">The context of the deed.</param>
    /// <param name="chat">The chat.</param>
    /// <param name="authorId">Who writes it.</param>
    /// <param name="body">The plain text.</param>
    /// <param name="names">The names that it speaks to.</param>
    /// <param name="also">Somebody whom it concerns, named in it or not.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<ChatNote> AddNote(this PortalDb db, Chat chat, long authorId, string body, IReadOnlyList<string> names, long? also, DateTime now, CancellationToken ct)
    {
        var note = new ChatNote { ChatId = chat.Id, AfterNumber = chat.LastNumber, AuthorId = authorId, Body = body, At = now };
        db.Add(note);
        await db.SaveChangesAsync(ct);
        var spokenTo = await Staff(db, names, also, authorId, ct);
        db.AddRange(spokenTo.Select(account => new NoteMention { NoteId = note.Id, AccountId = account }));
        var holder = chat.State == ChatState.Open && chat.AgentId != authorId ? chat.AgentId : null;
        db.Tell(new ChatNoted(chat.Id, note.Id) { ById = authorId, To = holder is { } it ? [.. spokenTo.Append(it).Distinct()] : spokenTo });
        return note;
    }

    private static async Task<List<long>> Staff(PortalDb db, IReadOnlyList<string> names, long? also, long authorId, CancellationToken ct)
    {
        var wanted = names.Take(NoteMention.Most).Select(LookupNames.Of).ToList();
        return wanted.Count == 0 && also is null
            ? []
            : await db.Set<Account>().Where(a => (wanted.Contains(a.NormalizedUserName!) || a.Id == also) && a.Id != authorId && (a.Roles & (Roles.Agent | Roles.Admin)) != 0)
                .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
    }
}
