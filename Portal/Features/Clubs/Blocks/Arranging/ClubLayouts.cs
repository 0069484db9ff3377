using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Clubs;

/// <summary>Arranges clubs' pages, and reads how they are arranged.</summary>
public sealed class ClubLayouts(Database database, ClubHands hands, BlockKinds kinds, RateLimits limits, Screening screening)
{
    /// <summary>
    /// How a club's page is arranged, for who may see the club. Who does not arrange it is not told of hidden blocks, and who may not read the club, not of those that are for its readers: their titles are
    /// words from inside.
    /// </summary>
    public async Task<LayoutView> Of(ClubView club, CancellationToken ct)
    {
        var layout = await Whole(club, ct);
        return club.CanRead ? layout : layout with { Blocks = [.. layout.Blocks.Where(b => kinds.Find(b.Kind)?.IsOpen == true)] };
    }

    private Task<LayoutView> Whole(ClubView club, CancellationToken ct) => database.Read(async db =>
    {
        var layout = await (
            from l in db.Set<ClubLayout>()
            join a in db.Set<Account>() on l.ChangedById equals a.Id
            where l.ClubId == club.Club.Id
            select new { l.Revision, l.MembersAddPhotos, By = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).FirstOrDefaultAsync(ct);
        return layout is null
            ? new LayoutView(0, true, UsualBlocks.All, null)
            : new(layout.Revision, layout.MembersAddPhotos, await Blocks(db.Set<ClubBlock>().Where(b => b.ClubId == club.Club.Id && (!b.Hidden || club.CanRun)), ct), layout.By);
    });

    /// <summary>
    /// Puts a club's page in order as a whole: blocks are added, changed, moved, hidden and taken away by it. For who may edit the page. Whoever saw an older state than that which stands is
    /// refused, and nothing is changed.
    /// </summary>
    public async Task<Result<Nothing>> Arrange(Actor actor, string slug, LayoutDraft draft, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        var text = await screening.Read([.. draft.Blocks.Take(ClubBlock.MostBlocks).Where(b => b.Title is not null).Select(b => new ScreenedPart("title", b.Title!, IsHtml: false))], trapped: false, ct);
        return await hands.Do<Nothing>(actor, slug, ClubRights.EditPage, async hand =>
        {
            var layout = await hand.Db.Set<ClubLayout>().AsTracking().FirstOrDefaultAsync(l => l.ClubId == hand.Club.Id, ct);
            var rows = await hand.Db.Set<ClubBlock>().AsTracking().Where(b => b.ClubId == hand.Club.Id).ToDictionaryAsync(b => b.Id, ct);
            if (((layout?.Revision ?? 0) != draft.Revision ? Problem.Changed : await Unfit(hand, draft, rows, ct)) is { } unfit)
            {
                return unfit;
            }

            if (((await screening.Judge(hand.Db, hand.Standing, text, new(ScreenedUse.Name, GroupId: hand.Club.Id), hand.Now, ct)).Refusal ?? pace()) is { } refused)
            {
                return refused;
            }

            if (layout is null)
            {
                hand.Db.Add(layout = new ClubLayout { ClubId = hand.Club.Id });
            }

            var before = Say(rows.Values.OrderBy(b => b.Place).Select(ViewOf));
            var retitled = Put(hand, draft, rows);
            (layout.Revision, layout.MembersAddPhotos, layout.ChangedById) = (layout.Revision + 1, draft.MembersAddPhotos, hand.Me);
            hand.Db.Audit(actor, AuditAction.ClubPageArranged, hand.Place, hand.Now, before: before, after: Say(draft.Blocks), place: hand.Place);
            var hidden = hand.Group.Visibility == Visibility.Hidden;
            hand.Db.Tell(retitled ? new ClubChanged(hand.Club.Id, hidden) { ById = hand.Me } : new ClubArranged(hand.Club.Id, hidden));
            return default(Nothing);
        }, ct);
    }

    /// <summary>The blocks of a query, in their order.</summary>
    private static async Task<List<BlockView>> Blocks(IQueryable<ClubBlock> blocks, CancellationToken ct) =>
        (await blocks.OrderBy(b => b.Place).ThenBy(b => b.Id).Take(ClubBlock.MostBlocks).ToListAsync(ct)).ConvertAll(ViewOf);

    private static BlockView ViewOf(ClubBlock b) => new(b.Id, b.Kind, b.Title, b.Width, b.Hidden, b.Most, b.ItemId);

    /// <summary>What a page is, in a line for the log.</summary>
    private static string Say(IEnumerable<BlockView> blocks) => string.Join(", ", blocks.Select(b => b.Title is null ? b.Kind : $"{b.Kind} ({b.Title})"));

    /// <summary>Does it; answers whether words came that were not there before.</summary>
    private static bool Put(ClubAtHand hand, LayoutDraft draft, Dictionary<long, ClubBlock> rows)
    {
        var kept = draft.Blocks.Select(b => b.Id).ToHashSet();
        hand.Db.RemoveRange(rows.Values.Where(b => !kept.Contains(b.Id)));
        var retitled = false;
        for (var place = 0; place < draft.Blocks.Count; place++)
        {
            var wanted = draft.Blocks[place];
            if (!rows.TryGetValue(wanted.Id, out var row))
            {
                hand.Db.Add(row = new ClubBlock { ClubId = hand.Club.Id, Kind = wanted.Kind });
            }

            var title = string.IsNullOrWhiteSpace(wanted.Title) ? null : wanted.Title.Trim();
            retitled |= title is not null && title != row.Title;
            (row.Title, row.Place, row.Width, row.Hidden, row.Most, row.ItemId) = (title, place, wanted.Width, wanted.Hidden, wanted.Most, wanted.ItemId);
        }

        return retitled;
    }

    /// <summary>What is wrong with a page as it is wanted.</summary>
    private async Task<Problem?> Unfit(ClubAtHand hand, LayoutDraft draft, Dictionary<long, ClubBlock> rows, CancellationToken ct)
    {
        if (draft.Blocks.Count > ClubBlock.MostBlocks)
        {
            return Problem.Invalid<BlocksText>("blocks", "TooManyBlocks", ClubBlock.MostBlocks);
        }

        var ids = draft.Blocks.Where(b => b.Id > 0).Select(b => b.Id).ToList();
        if (ids.Count != ids.Distinct().Count() || ids.Exists(id => !rows.ContainsKey(id)))
        {
            return Problem.Invalid<BlocksText>("blocks", "NoSuchBlock");
        }

        var articles = draft.Blocks.Select(b => b.ItemId).OfType<long>().Distinct().ToList();
        var known = await hand.Db.Set<ClubItem>().SeenBy(hand.Db, hand.Standing).Listed().Where(i => i.ClubId == hand.Club.Id && articles.Contains(i.Id) && ClubItemKinds.Articles.Contains(i.Kind)).Select(i => i.Id).ToListAsync(ct);
        return draft.Blocks.Select(b => Unfit(b, rows.GetValueOrDefault(b.Id), known)).FirstOrDefault(p => p is not null);
    }

    /// <summary>What is wrong with a block. One that stays may be broken already: that keeps nobody from moving the others.</summary>
    private Problem? Unfit(BlockView wanted, ClubBlock? row, List<long> articles) =>
        (wanted.Title is null ? null : Bounds.Check("title", wanted.Title, ClubBlock.MostTitle, min: 0))
        ?? (wanted.Title?.AsSpan().ContainsAny('\n', '\r') == true ? Problem.Invalid<BlocksText>("title", "OneLine") : null)
        ?? (row is not null && row.Kind != wanted.Kind ? Problem.Invalid<BlocksText>("kind", "KindStays") : null)
        ?? (row is null && kinds.Find(wanted.Kind) is null ? Problem.Invalid<KernelText>("kind", "UnknownValue", Platform.Text.Shorten.To(wanted.Kind, 40)) : null)
        ?? (Enum.IsDefined(wanted.Width) ? null : Problem.Invalid<KernelText>("width", "UnknownValue", wanted.Width))
        ?? (wanted.Most is < 1 or > ClubBlock.MostShown ? Problem.Invalid<BlocksText>("most", "MostFrom", ClubBlock.MostShown) : null)
        ?? (wanted.ItemId == row?.ItemId && row is not null ? null
            : wanted.ItemId is { } item ? (articles.Contains(item) ? null : Problem.Invalid<BlocksText>("itemId", "NoSuchArticle"))
            : kinds.Find(wanted.Kind)?.Needs.HasFlag(BlockNeeds.Article) == true ? Problem.Invalid<BlocksText>("itemId", "ChooseArticle")
            : null);
}
