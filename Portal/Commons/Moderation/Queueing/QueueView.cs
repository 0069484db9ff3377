using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Moderation;

/// <summary>A page of the queue, and what stands around it.</summary>
/// <param name="Page">The cases.</param>
/// <param name="Waiting">How many are open, whatever the filter.</param>
/// <param name="Places">The places where something waits, and those of the cases shown, by name.</param>
/// <param name="Reasons">The reasons for which things are flagged, in the reader's language.</param>
/// <param name="Owners">Whose open cases are, or who is on them, and whose are shown; by name.</param>
public sealed record QueueView(Page<QueuedCase> Page, int Waiting, IReadOnlyList<NamedPlace> Places, IReadOnlyList<ReasonView> Reasons, IReadOnlyList<PersonView> Owners)
{
    /// <summary>Who decided lately, or what is shown, and who is chosen; where closed cases are shown.</summary>
    public IReadOnlyList<PersonView> Deciders { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static QueueView Empty { get; } = new(Page<QueuedCase>.Empty, 0, [], [], []);
}
