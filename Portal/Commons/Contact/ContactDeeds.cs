using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Commons.Contact;

/// <summary>What members decide about who may write to them. Doing it twice is as good as once.</summary>
public sealed class ContactDeeds(Database database, LiveBus bus, RateLimits limits, TimeProvider time)
{
    /// <summary>What is whispered on a member's own channel when they blocked somebody or lifted a block.</summary>
    public const string Changed = "contact-changed";

    /// <summary>Blocks somebody by the name of their account. Staff are not blocked: they must be able to tell members what concerns their account; what is out of place there is reported.</summary>
    public Task<Result<Nothing>> Block(Actor actor, string name, CancellationToken ct) => Change(actor, async (db, me) =>
    {
        var wanted = LookupNames.Of(name);
        if (await db.Set<Account>().Where(a => a.NormalizedUserName == wanted && (a.NormalizedEmail != null || a.Imported)).Select(PersonView.Of).FirstOrDefaultAsync(ct) is not { } person)
        {
            return Problem.NotFound;
        }

        if (ContactRules.MayNotBlock(me, person) is { } problem)
        {
            return problem;
        }

        await db.Lock<Account>(me, ct);
        if (await db.Set<Block>().AnyAsync(b => b.AccountId == me && b.BlockedId == person.Id, ct))
        {
            return null;
        }

        if (await db.Set<Block>().CountAsync(b => b.AccountId == me, ct) >= Contact.Block.Most)
        {
            return Problem.Refused<ContactText>("TooManyBlocks", Contact.Block.Most);
        }

        db.Add(new Block { AccountId = me, BlockedId = person.Id, At = time.GetUtcNow().UtcDateTime });
        return null;
    }, ct);

    /// <summary>Lifts a block.</summary>
    public Task<Result<Nothing>> Unblock(Actor actor, string name, CancellationToken ct) => Change(actor, async (db, me) =>
    {
        var wanted = LookupNames.Of(name);
        var person = await db.Set<Account>().Where(a => a.NormalizedUserName == wanted).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct);
        if (person is null)
        {
            return Problem.NotFound;
        }

        await db.Set<Block>().Where(b => b.AccountId == me && b.BlockedId == person).ExecuteDeleteAsync(ct);
        return null;
    }, ct);

    /// <summary>Chooses who may begin a conversation with the actor.</summary>
    public Task<Result<Nothing>> Choose(Actor actor, MayBegin who, CancellationToken ct) => Change(actor, async (db, me) =>
    {
        if (!Enum.IsDefined(who))
        {
            return Problem.Invalid<KernelText>("who", "UnknownValue", who);
        }

        await db.Lock<Account>(me, ct);
        if (await db.Set<ContactChoice>().AsTracking().FirstOrDefaultAsync(c => c.AccountId == me, ct) is { } before)
        {
            before.Who = who;
        }
        else
        {
            db.Add(new ContactChoice { AccountId = me, Who = who });
        }

        return null;
    }, ct);

    private async Task<Result<Nothing>> Change(Actor actor, Func<PortalDb, long, Task<Problem?>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        var result = await database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
                var problem = standing.MayNotUse ?? (standing.AccountId is null ? Problem.SignIn : null) ?? pace();
                return (problem ?? await deed(db, standing.AccountId!.Value)) is { } refused ? refused : default(Nothing);
            },
            ct);
        if (result.Done)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Changed, "{}");
        }

        return result;
    }
}
