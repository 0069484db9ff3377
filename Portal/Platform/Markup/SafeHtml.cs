using System.Net;
using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Markup;

/// <summary>HTML that may be shown as it is. Only Markup makes it: from Markdown, by cleaning, or back from the database.</summary>
public readonly record struct SafeHtml
{
    private const string FragmentLink = "href=\"#";

    private readonly string? html;

    internal SafeHtml(string html) => this.html = html;

    /// <summary>The HTML text; empty for a default value.</summary>
    public string Value => html ?? "";

    /// <summary>True when there is nothing to show.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(html);

    /// <summary>Takes back HTML that <see cref="MarkdownRenderer"/> made and the portal stored. Never for HTML from outside: that goes through <see cref="MarkdownRenderer.CleanHtml"/>.</summary>
    public static SafeHtml FromStored(string? html) => new(html ?? "");

    /// <summary>A page shows it as the HTML that it is: <c>@html</c>.</summary>
    public static implicit operator MarkupString(SafeHtml html) => new(html.Value);

    /// <summary>
    /// The same for the page that is open and its reader: with the words and buttons that <see cref="ShownHtml"/> adds. The page has <c>&lt;base href="/"&gt;</c>, so a bare
    /// fragment (a footnote) would lead to the home page.
    /// </summary>
    public SafeHtml On(NavigationManager page) => On(new Uri(page.Uri).PathAndQuery);

    /// <summary>The same for a page at an address without a fragment, such as <c>/t/7/a-topic</c>.</summary>
    public SafeHtml On(string address) => ShownHtml.Of(Value) is var shown && !shown.Contains(FragmentLink, StringComparison.Ordinal) ? new(shown)
        : new(shown.Replace(FragmentLink, $"href=\"{WebUtility.HtmlEncode(address)}#", StringComparison.Ordinal));

    /// <summary>The same without what is covered, for places whose reader may not know how to cover it: a feed.</summary>
    public SafeHtml WithoutSpoilers() => new(Spoilers.Without(Value));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
