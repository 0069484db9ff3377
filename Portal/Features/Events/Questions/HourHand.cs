using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Events;

/// <summary>An hour in the hands of a deed: its event is locked, and who acts was read afterwards.</summary>
/// <param name="Db">The deed's own transaction.</param>
/// <param name="It">The event.</param>
/// <param name="Hour">The hour.</param>
/// <param name="Standing">Who acts; a member who may write.</param>
/// <param name="Bars">Who was banned from its group.</param>
/// <param name="Now">The time.</param>
internal sealed record HourHand(PortalDb Db, Event It, QuestionHour Hour, Standing Standing, IGroupBars Bars, DateTime Now)
{
    /// <summary>Who acts.</summary>
    public long Me => Standing.AccountId!.Value;

    /// <summary>How far the hour has come.</summary>
    public HourPhase Phase => Hour.Phase(It.EndsAt, Now);

    /// <summary>Why who acts may not lead it, or null.</summary>
    public Problem? MayNotLead => HourRules.MayNotLead(Standing, It.GroupId, It.CancelledAt is not null);

    /// <summary>Whether who acts is a guest of it.</summary>
    public Task<bool> IsGuest(CancellationToken ct) => HourGuest.Of(Db, Bars, It.Id, It.GroupId, Now).AnyAsync(g => g.AccountId == Me, ct);

    /// <summary>Whether somebody was banned from the group whose hour it is.</summary>
    public async Task<bool> IsBarred(long accountId, CancellationToken ct) => It.GroupId is { } group && await Bars.Barred(Db, group, Now).ContainsAsync(accountId, ct);

    /// <summary>Whether a question was answered, also by what nobody sees yet.</summary>
    public Task<bool> IsAnswered(HourEntry question, CancellationToken ct) => Db.Set<HourEntry>().AnyAsync(e => e.QuestionId == question.Id && e.DeletedAt == null, ct);

    /// <summary>What was done since who acts saw the hour, or null where nothing was.</summary>
    /// <param name="seen">The revision that they saw; null for whichever it is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Problem?> Stale(int? seen, CancellationToken ct)
    {
        if (seen is null || seen == Hour.Revision)
        {
            return null;
        }

        var who = await Db.Set<Account>().Where(a => a.Id == Hour.ById).Select(a => a.DisplayName ?? a.UserName!).FirstOrDefaultAsync(ct);
        return new(ProblemKind.Conflict, typeof(HourText), $"Meanwhile{Hour.Deed}", null, who ?? "", Hour.DeedNumber ?? 0);
    }

    /// <summary>A question that stands, by its number; null where there is none to see.</summary>
    public Task<HourEntry?> Question(int number, CancellationToken ct) =>
        Db.Set<HourEntry>().AsTracking().FirstOrDefaultAsync(e => e.EventId == It.Id && e.Number == number && e.QuestionId == null && e.DeletedAt == null && !e.Hidden, ct);

    /// <summary>What who acts said themselves, by its number, hidden or not.</summary>
    public Task<HourEntry?> Own(int number, CancellationToken ct) =>
        Db.Set<HourEntry>().AsTracking().FirstOrDefaultAsync(e => e.EventId == It.Id && e.Number == number && e.AuthorId == Me && e.DeletedAt == null, ct);
}

/// <summary>Takes hours in hand for deeds.</summary>
public sealed class HourHands(Database database, IGroupBars bars, TimeProvider time)
{
    /// <summary>Does something to an hour that who acts may see, as a member who may write; a problem undoes it.</summary>
    internal Task<Result<T>> Do<T>(Actor actor, long eventId, Func<HourHand, Task<Result<T>>> deed, CancellationToken ct) => database.Write(
        async db =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (!(await db.EnterEvent(actor, eventId, now, ct)).Try(out var entered, out var unseen))
            {
                return unseen;
            }

            if (entered.Standing.MayNotWrite is { } mayNot)
            {
                return mayNot;
            }

            return await db.Set<QuestionHour>().AsTracking().FirstOrDefaultAsync(h => h.EventId == eventId, ct) is { } hour
                ? await deed(new(db, entered.It, hour, entered.Standing, bars, now))
                : Problem.NotFound;
        },
        ct);
}
