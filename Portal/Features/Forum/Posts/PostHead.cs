using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Localization;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>
/// What stands beside and above a post: its author, what it is, when it was written. Nothing in it can be pressed but links, so it is made as HTML, once for all
/// who read the post in one language: as elements it would be kept in every open circuit, twenty-five times.
/// </summary>
internal static class PostHead
{
    private static readonly ConditionalWeakTable<PostView, ConcurrentDictionary<(string Language, bool Starter, bool Answer), SafeHtml>> Heads = [];
    private static readonly ConditionalWeakTable<PostView, object> Avatars = [];

    /// <summary>The author's initials.</summary>
    public static SafeHtml Avatar(PostView post) => (SafeHtml)Avatars.GetValue(post, static p => Inline.Avatar(p.Author.DisplayName, p.Author.Id));

    /// <summary>The line above the text, in the language of who reads.</summary>
    public static SafeHtml Line(PostView post, TopicHead topic, bool isAnswer, IStringLocalizer<ForumText> texts) =>
        Heads.GetValue(post, static _ => new(concurrencyLevel: 1, capacity: 3)).GetOrAdd(
            (CultureInfo.CurrentUICulture.Name, post.Author.Id == topic.AuthorId && post.Number > 1, isAnswer),
            static (key, made) => Make(made.post, made.topic, key.Starter, key.Answer, made.texts),
            (post, topic, texts));

    private static SafeHtml Make(PostView post, TopicHead topic, bool starter, bool answer, IStringLocalizer<ForumText> texts)
    {
        var html = new HtmlOut(1024);
        Link(html, $"/u/{Uri.EscapeDataString(post.Author.Name)}", css: "post-author").Text(post.Author.DisplayName).Tag("</a>");
        Chip(post.Author.IsStaff, "Staff", Color.Primary);
        Chip(starter, "Starter");
        Chip(answer, "Answer", Color.Success, Icons.CheckCircle);
        Chip(post.Wiki, "Wiki", icon: Icons.Users);
        Chip(post.Hidden || post.Deleted, post.Deleted ? "Deleted" : "Hidden", Color.Warning, Icons.EyeOff);
        html.Tag("<span class=\"meta end\">");
        if (post.ReplyToNumber is { } to)
        {
            Link(html, topic.PostUrl(to)).Html(Inline.Icon(Icons.Reply)).Text(texts["ReplyTo", post.ReplyToName ?? "", to].Value).Tag("</a>");
        }

        if (post.EditedAt is not null)
        {
            Link(html, $"/p/{post.Id}/history", texts["EditedTitle"]).Html(Inline.Icon(Icons.Edit)).Number(post.Revision - 1).Tag("</a>");
        }

        Link(html, topic.PostUrl(post.Number), texts["PostNumber", post.Number]).Html(Inline.Time(post.CreatedAt)).Tag(" #").Number(post.Number).Tag("</a>");
        return html.Tag("</span>").ToHtml();

        void Chip(bool shown, string text, Color color = Color.Default, string? icon = null)
        {
            if (shown)
            {
                html.Html(Inline.Chip(texts[text], color, icon));
            }
        }
    }

    private static HtmlOut Link(HtmlOut html, string href, string? title = null, string? css = null) =>
        html.Tag("<a").Attribute("class", css).Attribute("href", href).Attribute("title", title).Tag(">");
}
