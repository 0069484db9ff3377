namespace Portal.Platform.Ui;

/// <summary>Which lines of a log are shown: those from one number to another. As numbers have no gap, it is known without reading how much there is before and after.</summary>
/// <param name="From">The first number.</param>
/// <param name="To">The last.</param>
/// <param name="First">The first number that the reader sees.</param>
/// <param name="Last">The last that there is for them.</param>
public readonly record struct LogWindow(int From, int To, int First, int Last)
{
    /// <summary>So many lines are shown at first, and added at a time.</summary>
    public const int Step = 50;

    /// <summary>The most that are shown at once.</summary>
    public const int Most = 300;

    private const int Context = 12;

    /// <summary>True when there are lines before it.</summary>
    public bool HasEarlier => From > First;

    /// <summary>True when there are lines after it.</summary>
    public bool HasLater => To < Last;

    /// <summary>True when no more lines fit in.</summary>
    public bool IsFull => To - From + 1 >= Most;

    /// <summary>The newest lines.</summary>
    public static LogWindow Newest(int first, int last) => new(Math.Max(first, last - Step + 1), last, first, last);

    /// <summary>A line, with a few before it and those after it.</summary>
    public static LogWindow Around(int number, int first, int last)
    {
        if (last < first)
        {
            return Newest(first, last); // nothing was said yet
        }

        var from = Math.Max(first, Math.Clamp(number, first, last) - Context);
        var to = Math.Min(last, from + Step - 1);
        return new(Math.Max(first, Math.Min(from, to - Step + 1)), to, first, last);
    }

    /// <summary>The lines before a number.</summary>
    public static LogWindow Before(int number, int first, int last) => last < first ? Newest(first, last) : Newest(first, Math.Clamp(number, first + 1, last + 1) - 1) with { Last = last };

    /// <summary>With more lines before it, as far as they fit in.</summary>
    public LogWindow Earlier() => this with { From = Math.Max(First, Math.Max(From - Step, To - Most + 1)) };

    /// <summary>With more lines after it; what does not fit in goes at its beginning.</summary>
    public LogWindow Later() => Grown(Math.Min(Last, To + Step));

    /// <summary>The same while there is more in the log: it goes on to the newest where it showed that.</summary>
    public LogWindow Until(int last) => (HasLater ? this : Grown(last)) with { Last = last };

    private LogWindow Grown(int to) => this with { From = Math.Max(From, to - Most + 1), To = to };
}
