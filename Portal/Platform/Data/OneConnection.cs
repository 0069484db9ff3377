using System.Collections.Immutable;
using System.Data;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Portal.Platform.Data;

/// <summary>
/// Sees to it, in debug builds and so in every test, that who holds a connection does not wait for another. PostgreSQL's pool is bounded: where all who have one wait for a second, they wait for
/// each other.
/// </summary>
internal static class OneConnection
{
    /// <summary>How many contexts of one flow are remembered.</summary>
    private const int Most = 16;

    private static readonly AsyncLocal<ImmutableList<Rental>?> Here = new();

    /// <summary>A context is about to be asked for: an error where another holds a connection. Read before that one is opened, or through it.</summary>
    [Conditional("DEBUG")]
    public static void Ask()
    {
        if (Rentals().Any(r => r.HoldsConnection))
        {
            throw new InvalidOperationException("A connection is held here already.");
        }
    }

    /// <summary>A context was given out.</summary>
    [Conditional("DEBUG")]
    public static void Rent(PortalDb context) => Here.Value = [.. Rentals().TakeLast(Most), new(context, context.ContextId.Lease)];

    /// <summary>What is done from here on is others': they have connections of their own.</summary>
    [Conditional("DEBUG")]
    public static void Others() => Here.Value = null;

    private static IEnumerable<Rental> Rentals() => (Here.Value ?? []).Where(r => r.StillIs);

    /// <summary>A context and the number of its lease: it goes back to the pool and is lent again under another.</summary>
    private sealed record Rental(PortalDb Context, int Lease)
    {
        public bool StillIs => Context.ContextId.Lease == Lease;

        public bool HoldsConnection
        {
            get
            {
                try
                {
                    return Context.Database.GetDbConnection().State == ConnectionState.Open;
                }
                catch (ObjectDisposedException)
                {
                    return false;
                }
            }
        }
    }
}
