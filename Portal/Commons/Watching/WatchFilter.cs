using Portal.Kernel;

namespace Portal.Commons.Watching;

/// <summary>Which part of the river is asked for, and in which order.</summary>
public enum WatchList
{
    /// <summary>Everything, the newest first.</summary>
    All,

    /// <summary>What nobody has looked at, the oldest first.</summary>
    Unseen,

    /// <summary>What was handed to who asks and is not done, the oldest first.</summary>
    Mine,
}

/// <summary>What the watch can be narrowed to by kind: a kind of things as they were new, or whatever was changed afterwards.</summary>
public enum WatchWhat
{
    /// <summary>Posts.</summary>
    Post,

    /// <summary>Messages in rooms.</summary>
    Message,

    /// <summary>Profiles.</summary>
    Profile,

    /// <summary>Clubs.</summary>
    Club,

    /// <summary>Polls.</summary>
    Poll,

    /// <summary>Words on ideas.</summary>
    Idea,

    /// <summary>Events.</summary>
    Event,

    /// <summary>Draws, contests and quizzes, and what was sent in to them.</summary>
    Game,

    /// <summary>News of clubs.</summary>
    ClubNews,

    /// <summary>What was changed after it had been looked at.</summary>
    Edit,
}

/// <summary>What of the river is wanted.</summary>
/// <param name="List">Which list.</param>
/// <param name="What">Only this kind.</param>
/// <param name="Place">Only this place: a category, a room, or a club with its board and its room, as moderators of one place are given it.</param>
/// <param name="By">Only what is by people so well known.</param>
/// <param name="Script">Only what is written in these letters.</param>
/// <param name="Alerts">Only what should be noticed.</param>
public sealed record WatchFilter(WatchList List = WatchList.All, WatchWhat? What = null, Subject? Place = null, WatchAuthor? By = null, WatchScript? Script = null, bool Alerts = false)
{
    /// <summary>True where the oldest comes first.</summary>
    public bool OldestFirst => List != WatchList.All;

    /// <summary>True where the answer is another for each who asks.</summary>
    public bool IsPersonal => List == WatchList.Mine || Alerts;

    /// <summary>True where it is not narrowed.</summary>
    public bool IsWhole => this == new WatchFilter(List);
}
