using Portal.Kernel;

namespace Portal.Platform.Outbox;

/// <summary>News that hide a thing, or show it again: what was told about it before is withheld from replay accordingly.</summary>
public interface IWithholding
{
    /// <summary>What is hidden or shown again.</summary>
    Subject Thing { get; }

    /// <summary>What goes with it, as a topic goes with its first post: all that is told on its channel is withheld too.</summary>
    Subject? Whole => null;

    /// <summary>True when it is hidden now.</summary>
    bool Withheld { get; }
}
