using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>How a club's page is arranged when it is made. Its hosts arrange it otherwise whenever they like.</summary>
public enum ClubArrangement
{
    /// <summary>The usual blocks, which need no rows.</summary>
    Usual,

    /// <summary>What its members learn from comes first.</summary>
    Learning,

    /// <summary>Where its members meet comes first.</summary>
    Lively,
}

/// <summary>The blocks of each arrangement.</summary>
public static class ClubArrangements
{
    private static readonly IReadOnlyList<(string Kind, BlockWidth Width)> Usual = [.. UsualBlocks.All.Select(b => (b.Kind, b.Width))];

    private static readonly IReadOnlyList<(string Kind, BlockWidth Width)> Learning =
    [
        ("about", BlockWidth.Full), ("tutorials", BlockWidth.Half), ("expert-advice", BlockWidth.Half), ("buying-advice", BlockWidth.Half), ("downloads", BlockWidth.Half), ("topics", BlockWidth.Full),
    ];

    private static readonly IReadOnlyList<(string Kind, BlockWidth Width)> Lively =
    [
        ("about", BlockWidth.Full), ("room", BlockWidth.Half), ("events", BlockWidth.Half), ("contests", BlockWidth.Half), ("members", BlockWidth.Half), ("topics", BlockWidth.Full),
    ];

    /// <summary>The kinds of its blocks in their order.</summary>
    public static IReadOnlyList<(string Kind, BlockWidth Width)> Of(ClubArrangement arrangement) => arrangement switch
    {
        ClubArrangement.Learning => Learning,
        ClubArrangement.Lively => Lively,
        _ => Usual,
    };

    /// <summary>Lays them out on the page of a club that is being made.</summary>
    internal static void Lay(PortalDb db, long clubId, ClubArrangement arrangement, long byId)
    {
        if (arrangement == ClubArrangement.Usual)
        {
            return;
        }

        db.Add(new ClubLayout { ClubId = clubId, Revision = 1, ChangedById = byId });
        db.AddRange(Of(arrangement).Select((b, place) => new ClubBlock { ClubId = clubId, Kind = b.Kind, Width = b.Width, Place = place }));
    }
}
