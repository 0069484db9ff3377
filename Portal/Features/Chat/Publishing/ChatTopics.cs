using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Commons.Publishing;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>
/// Makes a topic of a chat, from a text that an agent has looked at and edited. Who publishes it needs the right to start a topic there, as anybody. A second request with the same
/// key goes on where the first ended.
/// </summary>
public sealed class ChatTopics(ITopicStarter starter, Database database, TimeProvider time) : ITopicOrigin
{
    private const int Most = 5;

    /// <summary>The place of the draft of a topic that is made of a chat; it goes when the topic stands.</summary>
    public static string Draft(long chatId) => $"chat-topic:{chatId}";

    /// <summary>Publishes it, and notes with both from what it was made.</summary>
    public async Task<Result<PublishedTopic>> Publish(Actor actor, long chatId, Publication publication, string? key, CancellationToken ct)
    {
        if ((await database.Write<Nothing>(async db => (await db.EnterDesk(actor, chatId, Now, ct)).Then(_ => default(Nothing)), ct)).Problem is { } notHere)
        {
            return notHere;
        }

        var started = await starter.Start(actor, publication, key is null ? null : $"chat:{key}", ct);
        return started.Try(out var topic, out var problem) ? (await database.Write(db => Link(db, actor, chatId, topic, ct), ct)).Then(_ => topic) : problem;
    }

    /// <summary>The topics that were made of a chat, as far as this reader sees them.</summary>
    internal async Task<IReadOnlyList<PublishedTopic>> Of(PortalDb db, Standing standing, long chatId, CancellationToken ct)
    {
        var ids = await db.Set<ChatTopic>().Where(t => t.ChatId == chatId).OrderByDescending(t => t.TopicId).Select(t => t.TopicId).Take(Most).ToListAsync(ct);
        return ids.Count == 0 ? [] : await starter.Find(db, standing, ids, ct);
    }

    async Task<IReadOnlyList<TopicOrigin>> ITopicOrigin.Of(PortalDb db, Standing standing, long topicId, CancellationToken ct)
    {
        var chats = ChatRules.IsDesk(standing) ? await db.Set<ChatTopic>().Where(t => t.TopicId == topicId).Select(t => t.ChatId).ToListAsync(ct) : [];
        return chats.ConvertAll(id => new TopicOrigin(Sentences.Say(typeof(ChatText), "ChatNumber", id), $"/desk/{id}"));
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<Result<Nothing>> Link(PortalDb db, Actor actor, long chatId, PublishedTopic topic, CancellationToken ct)
    {
        if (!(await db.EnterDesk(actor, chatId, Now, ct)).Try(out var entry, out var problem))
        {
            return problem;
        }

        await db.ForgetDraft(actor, Draft(entry.Chat.Id), ct);
        if (!await db.Set<ChatTopic>().AnyAsync(t => t.TopicId == topic.Id, ct))
        {
            db.Add(new ChatTopic { TopicId = topic.Id, ChatId = entry.Chat.Id, ById = entry.Standing.AccountId!.Value, At = Now });
            db.Audit(actor, AuditAction.ChatMadeTopic, new("chat", entry.Chat.Id), Now, details: $"topic:{topic.Id}");
            db.Tell(new ChatFactsChanged(entry.Chat.Id));
        }

        return default(Nothing);
    }
}
