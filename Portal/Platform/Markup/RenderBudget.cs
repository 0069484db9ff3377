using System.Diagnostics;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Portal.Platform.Markup;

/// <summary>
/// What one text may cost. Markdig's time grows with the square of some inputs and it cannot be told to stop,
/// so two parsers that match nothing sit in its pipeline, count, look at the clock, and throw.
/// </summary>
internal sealed class RenderBudget : MarkdownParserContext
{
    /// <summary>Longer texts are shown plain without being parsed.</summary>
    public const int LongestText = 200_000;

    private const int Definitions = 300;
    private const int DeepestLine = 50;
    private const int MarksPerBlock = 2_000;
    private const int StepsBetweenLooks = 32;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(250);

    private readonly long started = Stopwatch.GetTimestamp();
    private int steps;
    private int marks;
    private Block? last;

    /// <summary>Adds the two counting parsers in front of all others.</summary>
    public static void Guard(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new LineCounter());
        pipeline.InlineParsers.Insert(0, new MarkCounter());
    }

    /// <summary>False for texts that are plain from the start: too long, nested beyond measure, or with so many link definitions that finding them takes long.</summary>
    public static bool Allows(string text)
    {
        if (text.Length > LongestText || text.AsSpan().Count("]:") > Definitions) return false;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.Length > DeepestLine && NestsTooDeep(line)) return false;
        return true;
    }

    /// <summary>Notes a step; throws <see cref="SpentException"/> when the time is over.</summary>
    public void Step()
    {
        if (++steps % StepsBetweenLooks == 0 && Stopwatch.GetElapsedTime(started) > Time) throw new SpentException();
    }

    // How many quotes and lists one line begins with: "> > - 1. text" begins four.
    private static bool NestsTooDeep(ReadOnlySpan<char> line)
    {
        var depth = 0;
        for (var i = 0; i < line.Length && depth <= DeepestLine; i++)
        {
            var opens = line[i] == '>' || (line[i] is '-' or '+' or '*' or '.' or ')' && i + 1 < line.Length && line[i + 1] is ' ' or '\t');
            if (opens) depth++;
            else if (line[i] is not (' ' or '\t' or '-' or '+' or '*' or '!') && !char.IsAsciiDigit(line[i])) return false;
        }
        return depth > DeepestLine;
    }

    private void Mark(Block? block)
    {
        if (!ReferenceEquals(block, last)) (last, marks) = (block, 0);
        if (++marks > MarksPerBlock) throw new SpentException();
        Step();
    }

    /// <summary>The text costs more than it may.</summary>
    internal sealed class SpentException : Exception;

    private sealed class LineCounter : BlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            (processor.Context as RenderBudget)?.Step();
            return BlockState.None;
        }
    }

    private sealed class MarkCounter : InlineParser
    {
        public MarkCounter() => OpeningCharacters = ['\n', '[', ']', '!', '<', '`', '\\', '&', '*', '_', '~', '|', '@', ':', '$'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            (processor.Context as RenderBudget)?.Mark(processor.Block);
            return false;
        }
    }
}
