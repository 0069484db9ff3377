using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>What a member has read, and how closely they follow: the marks, and what is unread by them.</summary>
public sealed class Reading(Database database, LiveBus bus, NotificationDeeds notifications, GroupVisitCounter visits, RateLimits limits, TimeProvider time)
{
    /// <summary>What is whispered on a member's own channel when what is unread by them may have changed.</summary>
    public const string Changed = "unread-changed";

    /// <summary>What is whispered there when the member read on in a topic, followed or not: lists show how much of it is unread.</summary>
    public const string ReadOn = "read-on";

    /// <summary>What is whispered there when the member chose how closely they follow a topic.</summary>
    public const string Chosen = "follow-changed";

    /// <summary>Unread topics, and unread posts of a topic, are counted up to here: nobody is helped by a greater number.</summary>
    public const int MostCounted = 100;

    /// <summary>The actor has read a topic up to a number, and with it what they were told of it. Where only posts follow that they may not see, all of it.</summary>
    public async Task<Result<Nothing>> UpTo(Actor actor, long topicId, int number, CancellationToken ct)
    {
        var (told, went, visited) = (false, false, (long?)null);
        var result = await Change(actor, async (db, standing, me) =>
        {
            if (await db.Set<Topic>().SeenBy(standing).Where(t => t.Id == topicId).Select(t => new { t.LastNumber, t.GroupId }).FirstOrDefaultAsync(ct) is not { LastNumber: var last, GroupId: var groupId })
            {
                return Problem.NotFound;
            }

            if (number < 1)
            {
                return Problem.Invalid<ForumText>("number", "NoSuchPost");
            }

            var more = number < last && await db.Set<Post>().SeenBy(db, standing).AnyAsync(p => p.TopicId == topicId && p.Number > number, ct);
            var upTo = more ? number : last;
            told = await NotificationDeeds.ReadIn(db, me, new("topic", topicId), upTo, Now, ct);
            visited = groupId is { } group && standing.IsIn(group) ? group : null;
            (went, var level) = await MarkRows.ReadUpTo(db, me, topicId, upTo, Now, ct);
            return went && (level is not null || await db.Set<PlaceWatch>().AnyAsync(w => w.AccountId == me, ct));
        }, ct);
        if (went && result.Done)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), ReadOn, "{}");
        }

        if (told && result.Done)
        {
            notifications.TellRead(actor.AccountId!.Value);
        }

        if (visited is { } there && result.Done)
        {
            await visits.Here(actor.AccountId!.Value, there, ct);
        }

        return result;
    }

    /// <summary>The actor chooses how closely they follow a topic. Only its start can be told of one that has started: that level is refused.</summary>
    public async Task<Result<Nothing>> Follow(Actor actor, long topicId, WatchLevel level, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        var result = await Change(actor, async (db, standing, me) =>
        {
            if (!await db.Set<Topic>().SeenBy(standing).AnyAsync(t => t.Id == topicId, ct))
            {
                return Problem.NotFound;
            }

            if (!Enum.IsDefined(level) || level == WatchLevel.FirstPost)
            {
                return Problem.Invalid<KernelText>("level", "UnknownValue", level);
            }

            if (pace() is { } tooMany)
            {
                return tooMany;
            }

            await MarkRows.Choose(db, me, topicId, level, Now, ct);
            return true;
        }, ct);
        if (result.Done)
        {
            TellChosen(actor);
        }

        return result;
    }

    /// <summary>The actor takes a topic's pin away for themselves, or puts it back: in their lists it stands like any other. Twice is as good as once.</summary>
    public async Task<Result<Nothing>> Unpin(Actor actor, long topicId, bool unpinned, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        var result = await Change(actor, async (db, standing, me) =>
        {
            if (await db.Set<Topic>().SeenBy(standing).Where(t => t.Id == topicId).Select(t => new { t.Pin }).FirstOrDefaultAsync(ct) is not { } topic)
            {
                return Problem.NotFound;
            }

            if ((topic.Pin is null && unpinned ? Problem.Conflict<ForumText>("TopicNotPinned") : pace()) is { } problem)
            {
                return problem;
            }

            await MarkRows.Unpin(db, me, topicId, unpinned, Now, ct);
            return true;
        }, ct);
        if (result.Done)
        {
            TellChosen(actor);
        }

        return result;
    }

    /// <summary>Whether the actor took the topic's pin away for themselves.</summary>
    public async Task<bool> HasUnpinned(Actor actor, long topicId, CancellationToken ct) =>
        actor.AccountId is { } me && await database.Read(db => db.Set<TopicMark>().AnyAsync(m => m.AccountId == me && m.TopicId == topicId && m.Unpinned, ct));

    /// <summary>Tells the actor's open pages to look again how closely they follow: who writes in a topic follows it from then on.</summary>
    public void TellChosen(Actor actor)
    {
        if (actor.AccountId is { } me)
        {
            bus.Whisper(StandingChanged.Channel(me), Chosen, "{}");
        }
    }

    /// <summary>Everything in the topics that the actor follows counts as read: one write, however much it is.</summary>
    public async Task<Result<Nothing>> AllRead(Actor actor, CancellationToken ct)
    {
        var result = await Change(actor, async (db, _, me) => await MarkRows.ReadAll(db, me, Now, ct), ct);
        if (result.Done)
        {
            notifications.TellRead(actor.AccountId!.Value);
        }

        return result;
    }

    /// <summary>How many of the topics that the actor follows have something unread, counted up to <see cref="MostCounted"/>; 0 for a visitor.</summary>
    public async Task<int> Unread(Actor actor, CancellationToken ct) =>
        actor.AccountId is null ? 0 : await database.Read(async db =>
        {
            var standing = await Standing.Of(db, actor, Now, ct);
            return await db.Set<Topic>().SeenBy(standing).UnreadBy(db, standing, Now).Take(MostCounted).CountAsync(ct);
        });

    /// <summary>How closely the actor follows a topic: as they chose, or as its places say.</summary>
    public async Task<WatchLevel> LevelOf(Actor actor, long topicId, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return WatchLevel.Normal;
        }

        await using var db = database.Open();
        var mark = await db.Set<TopicMark>().FirstOrDefaultAsync(m => m.AccountId == me && m.TopicId == topicId, ct);
        return mark is { Level: { } own } && (mark.Chosen || own is WatchLevel.Muted or WatchLevel.Normal) ? own
            : WatchRules.LevelOf(mark?.Level, await db.Set<Topic>().Where(t => t.Id == topicId).PlacesWatchedBy(db, me).Select(w => w.Level).ToListAsync(ct));
    }

    /// <summary>The greatest number of a post of the topic that the actor has read; null where they never opened it, and for a visitor.</summary>
    public async Task<int?> ReadTo(Actor actor, long topicId, CancellationToken ct) =>
        actor.AccountId is not { } me ? null
            : await database.Read(db => db.Set<TopicMark>().Where(m => m.AccountId == me && m.TopicId == topicId && m.Number > 0).Select(m => (int?)m.Number).FirstOrDefaultAsync(ct));

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Changes the actor's marks, and tells their open pages where the deed says that something is different now.</summary>
    private async Task<Result<Nothing>> Change(Actor actor, Func<PortalDb, Standing, long, Task<Result<bool>>> deed, CancellationToken ct)
    {
        var result = await database.Write<bool>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                return standing.MayNotUse is { } refused ? refused : standing.AccountId is { } me ? await deed(db, standing, me) : Problem.SignIn;
            },
            ct);
        if (!result.Try(out var changed, out var problem))
        {
            return problem;
        }

        if (changed)
        {
            bus.Whisper(StandingChanged.Channel(actor.AccountId!.Value), Changed, "{}");
        }

        return default(Nothing);
    }
}
