using Portal.Commons.People;

namespace Portal.Features.Clubs;

/// <summary>A block as the page has it.</summary>
/// <param name="Id">The id; below 0 for one of the usual blocks, which stand in no row.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Title">What stands above it; null for the name of its kind.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Hidden">True while only who arranges the page sees it.</param>
/// <param name="Most">How many things it shows at most.</param>
/// <param name="ItemId">The article that it shows, where its kind shows one.</param>
public sealed record BlockView(long Id, string Kind, string? Title, BlockWidth Width, bool Hidden, int Most, long? ItemId);

/// <summary>A club's page as it is arranged.</summary>
/// <param name="Revision">How often it was changed; 0 for a page that has the usual blocks.</param>
/// <param name="MembersAddPhotos">True where members add photos, too.</param>
/// <param name="Blocks">The blocks in their order.</param>
/// <param name="ChangedBy">Who changed it last; null where nobody did.</param>
public sealed record LayoutView(int Revision, bool MembersAddPhotos, IReadOnlyList<BlockView> Blocks, PersonView? ChangedBy);

/// <summary>A page as somebody wants it.</summary>
/// <param name="Revision">That of the page which they saw.</param>
/// <param name="MembersAddPhotos">True where members add photos, too.</param>
/// <param name="Blocks">All blocks in their order: those with an id stay, those with none come new, those that are not among them go.</param>
public sealed record LayoutDraft(int Revision, bool MembersAddPhotos, IReadOnlyList<BlockView> Blocks);

/// <summary>The blocks of a club whose page nobody has arranged yet: they need no rows.</summary>
public static class UsualBlocks
{
    /// <summary>About, latest topics, the room, the next events, the newest members.</summary>
    public static IReadOnlyList<BlockView> All { get; } =
    [
        Of(-1, "about", BlockWidth.Full), Of(-2, "topics", BlockWidth.Half), Of(-3, "room", BlockWidth.Half), Of(-4, "events", BlockWidth.Half), Of(-5, "members", BlockWidth.Half),
    ];

    private static BlockView Of(long id, string kind, BlockWidth width) => new(id, kind, null, width, Hidden: false, ClubBlock.UsuallyShown, null);
}
