using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Platform.Ui;

namespace Portal.Features.Moderation;

/// <summary>How an outcome is shown and pressed.</summary>
/// <param name="Key">The key that decides so.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Color">Its colour.</param>
internal sealed record OutcomeLook(string Key, string Icon, Color Color)
{
    /// <summary>The look of an outcome. With Shift the key decides all that are chosen.</summary>
    public static OutcomeLook Of(Outcome outcome) => outcome switch
    {
        Outcome.Hidden => new("h", Icons.EyeOff, Color.Danger),
        Outcome.Agreed => new("a", Icons.Flag, Color.Default),
        Outcome.Disagreed => new("d", Icons.Check, Color.Default),
        Outcome.Ignored => new("i", Icons.Close, Color.Default),
        Outcome.Approved => new("y", Icons.Check, Color.Primary),
        Outcome.Rejected => new("n", Icons.EyeOff, Color.Danger),
        Outcome.Upheld => new("u", Icons.Lock, Color.Default),
        Outcome.Answered => new("y", Icons.Check, Color.Primary),
        Outcome.Unneeded => new("n", Icons.Close, Color.Default),
        _ => new("o", Icons.History, Color.Primary),
    };

    /// <summary>Whether something is taken from somebody by it.</summary>
    public static bool Takes(Outcome outcome) => Outcomes.Taking.Contains(outcome);

    /// <summary>Which worded reasons fit it; null where it is told to nobody.</summary>
    public static ReasonUse? Worded(Outcome outcome) => outcome switch
    {
        Outcome.Hidden or Outcome.Rejected => ReasonUse.Hide,
        Outcome.Agreed => ReasonUse.Agreed,
        Outcome.Disagreed => ReasonUse.Disagreed,
        Outcome.Approved => ReasonUse.Approved,
        Outcome.Upheld or Outcome.Overturned => ReasonUse.Appeal,
        _ => null,
    };

    /// <summary>Whether who wrote it did wrong by it, so that a warning may be due.</summary>
    public static bool Blames(Outcome outcome) => Outcomes.Blaming.Contains(outcome);
}
