namespace Portal.Features.Events;

/// <summary>What can be done to a question or an answer where it stands.</summary>
public enum HourAct
{
    /// <summary>Vote for it, or take that back.</summary>
    Vote,

    /// <summary>Take it back.</summary>
    Withdraw,

    /// <summary>Pick it.</summary>
    Pick,

    /// <summary>Pass it over.</summary>
    Pass,

    /// <summary>Put it back among those that wait.</summary>
    Return,

    /// <summary>Decline it.</summary>
    Decline,

    /// <summary>Merge it.</summary>
    Merge,

    /// <summary>Answer it.</summary>
    Answer,

    /// <summary>Change it.</summary>
    Edit,

    /// <summary>Report it.</summary>
    Report,
}

/// <summary>Somebody pressed a button below a question or an answer.</summary>
/// <param name="Act">Which.</param>
/// <param name="Question">Below which question.</param>
/// <param name="Line">What it is about: the question, or one of its answers.</param>
public sealed record HourPress(HourAct Act, HourQuestion Question, HourLine Line);
