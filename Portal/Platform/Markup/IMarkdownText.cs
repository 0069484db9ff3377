namespace Portal.Platform.Markup;

/// <summary>What somebody wrote in Markdown, with how it is shown beside it.</summary>
public interface IMarkdownText
{
    /// <summary>Its id among those of its kind.</summary>
    long Id { get; }

    /// <summary>As it was written.</summary>
    string Body { get; set; }

    /// <summary>As it is shown: safe HTML.</summary>
    string Html { get; set; }
}
