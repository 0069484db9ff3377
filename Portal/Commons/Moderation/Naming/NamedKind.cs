using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>Something by what it is called.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where it is; empty where it has no page, or none for this reader.</param>
public sealed record NamedThing(Subject Subject, string Name, string Url);

/// <summary>A row of which a name and an address are made.</summary>
public sealed class NamedRow
{
    /// <summary>The id.</summary>
    public long Id { get; init; }

    /// <summary>What it is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>What else its address says.</summary>
    public string Part { get; init; } = "";

    /// <summary>When it ends, where its name says so.</summary>
    public DateTime? Until { get; init; }
}

/// <summary>A kind of thing that the log tells of and that is neither a place nor something that can be flagged, which name themselves. The room that owns it plugs in.</summary>
/// <param name="Kind">The first word of its subjects: <c>topic</c>.</param>
/// <param name="Rows">Those that somebody may see.</param>
/// <param name="Name">The name and the address of one, for this reader.</param>
/// <param name="Whole">The name and the address of all of them together, which the log writes as number 0; null where there is no such line.</param>
public sealed record NamedKind(
    string Kind, Func<PortalDb, Standing, IQueryable<NamedRow>> Rows, Func<NamedRow, Standing, (string Name, string Url)> Name, Func<Standing, (string Name, string Url)>? Whole = null);
