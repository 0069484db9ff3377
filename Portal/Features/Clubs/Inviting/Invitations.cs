using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.Audit;
using Portal.Commons.Contact;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Mail;
using Portal.Platform.Web;

namespace Portal.Features.Clubs;

/// <summary>Inviting into a club, by whoever may: by link, by name, by letter.</summary>
public sealed class Invitations(ClubHands hands, InvitationSecrets secrets, Reach reach, Mailer mailer, PublicAddress address, RateLimits limits, IStringLocalizer<ClubsText> L)
{
    /// <summary>Makes a link. Answers its id.</summary>
    /// <param name="actor">Who invites.</param>
    /// <param name="slug">Into which club.</param>
    /// <param name="days">For how many days.</param>
    /// <param name="uses">For how many people.</param>
    /// <param name="key">The client's key.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<long>> Link(Actor actor, string slug, int days, int uses, string? key, CancellationToken ct)
    {
        var unfit = uses is < 1 or > ClubInvitation.MostUsesOfOne ? Problem.Invalid<ClubsText>("uses", "UsesRange", ClubInvitation.MostUsesOfOne) : null;
        var secret = InvitationSecrets.New();
        return Make(actor, slug, days, key, unfit, Limited.Choices, hand => Task.FromResult<Result<ClubInvitation>>(new ClubInvitation
        {
            ClubId = hand.Club.Id, Kind = InvitationKind.Link, Hash = InvitationSecrets.Hash(secret), Sealed = secrets.Seal(secret), ById = hand.Me, At = hand.Now, ExpiresAt = hand.Now.AddDays(days), MostUses = uses,
        }), ct);
    }

    /// <summary>Invites a member of the portal by name, who is told; nobody is brought in by whom they have blocked. Done again it counts from then on.</summary>
    public Task<Result<long>> Person(Actor actor, string slug, string? name, int days, string? key, CancellationToken ct) =>
        Make(actor, slug, days, key, null, Limited.Conversations, async hand =>
        {
            if (await hand.Person(name, ct) is not { } person)
            {
                return Problem.Invalid<ClubsText>("name", "Nobody", name ?? "");
            }

            if (await hand.Present(person.Id, ct) is { Waiting: false })
            {
                return Problem.Invalid<ClubsText>("name", "InAlready", person.DisplayName);
            }

            if (await ClubBan.Bars(hand.Db, hand.Club.Id, person.Id, hand.Now, ct) is not null)
            {
                return Problem.Invalid<ClubsText>("name", "IsBanned", person.DisplayName);
            }

            if (await reach.MayNotWriteTo(hand.Db, hand.Standing, [person.Id], begins: false, ct) is { } unreached)
            {
                return unreached;
            }

            await ClubInvitation.Withdraw(hand.Db, hand.Club.Id, person.Id, hand.Now, ct);
            await hand.Notify(ClubNoticeKind.Invited, person.Id, ct);
            return new ClubInvitation { ClubId = hand.Club.Id, Kind = InvitationKind.Person, AccountId = person.Id, ById = hand.Me, At = hand.Now, ExpiresAt = hand.Now.AddDays(days), MostUses = 1 };
        }, ct);

    /// <summary>Invites by letter: whoever has it comes in, once. Whether there is an account of that address is told to nobody.</summary>
    public Task<Result<long>> Mail(Actor actor, string slug, string? mail, int days, string? key, CancellationToken ct)
    {
        var to = mail?.Trim() ?? "";
        var unfit = to.Length <= 254 && MailAddress.TryCreate(to, out var read) && read.Address == to ? null : Problem.Invalid<ClubsText>("mail", "NoMailAddress");
        return Make(actor, slug, days, key, unfit, Limited.Conversations, hand =>
        {
            var secret = InvitationSecrets.New();
            var link = address.Of(InvitationSecrets.AddressOf(secret)).AbsoluteUri;
            mailer.Send(hand.Db, to, L["LetterSubject", hand.Club.Name], L["LetterText", hand.Standing.Name, hand.Club.Name, address.Root.Authority, link, days]);
            return Task.FromResult<Result<ClubInvitation>>(new ClubInvitation
            {
                ClubId = hand.Club.Id, Kind = InvitationKind.Mail, Address = to, Hash = InvitationSecrets.Hash(secret), ById = hand.Me, At = hand.Now, ExpiresAt = hand.Now.AddDays(days), MostUses = 1,
            });
        }, ct);
    }

    /// <summary>Takes one back: it lets nobody in any more. Doing it twice is as good as once.</summary>
    public Task<Result<Nothing>> TakeBack(Actor actor, string slug, long id, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.Invite, async hand =>
        {
            if (await hand.Db.Set<ClubInvitation>().AsTracking().FirstOrDefaultAsync(i => i.Id == id && i.ClubId == hand.Club.Id, ct) is not { } invitation)
            {
                return Problem.NotFound;
            }

            if (invitation.EndedAt is null)
            {
                invitation.EndedAt = hand.Now;
                hand.Db.Audit(actor, AuditAction.ClubInvitationEnded, hand.Place, hand.Now, details: $"{invitation.Kind} {id}", place: hand.Place);
            }

            return default(Nothing);
        }, ct);

    private Task<Result<long>> Make(
        Actor actor, string slug, int days, string? key, Problem? unfit, Limited limited, Func<ClubAtHand, Task<Result<ClubInvitation>>> make, CancellationToken ct)
    {
        var (pace, newcomers) = (limits.Once(limited, actor), limits.Once(Limited.NewcomerConversations, actor)); // who writes to strangers is as slow here as in messages
        return hands.Do<long>(actor, slug, ClubRights.Invite, async hand =>
        {
            if (await hand.Db.MadeBefore<ClubInvitation>(actor, key, ct) is { } before)
            {
                return before;
            }

            var wrong = unfit ?? (days is < 1 or > ClubInvitation.MostDays ? Problem.Invalid<ClubsText>("days", "DaysRange", ClubInvitation.MostDays) : null) ?? (limited == Limited.Conversations && hand.Standing.NewSince is not null ? newcomers : pace)();
            if (wrong is not null)
            {
                return wrong;
            }

            if (await ClubInvitation.Open(hand.Db, hand.Now).CountAsync(i => i.ClubId == hand.Club.Id, ct) >= ClubInvitation.MostOpen)
            {
                return Problem.Conflict<ClubsText>("TooManyInvitations", ClubInvitation.MostOpen);
            }

            if (!(await make(hand)).Try(out var invitation, out var problem))
            {
                return problem;
            }

            hand.Db.Add(invitation);
            await hand.Db.SaveChangesAsync(ct);
            hand.Db.Made<ClubInvitation>(actor, key, invitation.Id, hand.Now);
            hand.Db.Audit(actor, AuditAction.ClubInvitationMade, hand.Place, hand.Now, details: $"{invitation.Kind} {invitation.Id}", place: hand.Place, whom: invitation.AccountId);
            return invitation.Id;
        }, ct);
    }
}
