using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Limits;

namespace Portal.Features.Clubs;

/// <summary>Notes who took a download: they are asked for a line in return, once.</summary>
public sealed class Downloads(ClubHands hands, RateLimits limits)
{
    private static readonly ClubDeed Taking = ClubDeed.Own with { IsBeside = true };

    /// <summary>Notes that somebody takes a download, as everyone may who writes nothing, too. Answers whether they are to be asked for a line.</summary>
    public Task<Result<bool>> Take(Actor actor, string slug, long id, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return hands.Do<bool>(actor, slug, Taking, async hand =>
        {
            if (await hand.Find(id, ct) is not { Kind: ClubItemKind.Download, Hidden: false, DeletedAt: null } download)
            {
                return Problem.NotFound;
            }

            var asks = download.AuthorId != hand.Me && ClubItemRules.MayNotAdd(hand.Standing, hand.Rights, hand.Club.Id, ClubItemKind.Feedback, membersAddPhotos: true) is null;
            if (await hand.Db.Set<ClubDownload>().FirstOrDefaultAsync(d => d.ItemId == id && d.AccountId == hand.Me, ct) is { } before)
            {
                return asks && !before.Answered;
            }

            if (pace() is { } refused)
            {
                return refused;
            }

            hand.Db.Add(new ClubDownload { ItemId = id, AccountId = hand.Me, At = hand.Now });
            return asks;
        }, ct);
    }

    /// <summary>They say nothing of what they took, and are not asked again.</summary>
    public Task<Result<Nothing>> Decline(Actor actor, string slug, long id, CancellationToken ct) => hands.Do<Nothing>(actor, slug, Taking, async hand =>
    {
        if (await hand.Find(id, ct) is not { Kind: ClubItemKind.Download })
        {
            return Problem.NotFound;
        }

        await hand.Db.Set<ClubDownload>().Where(d => d.ItemId == id && d.AccountId == hand.Me).ExecuteUpdateAsync(d => d.SetProperty(x => x.Answered, true), ct);
        return default(Nothing);
    }, ct);

    /// <summary>Inside a deed: who said a line is not asked again.</summary>
    internal static async Task Answered(ClubAtHand hand, long id, CancellationToken ct)
    {
        if (await hand.Db.Set<ClubDownload>().AsTracking().FirstOrDefaultAsync(d => d.ItemId == id && d.AccountId == hand.Me, ct) is { } taken)
        {
            taken.Answered = true;
        }
        else
        {
            hand.Db.Add(new ClubDownload { ItemId = id, AccountId = hand.Me, At = hand.Now, Answered = true });
        }
    }
}
