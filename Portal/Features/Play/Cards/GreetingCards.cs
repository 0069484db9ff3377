using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Play;

/// <summary>Sends greeting cards, and says whether one wants some.</summary>
public sealed class GreetingCards(Database database, RateLimits limits, Screening screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Sends a card to somebody who wants cards and is in a group with the sender, for the next day of an occasion. Who has blocked the sender gets none, and the sender is not told that. Answers its id.
    /// </summary>
    public async Task<Result<long>> Send(Actor actor, string? to, CardOccasion occasion, CardMotif motif, string? text, string? key, CancellationToken ct)
    {
        if (Bounds.Check("text", text, GreetingCard.MostText) is { } problem)
        {
            return problem;
        }

        var (unwanted, pace) = (await screening.MayNotBe("text", text, ct), limits.Once(Limited.Messages, actor));
        return await database.Write<long>(
            async db =>
            {
                var now = Now;
                if (await db.MadeBefore<GreetingCard>(actor, key, ct) is { } before)
                {
                    return before;
                }

                var standing = await Standing.Of(db, actor, now, ct);
                if ((standing.MayNotWrite ?? (standing.IsMember ? unwanted : Problem.SignIn)) is { } refused)
                {
                    return refused;
                }

                var me = standing.AccountId!.Value;
                if (await Receiver(db, me, standing.Groups, to, ct) is not { } receiver)
                {
                    return Problem.Invalid<CardText>("to", "WantsNoCard");
                }

                var zone = HoursZones.ClockOf(await db.Set<TellingTimes>().Where(t => t.AccountId == receiver.AccountId).Select(t => t.Zone).FirstOrDefaultAsync(ct));
                if (CardOccasions.Next(occasion, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone)), receiver.Birthday) is not { } day)
                {
                    return Problem.Invalid<CardText>("occasion", "NoBirthday");
                }

                var on = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                if (await db.Set<GreetingCard>().AnyAsync(c => c.FromId == me && c.ToId == receiver.AccountId && c.Day == on && c.Occasion == occasion, ct))
                {
                    return Problem.Conflict<CardText>("SentAlready");
                }

                if (pace() is { } tooMany)
                {
                    return tooMany;
                }

                var card = new GreetingCard { FromId = me, ToId = receiver.AccountId, Occasion = occasion, Motif = motif, Text = text!, Day = on, DueAt = CardPost.MorningOf(on, zone), CreatedAt = now };
                db.Add(card);
                await db.SaveChangesAsync(ct);
                db.Made<GreetingCard>(actor, key, card.Id, now);
                return card.Id;
            },
            ct);
    }

    /// <summary>Takes a card back that has not arrived, or throws one away that did.</summary>
    public Task<Result<Nothing>> Remove(Actor actor, long id, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if ((standing.MayNotUse ?? (standing.IsMember ? pace() : Problem.SignIn)) is { } refused)
                {
                    return refused;
                }

                await db.Lock<GreetingCard>(id, ct);
                var me = standing.AccountId;
                return await db.Set<GreetingCard>().Where(c => c.Id == id && (c.ArrivedAt == null ? c.FromId == me : c.ToId == me && !c.Hidden)).ExecuteDeleteAsync(ct) == 0 ? Problem.NotFound : default(Nothing);
            },
            ct);
    }

    /// <summary>
    /// Says whether one wants cards, and when one's birthday is; without a month and a day it is forgotten. Apart from that, whether the members of one's clubs see it when it is near;
    /// <paramref name="shows"/> is null to leave that as it is.
    /// </summary>
    public Task<Result<Nothing>> Choose(Actor actor, bool wants, int? month, int? day, bool? shows, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if ((standing.MayNotUse ?? (standing.AccountId is null ? Problem.SignIn : Wrong(month, day) ?? pace())) is { } problem)
                {
                    return problem;
                }

                var me = standing.AccountId!.Value;
                await db.Lock<Account>(me, ct);
                if (await db.Set<GreetingChoice>().AsTracking().FirstOrDefaultAsync(c => c.AccountId == me, ct) is not { } choice)
                {
                    db.Add(choice = new GreetingChoice { AccountId = me });
                }

                (choice.Wants, choice.Month, choice.Day, choice.ShowsBirthday) = (wants, month, day, month is not null && (shows ?? choice.ShowsBirthday));
                return default(Nothing);
            },
            ct);
    }

    /// <summary>Who gets it: they want cards, and are in a group with the sender. Whoever does not is not told from who is not there.</summary>
    private static Task<GreetingChoice?> Receiver(PortalDb db, long me, IReadOnlyList<long> groups, string? name, CancellationToken ct)
    {
        var wanted = LookupNames.Of((name ?? "").Trim().TrimStart('@'));
        return db.Set<GreetingChoice>().FirstOrDefaultAsync(
            c => c.Wants && c.AccountId != me && db.Set<Account>().Any(a => a.Id == c.AccountId && a.NormalizedUserName == wanted && a.NormalizedEmail != null)
                && db.Set<Membership>().Any(m => m.AccountId == c.AccountId && !m.Waiting && groups.Contains(m.GroupId)),
            ct);
    }

    private static Problem? Wrong(int? month, int? day) =>
        month is null && day is null ? null
        : month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month.Value) ? null
        : Problem.Invalid<CardText>("day", "NoSuchDay");
}
