using Portal.Kernel;

namespace Portal.Platform.Outbox;

/// <summary>News that hide a thing, or show it again: what was told about it before is withheld from replay accordingly.</summary>
public interface IWithholding
{
    /// <summary>The thing that the news are about (<see cref="News.About"/>).</summary>
    Subject? About { get; }

    /// <summary>What is hidden or shown again: what they are about, unless they say otherwise.</summary>
    Subject Thing => About!.Value;

    /// <summary>What goes with it, as a topic goes with its first post: all that is told on its channel is withheld too.</summary>
    Subject? Whole => null;

    /// <summary>True when it is hidden now.</summary>
    bool Withheld { get; }
}

/// <summary>News that a thing was taken from view.</summary>
public interface ITakenFromView : IWithholding
{
    bool IWithholding.Withheld => true;
}

/// <summary>News that a thing that was taken from view can be read again.</summary>
public interface IShownAgain : IWithholding
{
    bool IWithholding.Withheld => false;
}
