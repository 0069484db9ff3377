using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Text;

namespace Portal.Features.Chat;

/// <summary>Puts tags on chats, and says which there are. Any agent may, whoever holds the chat.</summary>
public sealed class ChatTags(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>So many are offered to narrow a list by.</summary>
    public const int MostOffered = 30;

    /// <summary>Says which tags a chat has, in place of those it had.</summary>
    public Task<Result<Nothing>> Set(Actor actor, long chatId, IReadOnlyList<string>? typed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return database.Write<Nothing>(
            async db =>
            {
                if (!(await db.EnterDesk(actor, chatId, time.GetUtcNow().UtcDateTime, ct)).Try(out var entry, out var problem)
                    || !Read(typed).Try(out var wanted, out problem) || (problem = pace()) is not null)
                {
                    return problem!;
                }

                var chat = entry.Chat.Id;
                var had = await db.Set<ChatTag>().Where(t => t.ChatId == chat).Select(t => t.Name).ToListAsync(ct);
                var (came, went) = (wanted.Except(had).ToList(), had.Except(wanted).ToList());
                await db.Set<ChatTag>().Where(t => t.ChatId == chat && went.Contains(t.Name)).ExecuteDeleteAsync(ct);
                db.AddRange(came.Select(name => new ChatTag { ChatId = chat, Name = name }));
                if (came.Count + went.Count > 0)
                {
                    db.Tell(new ChatFactsChanged(chat));
                }

                return default(Nothing);
            },
            ct);
    }

    /// <summary>The tags that stand on most chats; null for who is no agent.</summary>
    public async Task<IReadOnlyList<string>?> Usual(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        return ChatRules.IsDesk(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct))
            ? await db.Set<ChatTag>().GroupBy(t => t.Name).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostOffered).Select(g => g.Key).ToListAsync(ct)
            : null;
    }

    /// <summary>The words in the form in which they are kept, each once; or the problem with them.</summary>
    private static Result<IReadOnlyList<string>> Read(IReadOnlyList<string>? typed)
    {
        List<string> words = [.. (typed ?? []).Select(TagWords.Word).Distinct()];
        var problem = words.Select(word => Bounds.Check("tags", word, TagWords.Most) ?? (TagWords.IsSound(word) ? null : Problem.Invalid<ChatText>("tags", "TagCharacters", word))).FirstOrDefault(p => p is not null);
        return problem is not null ? problem : words.Count > ChatTag.MostOnChat ? Problem.Invalid<ChatText>("tags", "TooManyTags", ChatTag.MostOnChat) : words;
    }
}
