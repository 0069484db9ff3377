using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;

namespace Portal.Platform.Markup;

/// <summary>The Markdown that people may write here: each extension was chosen, none comes with a bundle.</summary>
internal static class PostPipeline
{
    public static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
            .UseTaskLists()
            .UseFootnotes()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseCjkFriendlyEmphasis();
        builder.BlockParsers.Insert(0, new SpoilerBlockParser());
        builder.BlockParsers.Insert(0, new MathBlockParser());
        builder.InlineParsers.Insert(0, new SpoilerInlineParser());
        builder.InlineParsers.Insert(0, new MathInlineParser());
        builder.InlineParsers.Insert(0, new MentionParser());
        builder.InlineParsers.Insert(0, new BareLinkParser());
        RenderBudget.Guard(builder);
        return builder.Build();
    }
}
