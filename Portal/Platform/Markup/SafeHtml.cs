namespace Portal.Platform.Markup;

/// <summary>HTML that may be shown as it is. Only Markup makes it: from Markdown, by cleaning, or back from the database.</summary>
public readonly record struct SafeHtml
{
    private readonly string? html;

    internal SafeHtml(string html) => this.html = html;

    /// <summary>The HTML text; empty for a default value.</summary>
    public string Value => html ?? "";

    /// <summary>True when there is nothing to show.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(html);

    /// <summary>Takes back HTML that <see cref="MarkdownRenderer"/> made and the portal stored. Never for HTML from outside: that goes through <see cref="MarkdownRenderer.CleanHtml"/>.</summary>
    public static SafeHtml FromStored(string? html) => new(html ?? "");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
