namespace Portal.Commons.Privacy;

/// <summary>Where something was taken out.</summary>
public enum RescuedFrom
{
    /// <summary>The text itself, or its title.</summary>
    Text,

    /// <summary>Earlier versions of it.</summary>
    Versions,

    /// <summary>Quotes of it in what others wrote.</summary>
    Quotes,

    /// <summary>What goes with it: notes, reasons, names of polls and so on.</summary>
    Notes,

    /// <summary>Names of files that stand in it.</summary>
    FileNames,

    /// <summary>Drafts that have not been sent.</summary>
    Drafts,

    /// <summary>What was kept as evidence, or said about a case.</summary>
    Evidence,

    /// <summary>Letters that have not been sent.</summary>
    Letters,

    /// <summary>The portal's copies of letters that have been sent.</summary>
    Copies,

    /// <summary>Lines of the log.</summary>
    Log,
}

/// <summary>Counts in how many places something was taken out, and what could not be reached.</summary>
public sealed class RescueTally
{
    private readonly SortedDictionary<RescuedFrom, int> counts = [];

    /// <summary>How many in which places, in order.</summary>
    public IReadOnlyDictionary<RescuedFrom, int> Counts => counts;

    /// <summary>How many letters went out with it: they are in people's mailboxes.</summary>
    public int LettersSent { get; set; }

    /// <summary>How many files are attached to it: what they show was not looked at.</summary>
    public int Files { get; set; }

    /// <summary>Counts some in.</summary>
    public void Add(RescuedFrom where, int count)
    {
        if (count > 0)
        {
            counts[where] = counts.GetValueOrDefault(where) + count;
        }
    }
}
