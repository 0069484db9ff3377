using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>What came of asking to join.</summary>
public enum Joined
{
    /// <summary>They are in.</summary>
    Member,

    /// <summary>A host has to let them in.</summary>
    Waiting,
}

/// <summary>Joining, leaving, letting in; who runs a club, and what its members are called.</summary>
public sealed class ClubMembers(ClubHands hands, Screening screening)
{
    /// <summary>Joins an open club, or asks to join one that lets people in, with an answer to each of its questions. Doing it twice is as good as once.</summary>
    public Task<Result<Joined>> Join(Actor actor, string slug, IReadOnlyList<string?> answers, CancellationToken ct) => Join(actor, slug, answers, null, ct);

    /// <summary>The same with the questions as they were read: where others are asked by now, nothing is recorded under what was never asked.</summary>
    /// <param name="actor">Who wants in.</param>
    /// <param name="slug">Into which club.</param>
    /// <param name="answers">One to each question, in their order.</param>
    /// <param name="asked">The questions that these answer; null for whatever is asked.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<Joined>> Join(Actor actor, string slug, IReadOnlyList<string?> answers, IReadOnlyList<string?>? asked, CancellationToken ct)
    {
        var given = answers.Take(JoinQuestion.Most).ToList();
        var text = await screening.Read([.. given.Select(a => new ScreenedPart("answers", a ?? "", IsHtml: false))], trapped: false, ct);
        return await hands.Do<Joined>(actor, slug, ClubRights.None, async hand =>
        {
            var opened = hand.Group.Visibility == Visibility.Open; // who asked before that need not wait any longer
            if (await hand.Present(hand.Me, ct) is { } present && !(present.Waiting && opened))
            {
                return present.Waiting ? Joined.Waiting : Joined.Member;
            }

            if ((await ClubBan.Bars(hand.Db, hand.Club.Id, hand.Me, hand.Now, ct) ?? (hand.Group.Visibility == Visibility.Invitation ? Problem.Refused<ClubsText>("ByInvitation") : null) ?? (hand.Club.OpensAs is null ? null : Problem.Conflict<FoundingText>("ClubWaits")) ?? (hand.Group.ClosedAt is null ? null : Standing.GroupClosed)) is { } refused)
            {
                return refused;
            }

            if (opened)
            {
                await hand.TakeIn(hand.Me, ct);
                return Joined.Member;
            }

            return await Ask(hand, given, asked, text, ct) is { } problem ? problem : Joined.Waiting;
        }, ct);
    }

    /// <summary>Leaves a club, or takes the wish to join back; a mute or a warning holds nobody there. The last host cannot leave while others are in it.</summary>
    public Task<Result<Nothing>> Leave(Actor actor, string slug, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubDeed.Own, async hand =>
        {
            if (await hand.Present(hand.Me, ct) is not { } present)
            {
                return default(Nothing);
            }

            if (await MayNotLeave(hand, present, ct) is { } refused)
            {
                return refused;
            }

            await hand.TakeOut(present, ct);
            return default(Nothing);
        }, ct);

    /// <summary>Lets somebody in, or (<paramref name="yes"/> false) does not; they are told. Whoever has that right.</summary>
    public Task<Result<Nothing>> Answer(Actor actor, string slug, long accountId, bool yes, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.LetIn, async hand =>
        {
            if (await hand.Present(accountId, ct) is not { Waiting: true } waiting)
            {
                return Problem.NotFound;
            }

            if (yes)
            {
                await hand.TakeIn(accountId, ct);
            }
            else
            {
                await hand.TakeOut(waiting, ct);
            }

            await hand.Notify(yes ? ClubNoticeKind.LetIn : ClubNoticeKind.TurnedDown, accountId, ct);
            return default(Nothing);
        }, ct);

    /// <summary>Makes a member a host or a co-host, or takes that away again: hosts, and admins. A host is relieved by themselves or by an admin alone, and never the last one.</summary>
    public Task<Result<Nothing>> SetRole(Actor actor, string slug, long accountId, GroupRole role, CancellationToken ct) =>
        hands.Do<Nothing>(actor, slug, ClubRights.GiveRoles, async hand =>
        {
            hand.Acted = new("account", accountId);
            if (await hand.Present(accountId, ct) is not { Waiting: false } member)
            {
                return Problem.NotFound;
            }

            if (member.Role == role)
            {
                return default(Nothing);
            }

            if (!Enum.IsDefined(role))
            {
                return Problem.Invalid<KernelText>("role", "UnknownValue", role);
            }

            if (member.Role == GroupRole.Host && accountId != hand.Me && !hand.Standing.IsAdmin)
            {
                return Problem.Refused<ClubsText>("NotBelow");
            }

            if (await IsLastHost(hand, member, ct))
            {
                return Problem.Conflict<ClubsText>("LastHost");
            }

            var before = member.Role;
            member.Role = role;
            await hand.Db.Set<ClubHandOver>().Where(h => h.ClubId == hand.Club.Id && h.FromId == accountId).ExecuteDeleteAsync(ct);
            if (!ClubRightsTable.Of(ClubRoles.Of(member, moderates: false)).HasFlag(ClubRights.Invite))
            {
                await ClubInvitation.EndBy(hand.Db, hand.Club.Id, accountId, hand.Now, ct);
            }

            hand.Db.Audit(actor, AuditAction.ClubRoleChanged, new("account", accountId), hand.Now, details: hand.Place.ToString(), before: before.ToString(), after: role.ToString(), place: hand.Place, whom: accountId);
            hand.Tell(accountId);
            if (role > before && accountId != hand.Me)
            {
                await hand.Notify(ClubNoticeKind.MadeHost, accountId, ct);
            }

            return default(Nothing);
        }, ct);

