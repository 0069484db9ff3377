using Microsoft.Extensions.Localization;
using Portal.Features.Play;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>The next holiday and the way to a card for it, and whether the reader gets cards: for members alone, who send them to each other.</summary>
internal sealed class CardsKind(IStringLocalizer<BlocksText> texts) : BlockKind(texts, "cards", "Cards", Icons.Send, typeof(CardsBlock))
{
    public override bool Hears(LiveMessage message) => false;

    public override async Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct)
    {
        var ahead = reading.Club.Role >= ClubRole.Member && reading.Standing.AccountId is { } me ? await CardsAhead.For(reading.Db, me, reading.Now, ct) : null;
        return ahead is null ? new Dictionary<long, BlockContent>() : blocks.ToDictionary(b => b.Id, _ => new BlockContent(ahead));
    }
}
