using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Clubs;

/// <summary>Adds articles, downloads, photos and lines of feedback to clubs, changes them and takes them away.</summary>
public sealed class ClubItems(ClubHands hands, MarkdownRenderer markdown, RateLimits limits, Screening screening, KeeperHiding hiding)
{
    /// <summary>Adds something. The same key by the same author makes one. Answers its id.</summary>
    public async Task<Result<long>> Add(Actor actor, string slug, ClubItemKind kind, ItemText text, string? key, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Posting, actor);
        var ready = await Prepare(kind, text, ct);
        return await hands.Do<long>(actor, slug, ClubDeed.Beside, async hand =>
            await hand.Db.MadeBefore<ClubItem>(actor, key, ct) is { } before ? before
            : await MayNotAdd(hand, kind, ct) is { } mayNot ? mayNot
            : await Add(hand, kind, ready, null, key, pace, ct), ct);
    }

    /// <summary>Says a line of feedback on a download; who says it is not asked again. Answers its id.</summary>
    public async Task<Result<long>> SayOf(Actor actor, string slug, long downloadId, string words, string? key, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Posting, actor);
        var ready = await Prepare(ClubItemKind.Feedback, new("", words), ct);
        return await hands.Do<long>(actor, slug, ClubDeed.Beside, async hand =>
        {
            if (await hand.Db.MadeBefore<ClubItem>(actor, key, ct) is { } before)
            {
                return before;
            }

            if (await hand.Find(downloadId, ct) is not { Kind: ClubItemKind.Download, Hidden: false, DeletedAt: null } download)
            {
                return Problem.NotFound;
            }

            if (await MayNotAdd(hand, ClubItemKind.Feedback, ct) is { } mayNot)
            {
                return mayNot;
            }

            var made = await Add(hand, ClubItemKind.Feedback, ready with { Text = new(download.Title, words) }, downloadId, key, pace, ct);
            if (made.Done)
            {
                await Downloads.Answered(hand, downloadId, ct);
            }

            return made;
        }, ct);
    }

    /// <summary>Changes something. The revision is that of the thing as it was read, null for whichever it is: where it was changed since, that is refused.</summary>
    public async Task<Result<Nothing>> Change(Actor actor, string slug, long id, ItemText text, int? revision, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        var ready = await Prepare(ClubItemKind.Text, text, ct);
        return await hands.Do<Nothing>(actor, slug, ClubDeed.Beside, async hand =>
        {
            var (db, now) = (hand.Db, hand.Now);
            if (await hand.Find(id, ct) is not { } it)
            {
                return Problem.NotFound;
            }

            if ((ClubItemRules.MayNotChange(hand.Standing, hand.Rights, it) ?? (revision is { } seen && seen != it.Revision ? Problem.Changed : text.Unfit(it.Kind, it.FileId is not null))) is { } refused)
            {
                return refused;
            }

            if (!(await FileOf(hand, it.Kind, text.File, ct)).Try(out var file, out var noFile))
            {
                return noFile;
            }

            var screened = await screening.Judge(db, hand.Standing, ready.Read, new(ScreenedUse.Edit, GroupId: hand.Club.Id), now, ct);
            if ((screened.Refusal ?? pace()) is { } unwanted)
            {
                return unwanted;
            }

            if (it.AuthorId != hand.Me)
            {
                db.Audit(actor, AuditAction.ClubItemChanged, new(ClubItem.Word, id), now, before: $"{it.Title}\n\n{it.Body}", after: $"{text.Title}\n\n{text.Body}", place: hand.Place, whom: it.AuthorId);
            }

            var replaced = file is not null && it.FileId != file ? it.FileId : null;
            (it.Title, it.Body, it.Html, it.Alt) = (screened.Shown("title", text.Title), text.Body, screened.Shown("body", ready.Html), screened.Shown("alt", text.Alt));
            (it.FileId, it.EditedAt, it.Revision) = (file ?? it.FileId, now, it.Revision + 1);
            await ModeratedItems.Keep(db, screened, it, now, ct);
            await db.HoldFiles(actor, new(ClubItem.Word, id), $"{text.File} {text.Body}", ct);
            if (replaced is { } old)
            {
                await db.LetGoOfFile(ClubItem.Word, id, old, ct); // what was put up by mistake can be read no more
            }

            db.Tell(new ClubItemChanged(id, it.ClubId) { ById = hand.Me });
            return default(Nothing);
        }, ct);
    }

    /// <summary>Takes something away without a word on why.</summary>
    public Task<Result<Nothing>> Remove(Actor actor, string slug, long id, CancellationToken ct) => Remove(actor, slug, id, null, ct);

    /// <summary>
    /// Takes something away: its author, or who runs the club. Twice is as good as once. What somebody else put up is taken from view by a case that is closed at once (<see cref="KeeperHiding"/>):
    /// they are told the reason and can appeal.
    /// </summary>
    public Task<Result<Nothing>> Remove(Actor actor, string slug, long id, string? reason, CancellationToken ct) => Set(actor, slug, id, removed: true, reason, ct);

    /// <summary>Puts back what was taken away: who runs the club, and its author what they took away themselves.</summary>
    public Task<Result<Nothing>> PutBack(Actor actor, string slug, long id, CancellationToken ct) => Set(actor, slug, id, removed: false, null, ct);

    private async Task<Result<Nothing>> Set(Actor actor, string slug, long id, bool removed, string? reason, CancellationToken ct)
    {
        var why = await ScreenedReason.Read(screening, reason, Decisions.MostNote, min: 0, ct);
        if (why.Unfit is { } unfit)
        {
            return unfit;
        }

        var pace = limits.Once(Limited.Edits, actor);
        return await hands.Do<Nothing>(actor, slug, ClubDeed.Beside, async hand =>
        {
            hand.Acted = new(ClubItem.Word, id);
            var it = await hand.Db.LockItem(id, ct);
            if (it?.ClubId != hand.Club.Id || !ClubRules.MayRead(hand.Standing, hand.Group.Visibility, hand.Club.Id))
            {
                return Problem.NotFound;
            }

            var theirs = await hand.Db.Set<Account>().Where(a => a.Id == it.AuthorId).Select(a => a.Roles).FirstAsync(ct);
            if ((removed ? ClubItemRules.MayNotRemove(hand.Standing, hand.Rights, it, theirs) : ClubItemRules.MayNotPutBack(hand.Standing, hand.Rights, it)) is { } mayNot)
            {
                return it.DeletedAt is null ? mayNot : Problem.NotFound;
            }

            if ((it.DeletedAt is not null || (it.Hidden && it.AuthorId != hand.Me)) == removed)
            {
                return default(Nothing);
            }

            if (pace() is { } refused)
            {
                return refused;
            }

            if (it.AuthorId != hand.Me && it.DeletedAt is null)
            {
                return await (removed ? Hide(hand, it, why, ct) : ShowAgain(hand, it, ct)) is { } problem ? problem : default(Nothing);
            }

            (it.DeletedAt, it.DeletedById) = removed ? (hand.Now, hand.Me) : ((DateTime?)null, (long?)null);
            if (it.AuthorId != hand.Me)
            {
                hand.Db.Audit(actor, AuditAction.ClubItemRestored, new(ClubItem.Word, id), hand.Now, place: hand.Place, whom: it.AuthorId); // what a host took away before such things became cases
            }

            if (!it.Hidden)
            {
                hand.Db.Tell(removed ? new ClubItemHidden(id, it.ClubId) : new ClubItemRestored(id, it.ClubId));
            }

            return default(Nothing);
        }, ct);
    }

    /// <summary>Takes what somebody else put up from view, with a reason that they are told as it is.</summary>
    private async Task<Problem?> Hide(ClubAtHand hand, ClubItem it, ScreenedReason why, CancellationToken ct) =>
        await why.MayNotBeTold(hand.Db, hand.Standing, hand.Club.Id, hand.Now, ct)
        ?? await hiding.Hide(hand.Db, hand.Actor, hand.Standing, new(ClubItem.Word, it.Id), await hand.Db.ReasonFor<BlocksText>(it.AuthorId, why.Words, "RemovedByHosts", ct), hand.Now, ct);

    private async Task<Problem?> ShowAgain(ClubAtHand hand, ClubItem it, CancellationToken ct) =>
        await hiding.ShowAgain(hand.Db, hand.Actor, new(ClubItem.Word, it.Id), await hand.Db.ReasonFor<BlocksText>(it.AuthorId, null, "PutBackByHosts", ct), hand.Now, ct);

    /// <summary>What is too long is refused in the deed, and not looked at before.</summary>
    private async Task<Ready> Prepare(ClubItemKind kind, ItemText text, CancellationToken ct)
    {
        var html = text.Body.Length <= ItemText.MostBody(kind) && Bounds.IsStorable(text.Body) ? markdown.Render(text.Body).Value : "";
        return new(text, html, await screening.Read([new("title", text.Title, IsHtml: false), new("body", html), new("alt", text.Alt, IsHtml: false)], trapped: false, ct));
    }

    private static async Task<Problem?> MayNotAdd(ClubAtHand hand, ClubItemKind kind, CancellationToken ct)
    {
        if (!ClubRules.MayRead(hand.Standing, hand.Group.Visibility, hand.Club.Id))
        {
            return Problem.Refused<BlocksText>("MembersOnly");
        }

        var photos = kind != ClubItemKind.Photo || await hand.Db.Set<ClubLayout>().Where(l => l.ClubId == hand.Club.Id).Select(l => (bool?)l.MembersAddPhotos).FirstOrDefaultAsync(ct) != false;
        return ClubItemRules.MayNotAdd(hand.Standing, hand.Rights, hand.Club.Id, kind, photos);
    }

    private async Task<Result<long>> Add(ClubAtHand hand, ClubItemKind kind, Ready ready, long? parentId, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        var text = ready.Text;
        if ((text.Unfit(kind, hasFile: false) ?? pace()) is { } unfit)
        {
            return unfit;
        }

        if (!(await FileOf(hand, kind, text.File, ct)).Try(out var file, out var noFile))
        {
            return noFile;
        }

        var (db, now) = (hand.Db, hand.Now);
        var screened = await screening.Judge(db, hand.Standing, ready.Read, new(ScreenedUse.Public, GroupId: hand.Club.Id), now, ct);
        if (screened.Refusal is { } unwanted)
        {
            return unwanted;
        }

        var it = new ClubItem
        {
            ClubId = hand.Club.Id, Kind = kind, AuthorId = hand.Me, Title = screened.Shown("title", text.Title), Body = text.Body, Html = screened.Shown("body", ready.Html), Alt = screened.Shown("alt", text.Alt),
            FileId = file, ParentId = parentId, Hidden = screened.Held, CreatedAt = now,
        };
        db.Add(it);
        await db.SaveChangesAsync(ct);
        await db.HoldFiles(hand.Actor, new(ClubItem.Word, it.Id), $"{text.File} {text.Body}", ct);
        db.Made<ClubItem>(hand.Actor, key, it.Id, now);
        if (!screened.Held)
        {
            db.Tell(new ClubItemAdded(it.Id, it.ClubId));
        }

        await ModeratedItems.Keep(db, screened, it, now, ct);
        return it.Id;
    }

    /// <summary>The file that an address names: one of the actor's own, for a photo a picture. Null where nothing is named.</summary>
    private static async Task<Result<long?>> FileOf(ClubAtHand hand, ClubItemKind kind, string? address, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(address) || !kind.HasFile())
        {
            return (long?)null;
        }

        var file = await hand.Db.OwnFile(hand.Me, address, ct);
        return file is null ? Problem.Invalid<BlocksText>("file", "NoSuchFile")
            : kind == ClubItemKind.Photo && !file.Kind.IsPicture() ? Problem.Invalid<BlocksText>("file", "NotAPicture")
            : file.Id;
    }

    /// <summary>A text made ready before its deed.</summary>
    /// <param name="Text">As it was written.</param>
    /// <param name="Html">The safe HTML of it.</param>
    /// <param name="Read">What the screening reads.</param>
    private sealed record Ready(ItemText Text, string Html, ScreenedText Read);
}
