using Portal.Kernel;

namespace Portal.Features.Events;

/// <summary>
/// An hour as it stands before one of those who look on. However much is told, it is read once for all of them; their own rights and votes are read anew only when something of these changed.
/// </summary>
internal sealed class HourShown(HourViews views, Actor actor, long eventId)
{
    private IReadOnlySet<long> votes = new HashSet<long>();
    private HourView? view;
    private volatile bool stale = true; // news come on threads of their own
    private volatile bool voted = true;

    /// <summary>The hour; null before the first reading, and for who may not see it.</summary>
    public HourSight? Sight { get; private set; }

    /// <summary>The event, or what its reader may do, is no longer what it was.</summary>
    public bool Spoil() => stale = true;

    /// <summary>The reader's votes are no longer what they were.</summary>
    public bool Revote() => voted = true;

    /// <summary>Reads what is new.</summary>
    public async Task Load(CancellationToken ct)
    {
        if (stale)
        {
            stale = false;
            view = await views.Find(actor, eventId, ct);
        }

        if (view is not null && voted)
        {
            voted = false;
            votes = await views.Votes(actor, eventId, ct);
        }

        Sight = view is null ? null : await views.Sight(view, votes);
    }
}
