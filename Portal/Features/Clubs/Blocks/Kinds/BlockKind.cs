using Microsoft.Extensions.Localization;
using Portal.Platform.Live;

namespace Portal.Features.Clubs;

/// <summary>What the kinds of this room share: a word, a name, a sentence, an icon, a component.</summary>
internal abstract class BlockKind(IStringLocalizer<BlocksText> texts, string kind, string key, string icon, Type part) : IClubBlock
{
    public string Kind => kind;

    public string Name => texts[$"Kind{key}"];

    public string Help => texts[$"Help{key}"];

    public string Icon => icon;

    public Type Part => part;

    public virtual BlockNeeds Needs => BlockNeeds.Nothing;

    public virtual bool IsOpen => false;

    public virtual IEnumerable<string> Channels(ClubView club) => [];

    public abstract bool Hears(LiveMessage message);

    public abstract Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct);
}

/// <summary>A kind that shows the first of a list, each of its blocks as many as it says.</summary>
internal abstract class ListKind<TRow>(IStringLocalizer<BlocksText> texts, string kind, string key, string icon, Type part) : BlockKind(texts, kind, key, icon, part)
{
    private static readonly Dictionary<long, BlockContent> Nothing = [];

    public override BlockNeeds Needs => BlockNeeds.Most;

    public override async Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct)
    {
        var rows = await Rows(reading, blocks.Max(b => b.Most), ct);
        return rows.Count == 0 ? Nothing : blocks.ToDictionary(b => b.Id, b => new BlockContent((IReadOnlyList<TRow>)[.. rows.Take(b.Most)]));
    }

    /// <summary>The first of the list, at most so many, by one statement.</summary>
    protected abstract Task<List<TRow>> Rows(BlockReading reading, int most, CancellationToken ct);
}

/// <summary>A kind that shows the newest of a club's own things of one kind.</summary>
internal abstract class ItemsKind(IStringLocalizer<BlocksText> texts, string kind, string key, string icon, Type part, ClubItemKind shows) : ListKind<ItemRow>(texts, kind, key, icon, part)
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: ClubItemNews };

    protected override Task<List<ItemRow>> Rows(BlockReading reading, int most, CancellationToken ct)
    {
        var (db, club) = (reading.Db, reading.Club.Club);
        var items = db.Set<ClubItem>().SeenBy(db, reading.Standing).Listed().Where(i => i.ClubId == club.Id && i.Kind == shows);
        return ItemViews.Rows(db, club.Slug, items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(most), ItemViews.BeginningOf, ct);
    }
}
