using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Clubs;

/// <summary>What a block needs to be told before it can show anything.</summary>
[Flags]
public enum BlockNeeds
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>How many things it shows.</summary>
    Most = 1,

    /// <summary>One of the club's articles.</summary>
    Article = 2,
}

/// <summary>A kind of block on clubs' pages. A room adds one by registering its own: nothing else has to know of it.</summary>
public interface IClubBlock
{
    /// <summary>Its word, in rows and in the API: <c>topics</c>. Lower-case, with hyphens.</summary>
    string Kind { get; }

    /// <summary>What it is called, in the reader's language: its title where hosts give it none.</summary>
    string Name { get; }

    /// <summary>What it shows, in a sentence for who arranges the page.</summary>
    string Help { get; }

    /// <summary>A path from <c>Icons</c>.</summary>
    string Icon { get; }

    /// <summary>What hosts say for it.</summary>
    BlockNeeds Needs => BlockNeeds.Nothing;

    /// <summary>True where everyone who may know of the club sees it, and not only who may read what is inside.</summary>
    bool IsOpen => false;

    /// <summary>The component that shows what was read: it gets <c>Club</c>, <c>Block</c> and <c>Content</c>.</summary>
    Type Part { get; }

    /// <summary>Channels to listen on besides that of the club.</summary>
    IEnumerable<string> Channels(ClubView club) => [];

    /// <summary>Whether a message makes it read again.</summary>
    bool Hears(LiveMessage message);

    /// <summary>
    /// Reads what all blocks of this kind on one page show, with one statement however many they are. One that is left out has nothing to show yet; one whose content is broken says so.
    /// What it throws stays with its blocks: the page stands.
    /// </summary>
    Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct);
}

/// <summary>Who reads a club's page, and when.</summary>
/// <param name="Db">The context of this reading.</param>
/// <param name="Standing">What the reader may.</param>
/// <param name="Club">The club as they see it.</param>
/// <param name="Now">The time.</param>
public sealed record BlockReading(PortalDb Db, Standing Standing, ClubView Club, DateTime Now);

/// <summary>What a block shows: something, nothing yet, or why it cannot be shown.</summary>
/// <param name="What">What its component shows; null for nothing.</param>
/// <param name="Fault">A sentence for who arranges the page; null where all is well.</param>
public sealed record BlockContent(object? What, string? Fault = null)
{
    /// <summary>There is nothing to show yet.</summary>
    public static BlockContent Nothing { get; } = new((object?)null);
}

/// <summary>The kinds that there are.</summary>
public sealed class BlockKinds(IEnumerable<IClubBlock> kinds)
{
    private readonly Dictionary<string, IClubBlock> byWord = kinds.ToDictionary(k => k.Kind);

    /// <summary>All of them, as rooms registered them.</summary>
    public IReadOnlyCollection<IClubBlock> All => byWord.Values;

    /// <summary>One by its word; null where no room has it (any more).</summary>
    public IClubBlock? Find(string kind) => byWord.GetValueOrDefault(kind);
}