    /// <summary>Says what a member is called in the club, in a few words that stand beside their name; nothing takes it away.</summary>
    public async Task<Result<Nothing>> SetTitle(Actor actor, string slug, long accountId, string? title, CancellationToken ct)
    {
        var words = string.IsNullOrWhiteSpace(title) ? null : title.Trim();
        var unfit = Bounds.Check("title", words, Membership.MostTitle, min: 0);
        var text = await screening.Read([new("title", words ?? "", IsHtml: false)], trapped: false, ct);
        return await hands.Do<Nothing>(actor, slug, ClubRights.GiveTitles, async hand =>
        {
            if (await hand.Present(accountId, ct) is not { Waiting: false } member)
            {
                return Problem.NotFound;
            }

            if ((unfit ?? (await screening.Judge(hand.Db, hand.Standing, text, new(ScreenedUse.Name, GroupId: hand.Club.Id), hand.Now, ct)).Refusal) is { } refused)
            {
                return refused;
            }

            if (member.Title != words)
            {
                hand.Db.Audit(actor, AuditAction.ClubTitleGiven, new("account", accountId), hand.Now, details: hand.Place.ToString(), before: member.Title, after: words, place: hand.Place, whom: accountId);
                member.Title = words;
                hand.Tell(accountId);
            }

            return default(Nothing);
        }, ct);
    }

    /// <summary>Why somebody may not leave, or null: a last host who has others in it, or a club that waits for a moderator.</summary>
    internal static async Task<Problem?> MayNotLeave(ClubAtHand hand, Membership present, CancellationToken ct) =>
        !await IsLastHost(hand, present, ct) ? null
        : hand.Club.OpensAs is not null ? Problem.Conflict<FoundingText>("TakeClubBack")
        : hand.Club.MemberCount > 1 ? Problem.Conflict<ClubsText>("LastHost")
        : null;

    /// <summary>Takes somebody out of a club, which is locked.</summary>
    internal static void Remove(PortalDb db, Club club, Group group, Membership present)
    {
        db.Remove(present);
        club.MemberCount -= present.Waiting ? 0 : 1;
        Tell(db, club, group, present.AccountId, present.Waiting ? null : MemberMove.Left);
    }

    /// <summary>Tells the club, by name of who came or went alone, and the member whose standing changed.</summary>
    internal static void Tell(PortalDb db, Club club, Group group, long accountId, MemberMove? move = null)
    {
        db.Tell(new MembersChanged(club.Id, move is null ? null : accountId, group.Visibility == Visibility.Hidden) { Move = move });
        db.Tell(new StandingChanged(accountId));
    }

    private static async Task<bool> IsLastHost(ClubAtHand hand, Membership member, CancellationToken ct) =>
        member.Role == GroupRole.Host
        && !await hand.Db.Set<Membership>().AnyAsync(m => m.GroupId == hand.Club.Id && m.Role == GroupRole.Host && m.AccountId != member.AccountId, ct);

    private async Task<Problem?> Ask(ClubAtHand hand, List<string?> given, IReadOnlyList<string?>? asked, ScreenedText text, CancellationToken ct)
    {
        var questions = await JoinQuestions.Of(hand.Db, hand.Club.Id, ct);
        var unfit = asked is not null && !asked.SequenceEqual(questions) ? Problem.Changed
            : given.Count < questions.Count ? Problem.Invalid<ClubsText>("answers", "AnswerAll")
            : questions.Select((_, i) => Bounds.Check("answers", given[i], JoinAnswer.MostText)).FirstOrDefault(p => p is not null);
        if ((unfit ?? (await screening.Judge(hand.Db, hand.Standing, text, new(ScreenedUse.Name, GroupId: hand.Club.Id), hand.Now, ct)).Refusal) is { } refused)
        {
            return refused;
        }

        hand.Db.Add(new Membership { GroupId = hand.Club.Id, AccountId = hand.Me, Waiting = true, Since = hand.Now });
        hand.Db.AddRange(questions.Select((q, i) => new JoinAnswer { ClubId = hand.Club.Id, AccountId = hand.Me, Number = i + 1, Question = q, Text = given[i]! }));
        await hand.Db.ForgetDraft(hand.Actor, JoinForm.Draft(hand.Club.Id), ct);
        hand.Tell(hand.Me);
        await hand.Notify(ClubNoticeKind.Asked, null, ct);
        return null;
    }
}
