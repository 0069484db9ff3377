using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Commons.Notifications;

/// <summary>How and when somebody is told.</summary>
/// <param name="Kinds">For each kind whether it is in the bell and in letters.</param>
/// <param name="Zone">Their time zone by its IANA name, or null for UTC.</param>
/// <param name="DigestHour">The hour of the digest, 0 to 23.</param>
/// <param name="QuietFrom">The first quiet hour, or null for none.</param>
/// <param name="QuietTo">The hour at which quiet ends, or null for none.</param>
/// <param name="Popular">Whether the digest tells what others found worth reading.</param>
public sealed record TellingView(IReadOnlyDictionary<NotificationKind, Telling> Kinds, string? Zone, int DigestHour, int? QuietFrom, int? QuietTo, bool Popular)
{
    internal MailHours Hours => new(Zone, DigestHour, QuietFrom is { } from && QuietTo is { } to ? (from, to) : null);
}

/// <summary>Reads and changes how a member is told. Letters that are waiting follow a change.</summary>
public sealed class TellingSettings(Database database, IEnumerable<INotifying> rooms, IEnumerable<IMailsLists> lists, UnsubscribeLinks links, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The actor's own settings; what only agents or moderators are told is not among those of others.</summary>
    public async Task<Result<TellingView>> Read(Actor actor, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var chosen = await db.Set<TellingChoice>().Where(c => c.AccountId == me).ToDictionaryAsync(c => c.Kind, c => new Telling(c.Bell, c.Mail), ct);
        var times = await db.Set<TellingTimes>().FirstOrDefaultAsync(t => t.AccountId == me, ct) ?? new TellingTimes { AccountId = me };
        return new TellingView(
            Enum.GetValues<NotificationKind>().Where(kind => !Telling.IsDue(kind) && (standing.IsAgent || !Telling.IsForAgents(kind)) && (standing.IsModerator || !Telling.IsForModerators(kind))).ToDictionary(kind => kind, kind => chosen.TryGetValue(kind, out var telling) ? telling : Telling.Usual(kind)),
            times.Zone, times.DigestHour, times.QuietFrom, times.QuietTo, times.Popular);
    }

    /// <summary>Changes them; a kind that is not named stays as it is.</summary>
    public Task<Result<Nothing>> Change(Actor actor, TellingView settings, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                if ((standing.MayNotUse ?? (standing.AccountId is null ? Problem.SignIn : Check(settings) ?? pace())) is { } problem)
                {
                    return problem;
                }

                var me = standing.AccountId!.Value;
                await db.Lock<Account>(me, ct); // as who writes their letters does
                foreach (var (kind, telling) in settings.Kinds)
                {
                    await Choose(db, me, kind, telling, ct);
                }

                await SetTimes(db, me, settings, ct);
                return default(Nothing);
            },
            ct);
    }

    /// <summary>The time zone by which somebody is told the time; null where they chose none.</summary>
    public async Task<string?> ZoneOf(Actor actor, CancellationToken ct) =>
        actor.AccountId is not { } me ? null : await database.Read(db => db.Set<TellingTimes>().Where(t => t.AccountId == me).Select(t => t.Zone).FirstOrDefaultAsync(ct));

    /// <summary>What a link in a letter stops, or null for a link that was not made here.</summary>
    public Unsubscribing? Look(string? token) => links.Open(token);

    /// <summary>What the list is called that a link stops; null for another link, and where who holds it may not know of it any more.</summary>
    public async Task<string?> ListOf(Unsubscribing wish, CancellationToken ct) =>
        wish.List is { } list && lists.FirstOrDefault(l => l.Kind == list.Kind) is { } room ? await database.Read(db => room.NameOf(db, wish.AccountId, list.Id, ct)) : null;

    /// <summary>Stops what the link in a letter says. Who holds the link needs no account for it, and twice is as good as once.</summary>
    public async Task<Result<Unsubscribing>> Unsubscribe(string? token, CancellationToken ct)
    {
        if (links.Open(token) is not { } wish)
        {
            return Problem.NotFound;
        }

        return await database.Write<Unsubscribing>(
            async db =>
            {
                if (!await db.Set<Account>().AnyAsync(a => a.Id == wish.AccountId && a.NormalizedEmail != null, ct))
                {
                    return Problem.NotFound;
                }

                await db.Lock<Account>(wish.AccountId, ct);
                await (wish.List is { } list ? StopList(db, wish.AccountId, list, ct) : wish.Kind is { } kind ? StopKind(db, wish.AccountId, kind, ct) : StopDigest(db, wish.AccountId, ct));
                return wish;
            },
            ct);
    }

    private Task StopList(PortalDb db, long accountId, Subject list, CancellationToken ct) =>
        lists.FirstOrDefault(l => l.Kind == list.Kind)?.Stop(db, accountId, list.Id, ct) ?? Task.CompletedTask;

    private async Task StopKind(PortalDb db, long accountId, NotificationKind kind, CancellationToken ct)
    {
        var chosen = await db.Set<TellingChoice>().FirstOrDefaultAsync(c => c.AccountId == accountId && c.Kind == kind, ct);
        await Choose(db, accountId, kind, new(chosen?.Bell ?? Telling.Usual(kind).Bell, MailChoice.None), ct);
        foreach (var room in rooms)
        {
            await room.StopLetters(db, accountId, kind, ct);
        }
    }

    private async Task StopDigest(PortalDb db, long accountId, CancellationToken ct)
    {
        var chosen = await db.Set<TellingChoice>().Where(c => c.AccountId == accountId).ToDictionaryAsync(c => c.Kind, c => new Telling(c.Bell, c.Mail), ct);
        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            var telling = chosen.TryGetValue(kind, out var own) ? own : Telling.Usual(kind);
            if (telling.Mail is MailChoice.Digest or MailChoice.Weekly)
            {
                await Choose(db, accountId, kind, telling with { Mail = MailChoice.None }, ct);
            }
        }

        foreach (var room in rooms)
        {
            await room.StopLetters(db, accountId, null, ct);
        }

        await db.Set<Notification>().Where(n => n.AccountId == accountId && (n.Mail == MailChoice.Digest || n.Mail == MailChoice.Weekly) && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTime?)null), ct);
        await db.Set<TellingTimes>().Where(t => t.AccountId == accountId).ExecuteUpdateAsync(t => t.SetProperty(x => x.Popular, false).SetProperty(x => x.PopularDueAt, (DateTime?)null), ct);
    }

    private static async Task Choose(PortalDb db, long accountId, NotificationKind kind, Telling telling, CancellationToken ct)
    {
        var choice = await db.Set<TellingChoice>().AsTracking().FirstOrDefaultAsync(c => c.AccountId == accountId && c.Kind == kind, ct);
        if (choice is null)
        {
            db.Add(choice = new TellingChoice { AccountId = accountId, Kind = kind });
        }

        var before = db.Entry(choice).State == EntityState.Added ? Telling.Usual(kind).Mail : choice.Mail;
        (choice.Bell, choice.Mail) = (telling.Bell, telling.Mail);
        if (telling.Mail == MailChoice.None && before != MailChoice.None) // a place that says otherwise keeps its letters when nothing changed
        {
            await db.Set<Notification>().Where(n => n.AccountId == accountId && n.Kind == kind && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTime?)null), ct);
        }
    }

    private async Task SetTimes(PortalDb db, long accountId, TellingView settings, CancellationToken ct)
    {
        var times = await db.Set<TellingTimes>().AsTracking().FirstOrDefaultAsync(t => t.AccountId == accountId, ct);
        if (times is null)
        {
            db.Add(times = new TellingTimes { AccountId = accountId });
        }

        (times.Zone, times.DigestHour, times.QuietFrom, times.QuietTo, times.Popular) = (settings.Zone, settings.DigestHour, settings.QuietFrom, settings.QuietTo, settings.Popular);
        var (next, week) = (settings.Hours.NextDigest(Now), settings.Hours.NextWeek(Now));
        times.PopularDueAt = settings.Popular ? next : null;
        await db.Set<Notification>().Where(n => n.AccountId == accountId && n.Mail == MailChoice.Digest && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTime?)next), ct);
        await db.Set<Notification>().Where(n => n.AccountId == accountId && n.Mail == MailChoice.Weekly && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTime?)week), ct);
    }

    private static Problem? Check(TellingView settings) =>
        settings.Kinds.Any(k => !Enum.IsDefined(k.Key) || Telling.IsDue(k.Key) || !Enum.IsDefined(k.Value.Mail)) ? Problem.Invalid<KernelText>("kinds", "UnknownValue", "kind")
        : settings.Zone is { } zone && !HoursZones.Knows(zone) ? Problem.Invalid<NotificationText>("zone", "NoSuchZone")
        : !IsHour(settings.DigestHour) ? Problem.Invalid<NotificationText>("digestHour", "NoSuchHour")
        : settings.QuietFrom is null != settings.QuietTo is null ? Problem.Invalid<NotificationText>("quietTo", "BothQuietHours")
        : !IsHour(settings.QuietFrom ?? 0) ? Problem.Invalid<NotificationText>("quietFrom", "NoSuchHour")
        : !IsHour(settings.QuietTo ?? 0) ? Problem.Invalid<NotificationText>("quietTo", "NoSuchHour")
        : null;

    private static bool IsHour(int hour) => hour is >= 0 and <= 23;
}
