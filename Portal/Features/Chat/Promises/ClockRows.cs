using System.Linq.Expressions;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>The clocks that the desk's lists and heads show.</summary>
internal static class ClockRows
{
    /// <summary>A row as it is shown.</summary>
    public static Expression<Func<ChatMeasure, ClockView>> View { get; } = m => new ClockView(m.Kind, m.DueAt, m.WarnedAt != null, m.BreachedAt != null);

    /// <summary>The clocks of all chats that have not stopped and have something to be in time for.</summary>
    public static IQueryable<ChatMeasure> RunningClocks(this PortalDb db) => db.Set<ChatMeasure>().Where(m => m.EndedAt == null && (m.Target != null || m.Kind == MeasureKind.Promise));

    /// <summary>The clocks of a chat that have not stopped and have something to be in time for; what is due first before the rest, and what rests last.</summary>
    public static IQueryable<ChatMeasure> RunningClocks(this PortalDb db, long chatId) =>
        db.RunningClocks().Where(m => m.ChatId == chatId).OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt).ThenBy(m => m.Id);
}
