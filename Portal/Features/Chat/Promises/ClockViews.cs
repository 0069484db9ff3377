using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>A running clock that has something to be in time for, as staff see it.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="DueAt">By when; null while it rests, because the staff wait for the customer.</param>
/// <param name="Near">The time is nearly over.</param>
/// <param name="Late">The time was missed. A clock may run to a later time after that, where the chat moved: then it is late and due.</param>
public sealed record ClockView(MeasureKind Kind, DateTime? DueAt, bool Near, bool Late)
{
    /// <summary>It rests: the staff wait for the customer.</summary>
    public bool Paused => DueAt is null;
}

/// <summary>A date that was promised, as both sides see it.</summary>
/// <param name="What">What is to happen.</param>
/// <param name="DueAt">By when.</param>
/// <param name="MadeAt">When it was promised.</param>
/// <param name="By">Who promised it.</param>
/// <param name="Reason">Why it is another date than the one before.</param>
/// <param name="Late">It passed and was not kept.</param>
/// <param name="EndedAt">When it was kept, changed or taken back; null while it stands.</param>
/// <param name="Ending">What became of it.</param>
/// <param name="EndReason">Why it was taken back.</param>
public sealed record PromiseView(
    string What, DateTime DueAt, DateTime MadeAt, PersonView By, string? Reason, bool Late, DateTime? EndedAt, PromiseEnd? Ending, string? EndReason)
{
    /// <summary>True while it stands.</summary>
    public bool Stands => EndedAt is null;
}

/// <summary>The promises of a chat as the desk shows them.</summary>
/// <param name="All">Each date that was promised: the one that stands, and then the newest first.</param>
/// <param name="MayPromise">Whether the agent may promise, change, take back and keep.</param>
public sealed record DeskPromises(IReadOnlyList<PromiseView> All, bool MayPromise);

/// <summary>Reads clocks and promises.</summary>
public sealed class ClockViews(Database database, TimeProvider time)
{
    private const int MostListed = 50;

    /// <summary>For so long a customer is shown why a promise was taken back.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(7);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The running clocks of a chat, what is due first before the rest; null where there is no such chat, and for who is no agent.</summary>
    public async Task<IReadOnlyList<ClockView>?> Clocks(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), await Standing.Of(db, actor, Now, ct), chatId, ct);
        return seat == ChatSeat.Desk
            ? await db.RunningClocks(chat!.Id).Take(MostListed).Select(ClockRows.View).ToListAsync(ct)
            : null;
    }

    /// <summary>What is promised to a customer: the promise that stands, or lately taken back; null where there is none, and for who has no part in the chat.</summary>
    public async Task<PromiseView?> Of(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, party.Actor, Now, ct);
        var (chat, seat) = await db.Find(party, standing, chatId, ct);
        if (seat == ChatSeat.None)
        {
            return null;
        }

        var since = Now - ShownFor;
        var newest = await Promises(db, chat!.Id).FirstOrDefaultAsync(ct);
        return newest is { Stands: true } || (newest is { Ending: PromiseEnd.Withdrawn } && newest.EndedAt > since) ? newest : null;
    }

    /// <summary>One promise of a chat, whatever became of it; null where there is none, and for who has no part in the chat.</summary>
    public async Task<PromiseView?> One(ChatParty party, long chatId, long promiseId, CancellationToken ct)
    {
        await using var db = database.Open();
        var (chat, seat) = await db.Find(party, await Standing.Of(db, party.Actor, Now, ct), chatId, ct);
        return seat == ChatSeat.None ? null : await Promises(db, chat!.Id, promiseId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Everything that was promised in a chat; null where there is no such chat, and for who is no agent.</summary>
    public async Task<DeskPromises?> All(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), standing, chatId, ct);
        return seat == ChatSeat.Desk
            ? new(await Promises(db, chat!.Id).Take(MostListed).ToListAsync(ct), PromiseRules.MayNotPromise(ChatSeat.Desk, standing, chat.State, chat.AgentId, null) is null)
            : null;
    }

    private static IQueryable<PromiseView> Promises(PortalDb db, long chatId, long? only = null) =>
        from p in db.Set<ChatPromise>()
        where p.ChatId == chatId && (only == null || p.Id == only)
        join a in db.Set<Account>() on p.MadeById equals a.Id
        orderby p.EndedAt != null, p.Id descending
        select new PromiseView(
            p.What, p.DueAt, p.MadeAt, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), p.Reason,
            db.Set<ChatMeasure>().Any(m => m.ChatId == p.ChatId && m.LineId == p.LineId && m.Kind == MeasureKind.Promise && m.BreachedAt != null), p.EndedAt, p.Ending, p.EndReason);
}
