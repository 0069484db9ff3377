using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Features.Messages;

/// <summary>How a message begins, in words: for lists, the bell and letters.</summary>
internal static class MessageWords
{
    /// <summary>Its first words; where there are none, what there is in their place.</summary>
    public static string Of(MarkdownRenderer markdown, string html, int most) =>
        markdown.PlainText(SafeHtml.FromStored(html), most) is { Length: > 0 } words ? words
        : html.Contains("<img", StringComparison.Ordinal) ? Sentences.Say(typeof(MessagesText), "Picture")
        : html.Length > 0 ? "…"
        : "";
}
