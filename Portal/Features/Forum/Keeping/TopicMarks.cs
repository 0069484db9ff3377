using Microsoft.Extensions.Localization;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>The small labels that say how a topic is kept, above its posts and in lists.</summary>
internal static class TopicMarks
{
    /// <summary>The labels, in the language of who reads; nothing for a topic to which nothing was done.</summary>
    public static SafeHtml Of(TopicState state, IStringLocalizer<ForumText> texts)
    {
        if (state is { Pin: null, IsClosed: false, IsArchived: false, SlowMinutes: 0, ClosesAt: null })
        {
            return default;
        }

        var html = new HtmlOut(512);
        Mark(state.Pin is not null, "MarkPinned", Icons.Pin, state.PinnedUntil);
        Mark(state.IsArchived, "MarkArchived", Icons.Inbox);
        Mark(state is { IsClosed: true, IsArchived: false }, state.OpensAt is null ? "MarkClosed" : "MarkClosedUntil", Icons.Lock, state.OpensAt);
        Mark(state is { ClosesAt: not null, IsArchived: false }, "MarkCloses", Icons.Clock, state.ClosesAt);
        Mark(state.SlowMinutes > 0, "MarkSlow", Icons.Clock);
        return html.ToHtml();

        void Mark(bool shown, string key, string icon, DateTime? time = null)
        {
            if (shown)
            {
                html.Tag("<span class=\"chip\">").Html(Inline.Icon(icon)).Text(texts[key]);
                if (time is { } at && key != "MarkPinned")
                {
                    html.Text(" ").Html(Inline.Time(at));
                }

                html.Tag("</span>");
            }
        }
    }
}
