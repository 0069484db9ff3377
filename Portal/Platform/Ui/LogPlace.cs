namespace Portal.Platform.Ui;

/// <summary>Where a reader stands in a log: the lines that are shown, and what stood unread when it was opened.</summary>
public sealed class LogPlace
{
    private bool gap;

    /// <summary>The lines that are shown.</summary>
    public LogWindow Window { get; private set; }

    /// <summary>The first line that was unread when the log was opened, or null.</summary>
    public int? UnreadFrom { get; private set; }

    /// <summary>False where some lines stand unread before those that are shown: who sees these has not read those.</summary>
    public bool TellsReading => !gap;

    /// <summary>Opens it before a number, at one, at what is unread, or at its end.</summary>
    /// <param name="first">The first line that the reader sees.</param>
    /// <param name="last">The last that there is for them.</param>
    /// <param name="unreadFrom">The first that is unread, or null.</param>
    /// <param name="before">The lines before this number are wanted.</param>
    /// <param name="at">This number is wanted, with what is around it.</param>
    public void Open(int first, int last, int? unreadFrom, int? before, int? at)
    {
        UnreadFrom = unreadFrom;
        Window = before is { } number ? LogWindow.Before(number, first, last)
            : (at ?? unreadFrom) is { } wanted ? LogWindow.Around(wanted, first, last)
            : LogWindow.Newest(first, last);
        gap = Window.From > unreadFrom;
    }

    /// <summary>Shows another part.</summary>
    public void Move(LogWindow wanted)
    {
        Window = wanted;
        gap &= Window.From > UnreadFrom;
    }

    /// <summary>Shows the newest lines; what stands unread before them is skipped.</summary>
    /// <param name="last">The last line that there is.</param>
    public void MoveToNewest(int last)
    {
        gap = false;
        Window = LogWindow.Newest(Window.First, last);
    }

    /// <summary>There is more in the log: it goes on to the newest where it showed that.</summary>
    public void Until(int last) => Window = Window.Until(last);

    /// <summary>The last line that is there stands before what was told of: that one comes with its news.</summary>
    public void EndAt(int last) => Window = Window with { To = last, Last = last };
}
