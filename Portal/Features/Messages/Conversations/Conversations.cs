using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Commons.Drafts;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Messages;

/// <summary>A conversation as it is begun.</summary>
/// <param name="To">The names of the accounts to write to: one, or several for a group.</param>
/// <param name="Title">What the group is called, or null; what is between two has no title.</param>
/// <param name="Body">The first message: Markdown, at most 10,000 characters.</param>
/// <param name="Drafted">The place where it was typed, whose draft goes when it stands; null for what a program sends.</param>
public sealed record NewConversation(IReadOnlyCollection<string?>? To, string? Title, string Body, string? Drafted = null);

/// <summary>Begins conversations and writes in them.</summary>
public sealed class Conversations(Database database, MarkdownRenderer markdown, Reach reach, RateLimits limits, NotificationDeeds notifications, Screening screening, TimeProvider time)
{
    /// <summary>The place of the draft of a first message without anybody to write to yet; with them, their names follow.</summary>
    public const string NewDraft = "new-message";

    /// <summary>The place of the draft of a first message to somebody, or to several: of each of them one, however their names are written.</summary>
    public static string DraftTo(IEnumerable<string> names)
    {
        var to = string.Join(',', names.Select(name => LookupNames.Of(name.TrimStart('@'))).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)).ToLowerInvariant();
        return to.Length is > 0 and <= 60 ? $"{NewDraft}:{to}" : NewDraft;
    }

    /// <summary>The place of the draft of a message.</summary>
    public static string Draft(long conversationId) => $"conversation:{conversationId}";

    /// <summary>
    /// Begins a conversation, or goes on with the one that there is between two. The same key by the same author begins one. Newcomers begin fewer in a time than others.
    /// Answers its id.
    /// </summary>
    public async Task<Result<long>> Start(Actor actor, NewConversation given, string? key, CancellationToken ct)
    {
        if ((Bounds.Check("body", given.Body, Message.MostBody) ?? GroupTitle.Check(given.Title)) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(given.Body).Value;
        var (first, message) = (new ConversationPace(limits, actor), limits.Once(Limited.Messages, actor));
        var (text, title) = (await screening.Read(html, ct), await GroupTitle.Read(screening, given.Title, ct));
        var begun = await database.Write<long>(
            async db =>
            {
                if (await db.MadeBefore<Conversation>(actor, key, ct) is { } before)
                {
                    return before;
                }

                await Recipients.Hold(db, actor, given.To, ct);
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (ConversationRules.MayNotWrite(standing) is { } refused)
                {
                    return refused;
                }

                if (!(await Recipients.Find(db, standing, given.To, Conversation.MostPeople - 1, ct)).Try(out var people, out var unfit))
                {
                    return unfit;
                }

                var known = people is [var other] ? await Between(db, standing.AccountId!.Value, other.Id, ct) : null;
                var begins = known is null;
                if ((await Recipients.MayNotWriteTo(db, reach, standing, people, begins, ct) ?? (begins ? first.TooMany(standing, people.Count) : message())) is { } unwanted)
                {
                    return unwanted;
                }

                var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Private), now, ct);
                if (((people.Count > 1 ? (await screening.Judge(db, standing, title, new(ScreenedUse.Name), now, ct)).Refusal : null) ?? screened.Refusal) is { } unfitting)
                {
                    return unfitting;
                }

                var conversation = known ?? await Make(db, standing.AccountId!.Value, people, given.Title, now, ct);
                await Write(db, actor, conversation, given.Body, html, screened, now, ct);
                db.Made<Conversation>(actor, key, conversation.Id, now);
                if (given.Drafted is { } place)
                {
                    await db.ForgetDraft(actor, place, ct);
                }

                return conversation.Id;
            },
            ct);
        if (begun.Done)
        {
            notifications.TellRead(actor.AccountId!.Value);
        }

        return begun;
    }

    /// <summary>Writes in a conversation. The same key by the same author makes one message. Answers its number.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="conversationId">Where; they are in it.</param>
    /// <param name="body">Markdown, at most 10,000 characters.</param>
    /// <param name="drafted">It was typed in the conversation's box, whose draft goes when it stands. What a program sends leaves the draft alone.</param>
    /// <param name="key">The message's key.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<int>> Send(Actor actor, long conversationId, string body, bool drafted, string? key, CancellationToken ct)
    {
        if (Bounds.Check("body", body, Message.MostBody) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(body).Value;
        var pace = limits.Once(Limited.Messages, actor);
        var text = await screening.Read(html, ct);
        var sent = await database.Write<int>(
            async db =>
            {
                if (await db.MadeBefore<Message>(actor, key, ct) is { } before)
                {
                    var number = await db.Set<Message>().Where(m => m.Id == before && m.ConversationId == conversationId).Select(m => m.Number).FirstOrDefaultAsync(ct);
                    return number > 0 ? number : Problem.Conflict<MessagesText>("KeyUsedBefore");
                }

                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (await db.Enter(standing, conversationId, ct) is not { } entered)
                {
                    return standing.IsMember ? Problem.NotFound : Problem.SignIn;
                }

                var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Private), now, ct);
                if ((await entered.MayNotWrite(db, reach, standing, ct) ?? screened.Refusal ?? pace()) is { } refused)
                {
                    return refused;
                }

                var message = await Write(db, actor, entered.Conversation, body, html, screened, now, ct);
                db.Made<Message>(actor, key, message.Id, now);
                if (drafted)
                {
                    await db.ForgetDraft(actor, Draft(conversationId), ct);
                }

                return message.Number;
            },
            ct);
        if (sent.Done)
        {
            notifications.TellRead(actor.AccountId!.Value);
        }

        return sent;
    }

    private static async Task<Conversation?> Between(PortalDb db, long me, long other, CancellationToken ct)
    {
        var pair = Conversation.PairOf(me, other);
        if (await db.Set<Conversation>().Where(c => c.Pair == pair).Select(c => (long?)c.Id).FirstOrDefaultAsync(ct) is not { } id)
        {
            return null;
        }

        await db.Lock<Conversation>(id, ct);
        return await db.Set<Conversation>().AsTracking().FirstAsync(c => c.Id == id, ct);
    }

    private static async Task<Conversation> Make(PortalDb db, long me, List<PersonView> people, string? title, DateTime now, CancellationToken ct)
    {
        var conversation = new Conversation { Pair = people is [var other] ? Conversation.PairOf(me, other.Id) : null, StarterId = me, CreatedAt = now };
        conversation.Title = conversation.IsGroup ? GroupTitle.Given(title) : null;
        db.Add(conversation);
        await db.SaveChangesAsync(ct);
        db.AddRange(people.Select(p => p.Id).Append(me).Select(id => new Participant { ConversationId = conversation.Id, AccountId = id, Since = now, NewestAt = now }));
        await db.SaveChangesAsync(ct);
        return conversation;
    }

    private static async Task<Message> Write(PortalDb db, Actor actor, Conversation at, string body, string html, Screened screened, DateTime now, CancellationToken ct)
    {
        var message = await NewLine.Write(db, at, actor.AccountId!.Value, body, html, now, ct);
        await db.HoldFiles(actor, new("message", message.Id), body, ct);
        await db.Keep(screened, new("message", message.Id), new(message.AuthorId, "", html), now, ct);
        return message;
    }
}
