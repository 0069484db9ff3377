using Portal.Kernel;

namespace Portal.Platform.Outbox;

/// <summary>News that hide a thing, or show it again: what was told about it before is withheld from replay accordingly.</summary>
public interface IWithholding
{
    /// <summary>What is hidden or shown again.</summary>
    Subject Thing { get; }

    /// <summary>True when it is hidden now.</summary>
    bool Withheld { get; }
}
