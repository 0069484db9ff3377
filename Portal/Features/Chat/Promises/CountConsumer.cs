using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;
using Portal.Platform.Outbox;

namespace Portal.Features.Chat;

/// <summary>
/// Moves the clocks of chats on when something was said or happened, a moment later and off the way of who says it; and reckons running clocks anew when a department's hours or targets change.
/// A line that moves nothing, because the same side spoke before it, is not even counted until many have come together.
/// </summary>
internal sealed class CountConsumer(ClockKeeping keeping, Database database) : INewsConsumer
{
    /// <summary>So many lines that move nothing may wait to be counted.</summary>
    private const int MostLeft = 200;

    public string Name => "chat-counts";

    public int AtOnce => 300;

    public async Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct)
    {
        var news = batch.Select(row => row.Item).OfType<ChatNews>()
            .Where(n => n is not (ChatRead or ChatDelivered or ChatRated or ChatKept or ChatTaken or ChatGiven or ChatTransferred or ChatPromiseChanged))
            .SelectMany(n => ChatsOf(n).Select(id => (Id: id, News: n))).ToLookup(n => n.Id, n => n.News);
        await keeping.CatchUp(await Moved(news, ct), ct);
        foreach (var department in batch.Select(row => row.Item).OfType<DepartmentChanged>().Select(d => d.DepartmentId).Distinct())
        {
            await keeping.Reckon(department == PromiseTargets.OfNone ? null : department, ct);
        }
    }

    /// <summary>In a merge lines go from one chat to another.</summary>
    private static long[] ChatsOf(ChatNews news) => news is ChatMerged merged ? [merged.ChatId, merged.IntoId] : [news.ChatId];

    private async Task<IReadOnlyCollection<long>> Moved(ILookup<long, ChatNews> news, CancellationToken ct)
    {
        var said = news.Where(n => n.All(m => m is ChatMessageSent)).Select(n => n.Key).ToList();
        var stands = said.Count == 0 ? [] : await database.Read(db => db.Set<ChatCount>().Where(c => said.Contains(c.ChatId)).Select(c => new Stand(
            c.ChatId,
            db.Set<Chat>().Where(x => x.Id == c.ChatId).Select(x => x.LastNumber).First() - c.UpTo,
            db.Set<ChatMeasure>().Any(m => m.ChatId == c.ChatId && m.EndedAt == null && (m.Kind == MeasureKind.FirstAnswer || m.Kind == MeasureKind.NextAnswer)),
            db.Set<ChatMeasure>().Any(m => m.ChatId == c.ChatId && m.EndedAt == null && m.Kind == MeasureKind.Solution),
            db.Set<ChatMeasure>().Any(m => m.ChatId == c.ChatId && m.EndedAt == null && m.Kind == MeasureKind.Solution && m.Since != null))).ToDictionaryAsync(s => s.ChatId, ct));
        return [.. news.Where(n => !(stands.TryGetValue(n.Key, out var stand) && stand.Left < MostLeft && !n.Any(stand.IsMovedBy))).Select(n => n.Key)];
    }

    /// <summary>Where a chat stands: the customer's words move nothing while they wait for an answer, the staff's nothing while the staff wait for the customer.</summary>
    private sealed record Stand(long ChatId, int Left, bool WaitsForAnswer, bool IsOpen, bool SolutionRuns)
    {
        public bool IsMovedBy(ChatNews news) =>
            !IsOpen || news is not ChatMessageSent said || (said.Author == ChatAuthor.Customer ? !WaitsForAnswer : WaitsForAnswer || SolutionRuns);
    }
}
