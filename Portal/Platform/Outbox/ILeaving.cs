using Portal.Kernel;

namespace Portal.Platform.Outbox;

/// <summary>
/// News that a thing went away from where it was told about: what was told on its own channel before is replayed no more on the channels that it left,
/// whose listeners may not know of it any longer.
/// </summary>
public interface ILeaving
{
    /// <summary>The thing; its channel has the same name.</summary>
    Subject Whole { get; }

    /// <summary>The channels that it left.</summary>
    IReadOnlyList<string> Left { get; }
}
