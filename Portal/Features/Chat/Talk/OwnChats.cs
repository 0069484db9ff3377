using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Chat;

/// <summary>One of a customer's chats in their list.</summary>
/// <param name="Id">The chat.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Agent">Who of the staff has it, or had it last.</param>
/// <param name="Words">How it began.</param>
/// <param name="Unread">How many answers the customer has not seen.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="LastMessageAt">When something was last said.</param>
public sealed record OwnChat(long Id, ChatState State, PersonView? Agent, string Words, int Unread, DateTime CreatedAt, DateTime LastMessageAt);

/// <summary>A customer's chats in one list: those of their account, and those whose secrets their browser holds.</summary>
public sealed class OwnChats(Database database, TimeProvider time)
{
    /// <summary>How many chats a page holds.</summary>
    public const int PageSize = 20;

    /// <summary>The most secrets that a browser shows.</summary>
    public const int MostSecrets = 20;

    private const int MostWords = 140;

    /// <summary>A page of the list, the newest words first.</summary>
    public async Task<Page<OwnChat>> List(Actor actor, IReadOnlyList<string> secrets, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var me = (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).AccountId;
        var opened = await MergedChats.OpenedBy(db, [.. secrets.Take(MostSecrets)], ct);
        if (me is null && opened.Count == 0)
        {
            return Page<OwnChat>.Empty;
        }

        var (at, id) = (from.At, from.Id);
        var rows = await db.Set<Chat>().Where(c => (me != null && c.CustomerId == me && c.LastNumber > 0) || opened.Contains(c.Id))
            .Where(c => c.LastMessageAt < at || (c.LastMessageAt == at && c.Id < id)).OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Take(size + 1)
            .Select(c => new OwnChat(
                c.Id, c.State,
                db.Set<Account>().Where(a => a.Id == c.AgentId).Select(a => new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles)).FirstOrDefault(),
                db.Set<ChatMessage>().Where(m => m.ChatId == c.Id && m.Number == 1).Select(m => m.Body.Substring(0, MostWords)).FirstOrDefault() ?? "",
                db.Set<ChatMessage>().Count(m => m.ChatId == c.Id && m.Number > c.ReadByCustomer && m.Author == ChatAuthor.Agent),
                c.CreatedAt, c.LastMessageAt)).ToListAsync(ct);
        return Page<OwnChat>.Cut(rows.ConvertAll(r => r with { Words = FileMarks.Named(r.Words) }), size, r => new Cursor(r.LastMessageAt, r.Id).ToString());
    }

    /// <summary>Which of these chats belong to the actor's account.</summary>
    public async Task<IReadOnlySet<long>> Of(Actor actor, IReadOnlyList<long> chatIds, CancellationToken ct)
    {
        await using var db = database.Open();
        var me = (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).AccountId;
        var wanted = chatIds.Take(100).ToList();
        return await db.Set<Chat>().Where(c => me != null && c.CustomerId == me && wanted.Contains(c.Id)).Select(c => c.Id).ToHashSetAsync(ct);
    }

    /// <summary>Whether a chat is the party's own: an agent, who may read all, is nobody's customer by that.</summary>
    public async Task<bool> Has(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, party.Actor, time.GetUtcNow().UtcDateTime, ct);
        return (await db.Find(party, standing, chatId, ct)).Seat == ChatSeat.Customer;
    }

    /// <summary>Which of the secrets that a browser holds opens a chat; null where none does.</summary>
    public async Task<string?> SecretOf(long chatId, IReadOnlyList<string> secrets, CancellationToken ct)
    {
        await using var db = database.Open();
        var its = await MergedChats.IdOf(db, chatId, ct) ?? chatId;
        var hashes = await db.Set<Chat>().Where(c => c.Id == its || db.Set<ChatMerge>().Any(m => m.IntoId == its && m.ChatId == c.Id)).Select(c => c.SecretHash).ToListAsync(ct);
        return secrets.FirstOrDefault(secret => hashes.Any(hash => ChatSecret.Opens(secret, hash)));
    }
}
