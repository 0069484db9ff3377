using Markdig.Parsers;
using Markdig.Syntax;

namespace Portal.Platform.Markup;

/// <summary>Paragraphs that are covered until somebody wants to see them.</summary>
internal sealed class SpoilerBlock(BlockParser parser) : ContainerBlock(parser);

/// <summary>Finds lines that begin with &gt;! as those of a quote begin with &gt;.</summary>
internal sealed class SpoilerBlockParser : BlockParser
{
    public SpoilerBlockParser() => OpeningCharacters = ['>'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.PeekChar(1) != '!') return BlockState.None;
        processor.NewBlocks.Push(new SpoilerBlock(this) { Column = processor.Column, Line = processor.LineIndex });
        SkipMark(processor);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsCodeIndent || processor.CurrentChar != '>' || processor.PeekChar(1) != '!')
            return processor.IsBlankLine ? BlockState.BreakDiscard : BlockState.None;
        SkipMark(processor);
        return BlockState.Continue;
    }

    private static void SkipMark(BlockProcessor processor)
    {
        processor.NextChar();
        processor.NextChar();
        if (processor.CurrentChar is ' ' or '\t') processor.NextColumn();
    }
}
