using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Clubs;

/// <summary>What came of leaving a club without a trace.</summary>
/// <param name="Gone">How many things that they wrote were taken away.</param>
/// <param name="Stayed">How many could not be: what was hidden by a moderator, stands in an archived topic, was picked in a question hour or is voted on.</param>
public sealed record ClubLeft(int Gone, int Stayed);

/// <summary>Leaves a club with all that one wrote in it: in every room that keeps something (<see cref="IGroupTrace"/>), batch by batch, and the membership last, so that who is interrupted goes on where it stopped.</summary>
public sealed class ClubLeaving(Database database, ClubHands hands, ClubMembers members, IEnumerable<IGroupTrace> traces, RateLimits limits, TimeProvider time)
{
    private const int AtOnce = 50;

    /// <summary>Takes away what the actor wrote there, and leaves. Who cannot leave, as the last host, loses nothing.</summary>
    public async Task<Result<ClubLeft>> WithoutTrace(Actor actor, string slug, CancellationToken ct)
    {
        if (!(await Enter(actor, slug, ct)).Try(out var club, out var refused))
        {
            return refused;
        }

        var left = new ClubLeft(0, 0);
        foreach (var trace in club is null ? [] : traces)
        {
            for (long? after = 0; after is { } from;)
            {
                if (!(await TakeAway(actor, club!.Value, trace, from, ct)).Try(out var taken, out var problem))
                {
                    return problem;
                }

                (left, after) = (new(left.Gone + taken.Gone, left.Stayed + taken.Stayed), taken.After);
            }
        }

        return (await members.Leave(actor, slug, ct)).Problem is { } unable ? unable : left;
    }

    /// <summary>The club, where there is something to take away: who only waits has nothing in it, and neither has who is not in it.</summary>
    private Task<Result<long?>> Enter(Actor actor, string slug, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return hands.Do<long?>(actor, slug, ClubRights.None, async hand =>
        {
            if (await hand.Present(hand.Me, ct) is not { Waiting: false } present)
            {
                return (long?)null;
            }

            return (await ClubMembers.MayNotLeave(hand, present, ct) ?? pace()) is { } refused ? refused : (long?)hand.Club.Id;
        }, ct);
    }

    private Task<Result<TakenAway>> TakeAway(Actor actor, long club, IGroupTrace trace, long after, CancellationToken ct) => database.Write<TakenAway>(
        async db =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            var standing = await Standing.Of(db, actor, now, ct);
            return (standing.MayNotWrite ?? (standing.IsIn(club) ? null : Problem.NotAllowed)) is { } refused ? refused
                : await trace.TakeAway(db, new(standing with { Closed = [] }, club, after, AtOnce, now), ct); // a closed club is left as an open one: what is one's own goes along
        },
        ct);
}
