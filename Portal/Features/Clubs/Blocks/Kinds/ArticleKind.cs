using Microsoft.Extensions.Localization;
using Portal.Kernel;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>One article of the club in full: a welcome, the rules. Where it is gone, hosts are told.</summary>
internal sealed class ArticleKind(IStringLocalizer<BlocksText> texts) : BlockKind(texts, "article", "Article", Icons.File, typeof(ArticleBlock))
{
    public override BlockNeeds Needs => BlockNeeds.Article;

    public override bool Hears(LiveMessage message) => message.Row is { Item: ClubItemNews };

    public override async Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct)
    {
        var (db, club, ids) = (reading.Db, reading.Club.Club, blocks.Select(b => b.ItemId).OfType<long>().Distinct().ToList());
        var items = db.Set<ClubItem>().SeenBy(db, reading.Standing).Listed().Where(i => i.ClubId == club.Id && ids.Contains(i.Id));
        var found = (await ItemViews.Rows(db, club.Slug, items, ItemViews.Whole, ct)).ToDictionary(i => i.Id);
        return blocks.ToDictionary(b => b.Id, b => b.ItemId is { } id && found.TryGetValue(id, out var row) ? new BlockContent(row) : new BlockContent(null, Sentences.Say(typeof(BlocksText), "FaultArticle")));
    }
}
