using Microsoft.EntityFrameworkCore;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>When somebody was blocked from chats, in their time line.</summary>
internal sealed class ChatBlockHistory : IPersonHistory
{
    public IReadOnlyList<HistoryKind> Kinds { get; } = [HistoryKind.Record];

    public async Task<IReadOnlyList<HistoryEntry>> Read(PortalDb db, HistoryAsked asked, HistoryKind? kind, CancellationToken ct)
    {
        var before = asked.Before;
        var rows = await db.Set<ChatBlock>().Where(b => b.AccountId == asked.Id && (b.At < before.At || (b.At == before.At && b.Id < before.Id)))
            .OrderByDescending(b => b.At).ThenByDescending(b => b.Id).Take(asked.Most).ToListAsync(ct);
        return rows.ConvertAll(b => new HistoryEntry(b.Id, HistoryKind.Record, b.At, Sentences.Say(typeof(ChatText), "LineBlocked", SanctionWords.Moment(b.Until)), b.Reason, b.ById, null));
    }
}
