using Microsoft.Extensions.Localization;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>What the club says of itself: read with the club, and by everyone who may know of it.</summary>
internal sealed class AboutKind(IStringLocalizer<BlocksText> texts) : BlockKind(texts, "about", "About", Icons.Info, typeof(AboutBlock))
{
    public override bool IsOpen => true;

    public override bool Hears(LiveMessage message) => false;

    public override Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<long, BlockContent>>(blocks.ToDictionary(b => b.Id, _ => new BlockContent(reading.Club)));
}
