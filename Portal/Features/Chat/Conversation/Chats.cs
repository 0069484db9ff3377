using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Chat;

/// <summary>What both sides do in a chat: begin, say something, end.</summary>
public sealed class Chats(Database database, ChatSecret secrets, RateLimits limits, Screening screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The place of the draft of the message that begins a chat.</summary>
    public const string NewDraft = "new-chat";

    /// <summary>The place of the draft of a message in a chat.</summary>
    public static string Draft(long chatId) => $"chat:{chatId}";

    /// <summary>
    /// Begins a chat with its first message. Sent again with the same key, or with the same secret of the customer's own, it yields the same chat.
    /// </summary>
    public async Task<Result<StartedChat>> Start(Actor actor, NewChat chat, string? key, CancellationToken ct)
    {
        if (chat.Check() is { } problem)
        {
            return problem;
        }

        var (beginning, saying) = (limits.Once(Limited.NewChats, actor), limits.Once(Limited.Messages, actor));
        var text = await screening.Read([new("message", chat.Message, IsHtml: false)], chat.Trapped, ct);
        return await database.Write(db => Start(db, actor, chat, text, key, beginning, saying, ct), ct);
    }

    /// <summary>Says something in a chat. The same key makes one message, however often it is sent.</summary>
    public async Task<Result<ChatPlace>> Send(ChatParty party, long chatId, NewMessage message, string? key, CancellationToken ct)
    {
        if (Bounds.Check("body", message.Body, ChatMessage.MostBody) is { } problem)
        {
            return problem;
        }

        var pace = limits.Once(Limited.Messages, party.Actor);
        var text = await screening.Read([new("body", message.Body, IsHtml: false)], trapped: false, ct);
        return await database.Write(db => Send(db, party, chatId, message, text, key, pace, ct), ct);
    }

    /// <summary>Ends a chat, from either side. One that is closed already stays as it is.</summary>
    public Task<Result<Nothing>> Close(ChatParty party, long chatId, CancellationToken ct) =>
        database.InChat<Nothing>(
            party, chatId, time,
            async (db, entry) =>
            {
                var (chat, seat, standing) = entry;
                if (chat.State == ChatState.Closed)
                {
                    return default(Nothing);
                }

                if ((seat == ChatSeat.Customer ? ChatRules.MayNotAsk(standing) : ChatRules.MayNotClose(standing, chat.State, chat.AgentId, await db.Holder(chat, ct))) is { } mayNot)
                {
                    return mayNot;
                }

                await db.End(chat, party.Actor, seat == ChatSeat.Desk ? standing.AccountId : null, Now, ct);
                return default(Nothing);
            },
            ct);

    /// <summary>
    /// A member takes a chat into their account that they began without one: the secret that their browser still holds is the proof, and there is no other. It is written into the log.
    /// </summary>
    public Task<Result<Nothing>> KeepWithAccount(ChatParty party, long chatId, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, party.Actor);
        return database.InChat<Nothing>(
            party, chatId, time,
            async (db, entry) =>
            {
                var (chat, _, standing) = entry;
                if (chat.CustomerId is { } owner && owner == standing.AccountId)
                {
                    return default(Nothing);
                }

                if ((ChatRules.MayNotKeep(standing, entry.Party, chat) ?? pace()) is { } refused)
                {
                    return refused;
                }

                chat.BelongTo(standing.AccountId!.Value);
                await db.BlocksGoAlong(chat, ct);
                db.Audit(party.Actor, AuditAction.ChatKept, new("chat", chat.Id), Now);
                db.Tell(new ChatKept(chat.Id));
                return default(Nothing);
            },
            ct);
    }

    private async Task<Result<StartedChat>> Start(
        PortalDb db, Actor actor, NewChat given, ScreenedText text, string? key, Func<Problem?> beginning, Func<Problem?> saying, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, Now, ct);
        if (await db.MayNotAsk(standing, actor, null, Now, ct) is { } mayNot)
        {
            return mayNot;
        }

        var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Chat), Now, ct);
        if (screened.Refusal is { } unwanted)
        {
            return unwanted;
        }

        given = given with { Message = screened.Shown("message", given.Message) };
        if (given.Drafted)
        {
            await db.ForgetDraft(actor, NewDraft, ct);
        }

        if (await db.MadeBefore<ChatMessage>(actor, key, ct) is { } made)
        {
            return await Again(db, made, given, ct);
        }

        if (given.Secret is { } known && await OpenedBy(db, known, ct) is { } existing)
        {
            return (await Send(db, new(actor, known), existing, new(given.Message), text, key, saying, ct)).Then(place => new StartedChat(existing, known, place));
        }

        return beginning() is { } tooMany ? tooMany : await Begin(db, actor, given, screened, key, ct);
    }

    private async Task<Result<StartedChat>> Begin(PortalDb db, Actor actor, NewChat given, Screened screened, string? key, CancellationToken ct)
    {
        var secret = given.Secret ?? ChatSecret.New();
        var chat = Chat.Begin(given, actor.AccountId, secret, given.Secret is null && key is not null ? secrets.Seal(secret) : null, Now);
        chat.MeanFor(await db.AddressOf(given, ct));
        db.Add(chat);
        await db.SaveChangesAsync(ct);

        var first = chat.Ask(actor.AccountId, given.Message, Now);
        db.Add(first);
        await db.SaveChangesAsync(ct);

        await db.HoldFiles(actor, new("chat", chat.Id), given.Message, ct);
        db.Made<ChatMessage>(actor, key, first.Id, Now);
        if (actor.AccountId is null)
        {
            db.Made<ChatMessage>(new ChatParty(actor).Author(chat.Id), key, first.Id, Now);
        }

        await db.Promise(chat, await db.CaseOf(chat, actor, Now, ct), Now, ct);
        db.Tell(new ChatStarted(chat.Id, first.Id));
        await Keep(db, screened, first, ct);
        return new StartedChat(chat.Id, secret, new(chat.Id, first.Id, first.Number));
    }

    /// <summary>The answer to a start that was made before; the same key with other words is a mistake, and must not open somebody else's chat.</summary>
    private async Task<Result<StartedChat>> Again(PortalDb db, long messageId, NewChat given, CancellationToken ct)
    {
        var first = await (from m in db.Set<ChatMessage>() join c in db.Set<Chat>() on m.ChatId equals c.Id where m.Id == messageId && m.Number == 1 select new { m, c }).FirstOrDefaultAsync(ct);
        var secret = first is null ? null : secrets.Unseal(first.c.SealedSecret) ?? (ChatSecret.Opens(given.Secret, first.c.SecretHash) ? given.Secret : null);
        return first is null || secret is null || first.m.Body != given.Message
            ? Problem.Conflict<ChatText>("KeyUsedBefore")
            : new StartedChat(first.c.Id, secret, new(first.c.Id, first.m.Id, first.m.Number));
    }

    private async Task<Result<ChatPlace>> Send(PortalDb db, ChatParty party, long chatId, NewMessage message, ScreenedText text, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        if (!(await db.Enter(party, chatId, Now, ct)).Try(out var entry, out var problem))
        {
            return problem;
        }

        var (chat, seat, standing) = entry;
        if (await db.MadeBefore<ChatMessage>(party.Author(chat.Id), key, ct) is { } made)
        {
            return await PlaceOf(db, chat.Id, made, ct);
        }

        var mayNot = seat == ChatSeat.Customer
            ? await db.MayNotAsk(standing, party.Actor, chat.Id, Now, ct)
            : ChatRules.MayNotAnswer(standing, chat.State, chat.AgentId, await db.Holder(chat, ct), await db.HasJoined(chat, standing, ct));
        if ((mayNot ?? pace()) is { } refused)
        {
            return refused;
        }

        var screened = seat == ChatSeat.Customer ? await screening.Judge(db, standing, text, new(ScreenedUse.Chat), Now, ct) : Screened.Clean;
        return screened.Refusal is { } unwanted ? unwanted
            : await Say(db, entry, party, party.Author(chat.Id), message with { Body = screened.Shown("body", screened.Shown("message", message.Body)) }, screened, key, ct);
    }

    private async Task<Result<ChatPlace>> Say(PortalDb db, ChatEntry entry, ChatParty party, Actor author, NewMessage message, Screened screened, string? key, CancellationToken ct)
    {
        var (chat, seat, standing) = entry;
        await db.GoOn(chat, party.Actor, Now, ct);
        var said = seat == ChatSeat.Customer ? chat.Ask(standing.AccountId, message.Body, Now) : chat.Answer(standing.AccountId!.Value, message.Body, Now);
        db.Add(said);
        if (message.Drafted)
        {
            await db.ForgetDraft(party.Actor, Draft(chat.Id), ct);
        }

        await db.SaveChangesAsync(ct);
        await db.HoldFiles(party.Actor, new("chat", chat.Id), message.Body, ct);
        db.Made<ChatMessage>(author, key, said.Id, Now);
        db.Tell(new ChatMessageSent(chat.Id, said.Id, said.Number, said.Author));
        await Keep(db, screened, said, ct);
        return new ChatPlace(chat.Id, said.Id, said.Number);
    }

    /// <summary>What a member said is brought before the moderators where it was flagged; about a visitor there is nothing that they could do, and agents can block one.</summary>
    private ValueTask Keep(PortalDb db, Screened screened, ChatMessage said, CancellationToken ct) =>
        screened.IsKept && said.AuthorId is { } author ? db.Keep(screened, new(ModeratedChats.Word, said.Id), new(author, "", PlainParagraphs.Write(said.Body)), Now, ct) : default;

    private static async Task<Result<ChatPlace>> PlaceOf(PortalDb db, long chatId, long messageId, CancellationToken ct)
    {
        var place = await db.Set<ChatMessage>().Where(m => m.Id == messageId && m.ChatId == chatId).Select(m => new ChatPlace(m.ChatId, m.Id, m.Number)).FirstOrDefaultAsync(ct);
        return place is null ? Problem.Conflict<ChatText>("KeyUsedBefore") : place;
    }

    private static Task<long?> OpenedBy(PortalDb db, string secret, CancellationToken ct)
    {
        var hash = ChatSecret.Hash(secret);
        return db.Set<Chat>().Where(c => c.SecretHash == hash).Select(c => (long?)c.Id).FirstOrDefaultAsync(ct);
    }
}
