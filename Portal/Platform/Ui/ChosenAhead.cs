namespace Portal.Platform.Ui;

/// <summary>What was chosen last in a filter whose every choice is an address. Who chooses two things quickly has not got the first page yet when they choose the second: that goes on from the first.</summary>
/// <typeparam name="T">What is chosen; a record.</typeparam>
public sealed class ChosenAhead<T>
    where T : class, IEquatable<T>
{
    private readonly Queue<T> underway = new();
    private T? shown;

    /// <summary>Makes one that starts from something.</summary>
    /// <param name="start">What is chosen before anything is shown.</param>
    public ChosenAhead(T start) => Last = start;

    /// <summary>What the next choice goes on from.</summary>
    public T Last { get; private set; }

    /// <summary>A choice was made: its page is on its way.</summary>
    /// <returns>The same.</returns>
    public T Choose(T chosen)
    {
        underway.Enqueue(chosen);
        return Last = chosen;
    }

    /// <summary>What the page shows now. The page of an earlier choice, or the same page again, takes nothing back; any other address does.</summary>
    public void Show(T now)
    {
        if (now.Equals(shown))
        {
            return;
        }

        shown = now;
        if (!underway.Contains(now))
        {
            underway.Clear();
            Last = now;
        }

        while (underway.TryDequeue(out var arrived) && !arrived.Equals(now))
        {
        }
    }
}
