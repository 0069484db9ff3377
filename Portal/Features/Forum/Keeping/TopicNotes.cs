using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>A change of a topic as its page tells of it. Names of other places are not in it: they could be such that not every reader may know of them.</summary>
/// <param name="Id">The change.</param>
/// <param name="Deed">What was done.</param>
/// <param name="AfterNumber">The number of the post below which it is told.</param>
/// <param name="By">Who did it, by the name shown; null for the portal itself.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="OtherTopicId">The other topic, where two were touched.</param>
/// <param name="Count">How many posts were moved; the minutes of a slow topic.</param>
public sealed record TopicNote(long Id, TopicDeed Deed, int AfterNumber, string? By, DateTime At, string? Reason, long? OtherTopicId, int Count);

/// <summary>Reads and draws what a topic's page tells of its changes. Nothing in a line can be pressed but links, so it is made as HTML.</summary>
internal static class TopicNotes
{
    private const int MostOnPage = 50;

    private static readonly TopicDeed[] Told =
    [
        TopicDeed.Moved, TopicDeed.PostsLeft, TopicDeed.PostsCame, TopicDeed.Merged, TopicDeed.Closed, TopicDeed.Opened, TopicDeed.Archived, TopicDeed.Unarchived, TopicDeed.Slowed,
        TopicDeed.PollClosed, TopicDeed.PollRemoved,
    ];

    /// <summary>The newest of those that stand below the posts from a number on, up to another, in their order.</summary>
    public static async Task<IReadOnlyList<TopicNote>> Read(PortalDb db, long topicId, int since, int before, CancellationToken ct)
    {
        var notes = await (
            from c in db.Set<TopicChange>()
            from a in db.Set<Account>().Where(a => a.Id == c.ById).DefaultIfEmpty()
            where c.TopicId == topicId && c.AfterNumber >= since && c.AfterNumber < before && c.UndoneAt == null && Told.Contains(c.Deed)
            orderby c.Id descending
            select new TopicNote(c.Id, c.Deed, c.AfterNumber, a == null ? null : a.DisplayName ?? a.UserName, c.At, c.Reason, c.OtherTopicId, c.Count)).Take(MostOnPage).ToListAsync(ct);
        notes.Sort((a, b) => (a.AfterNumber, a.Id).CompareTo((b.AfterNumber, b.Id)));
        return notes;
    }

    /// <summary>The line, in the language of who reads.</summary>
    public static SafeHtml Line(TopicNote note, IStringLocalizer<ForumText> texts)
    {
        var html = new HtmlOut(512).Html(Inline.Icon(IconOf(note.Deed))).Tag("<span>").Text(Sentence(note, texts));
        if (note.OtherTopicId is { } other && note.Deed != TopicDeed.Merged)
        {
            html.Text(" · ").Tag("<a").Attribute("href", $"/t/{ChangeWords.Id(other)}").Tag(">").Text(texts["NoteOtherTopic"]).Tag("</a>");
        }

        html.Text(" · ").Html(Inline.Time(note.At));
        if (note.Reason is { } reason)
        {
            html.Tag("<q>").Text(reason).Tag("</q>");
        }

        return html.Tag("</span>").ToHtml();
    }

    /// <summary>What was done, as a sentence.</summary>
    public static string Sentence(TopicNote note, IStringLocalizer<ForumText> texts)
    {
        var by = note.By ?? texts["NoteByPortal"].Value;
        return note.Deed switch
        {
            TopicDeed.Slowed when note.Count == 0 => texts["NoteNotSlow", by],
            TopicDeed.Slowed => texts["NoteSlowed", by, note.Count],
            TopicDeed.PostsLeft or TopicDeed.PostsCame or TopicDeed.Merged or TopicDeed.PostsReturned => texts[$"Note{note.Deed}{(note.Count == 1 ? "One" : "")}", by, note.Count],
            _ => texts[$"Note{note.Deed}", by],
        };
    }

    /// <summary>The icon of a deed.</summary>
    public static string IconOf(TopicDeed deed) => deed switch
    {
        TopicDeed.Closed => Icons.Lock,
        TopicDeed.Opened or TopicDeed.Unarchived => Icons.Forum,
        TopicDeed.Archived => Icons.Inbox,
        TopicDeed.Slowed or TopicDeed.Timed => Icons.Clock,
        TopicDeed.Pinned or TopicDeed.Unpinned => Icons.Pin,
        TopicDeed.Renamed => Icons.Edit,
        TopicDeed.PollClosed or TopicDeed.PollRemoved => Icons.Chart,
        _ => Icons.ArrowRight,
    };
}
