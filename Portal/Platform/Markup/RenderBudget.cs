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

    /// <summary>False for texts that are plain from the start: too long, or with so many link definitions that finding them all takes long.</summary>
    public static bool Allows(string text) => text.Length <= LongestText && text.AsSpan().Count("]:") <= Definitions;

    /// <summary>Notes a step; throws <see cref="SpentException"/> when the time is over.</summary>
    public void Step()
    {
        if (++steps % StepsBetweenLooks == 0 && Stopwatch.GetElapsedTime(started) > Time) throw new SpentException();
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
        public MarkCounter() => OpeningCharacters = ['\n', '[', ']', '!', '<', '`', '\\', '&', '*', '_', '~', '|', '@', ':'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            (processor.Context as RenderBudget)?.Mark(processor.Block);
            return false;
        }
    }
}
