using AngleSharp.Dom;
using Portal.Platform.Markup;

namespace Portal.Platform.Mail;

/// <summary>What mail programs mark in the HTML of a letter.</summary>
internal static class MailHtml
{
    /// <summary>Where they keep what is answered, and signatures: Gmail, Thunderbird, Outlook, Yahoo, Apple, and the two great programs of China.</summary>
    private const string History =
        ".gmail_quote, .gmail_quote_container, .gmail_attr, .gmail_signature, .moz-cite-prefix, .moz-signature, blockquote[type=cite], #appendonsend ~ *, #divRplyFwdMsg, #divRplyFwdMsg ~ *, "
        + ".yahoo_quoted, .protonmail_quote, #isReplyContent, .ntes-mailmaster-quote, includetail, title, style, script, meta, link";

    /// <summary>The same without it; pictures that came along stand there by their marks, as in plain text: <c>[cid:...]</c>.</summary>
    public static string WithoutHistory(string html)
    {
        if (html.Length > RenderBudget.LongestText || HtmlShape.IsExtreme(html) || HtmlFragment.Parse(html) is not [var first, ..] || first.Parent is not IElement letter)
        {
            return html;
        }

        foreach (var element in letter.QuerySelectorAll(History).ToList())
        {
            element.Remove();
        }

        foreach (var picture in letter.QuerySelectorAll("img[src^='cid:']").ToList())
        {
            picture.Replace(picture.Owner!.CreateTextNode($"[{picture.GetAttribute("src")}]"));
        }

        return letter.InnerHtml;
    }
}
