using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>A colleague beside a chat's holder, as the desk shows them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Joined">True once they answer, false while they are only invited.</param>
public sealed record ParticipantView(PersonView Person, bool Joined);

/// <summary>Reads and ends what colleagues have to do with chats, inside deeds and views.</summary>
internal static class ParticipantRows
{
    /// <summary>The open chats that somebody holds, or stands beside the holder of.</summary>
    public static IQueryable<Chat> AnsweredBy(this IQueryable<Chat> chats, PortalDb db, long? accountId) =>
        chats.Where(c => c.State == ChatState.Open && (c.AgentId == accountId || db.Set<ChatParticipant>().Any(p => p.ChatId == c.Id && p.AccountId == accountId)));

    /// <summary>Whether an agent answers in an open chat beside its holder. Nobody is looked for where it is the holder.</summary>
    public static async Task<bool> HasJoined(this PortalDb db, Chat chat, Standing standing, CancellationToken ct)
    {
        var (id, me) = (chat.Id, standing.AccountId);
        return chat.State == ChatState.Open && chat.AgentId != me && await db.Set<ChatParticipant>().AnyAsync(p => p.ChatId == id && p.AccountId == me && p.JoinedAt != null, ct);
    }

    /// <summary>An agent beside the holder has seen a chat up to a number: theirs to know alone.</summary>
    public static async Task ReadBeside(this PortalDb db, Chat chat, Standing standing, int number, CancellationToken ct)
    {
        var (id, me, seen) = (chat.Id, standing.AccountId, Math.Min(number, chat.LastNumber));
        await db.Set<ChatParticipant>().Where(p => p.ChatId == id && p.AccountId == me && p.ReadNumber < seen).ExecuteUpdateAsync(p => p.SetProperty(x => x.ReadNumber, seen), ct);
    }

    /// <summary>Those beside a chat's holder, in the order in which they were invited.</summary>
    public static Task<List<ParticipantView>> Participants(this PortalDb db, long chatId, CancellationToken ct) =>
        (from p in db.Set<ChatParticipant>()
         join a in db.Set<Account>() on p.AccountId equals a.Id
         where p.ChatId == chatId
         orderby p.InvitedAt, p.AccountId
         select new ParticipantView(new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), p.JoinedAt != null)).ToListAsync(ct);

    /// <summary>The chat leaves its holder's hands: whoever stood beside them stands there no more. Both sides learn it by what ended it.</summary>
    public static Task ForgetParticipants(this PortalDb db, long chatId, CancellationToken ct) =>
        db.Set<ChatParticipant>().Where(p => p.ChatId == chatId).ExecuteDeleteAsync(ct);

    /// <summary>The chat goes into another one: those beside its holder (<paramref name="beside"/>) stand beside them there, as far as there is room, and nobody else does.</summary>
    public static async Task MoveParticipants(this PortalDb db, long goneId, Chat left, IReadOnlyCollection<long> beside, CancellationToken ct)
    {
        var (leftId, holder) = (left.Id, left.AgentId);
        var rows = db.Set<ChatParticipant>();
        var there = await rows.CountAsync(p => p.ChatId == leftId, ct);
        var come = beside.Count == 0 ? [] : await rows.AsNoTracking()
            .Where(p => p.ChatId == goneId && p.AccountId != holder && beside.Contains(p.AccountId) && !rows.Any(x => x.ChatId == leftId && x.AccountId == p.AccountId))
            .OrderBy(p => p.JoinedAt == null).ThenBy(p => p.InvitedAt).ThenBy(p => p.AccountId).Take(Math.Max(0, ChatParticipant.Most - there)).ToListAsync(ct);
        await db.ForgetParticipants(goneId, ct);
        db.AddRange(come.Select(p => new ChatParticipant
        {
            ChatId = leftId, AccountId = p.AccountId, InvitedById = p.InvitedById, InvitedAt = p.InvitedAt, JoinedAt = p.JoinedAt, ReadNumber = left.LastNumber,
        }));
    }

    /// <summary>Who becomes the holder stands beside nobody.</summary>
    public static Task ForgetParticipant(this PortalDb db, long chatId, long accountId, CancellationToken ct) =>
        db.Set<ChatParticipant>().Where(p => p.ChatId == chatId && p.AccountId == accountId).ExecuteDeleteAsync(ct);
}
