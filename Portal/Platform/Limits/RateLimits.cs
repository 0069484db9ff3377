using System.Threading.RateLimiting;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Platform.Limits;

/// <summary>What is limited, each with its own pace for each actor.</summary>
public enum Limited
{
    /// <summary>Topics, replies and clubs.</summary>
    Posting,

    /// <summary>Clubs founded: a few a day.</summary>
    Founding,

    /// <summary>Changes to what was posted.</summary>
    Edits,

    /// <summary>Reactions, given or taken back.</summary>
    Reactions,

    /// <summary>Chat and room messages.</summary>
    Messages,

    /// <summary>People with whom a conversation is begun, or who are brought into one.</summary>
    Conversations,

    /// <summary>The same by who has just come here.</summary>
    NewcomerConversations,

    /// <summary>Chats begun by one address.</summary>
    NewChats,

    /// <summary>Flags raised.</summary>
    Flags,

    /// <summary>What moderators decide about people, and what these answer.</summary>
    Sanctions,

    /// <summary>Files uploaded.</summary>
    Uploads,

    /// <summary>Choices about oneself: what is followed, what one is told of.</summary>
    Choices,

    /// <summary>Looked up while somebody writes: people, topics.</summary>
    LookUps,

    /// <summary>Batches of marks on what moderators have looked at.</summary>
    Marks,

    /// <summary>Attempts to sign in, register or have a letter sent, by address.</summary>
    SignIn,
}

/// <summary>
/// The pace at which one actor may do things: a burst, then so many a minute. Kept in memory on each node; <c>RateLimits:Enabled</c> switches it off.
/// </summary>
public sealed class RateLimits : IDisposable
{
    private readonly bool enabled;
    private readonly PartitionedRateLimiter<(Limited What, string Who)> limiter = PartitionedRateLimiter.Create<(Limited What, string Who), (Limited, string)>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, k => Pace(k.Item1)));

    public RateLimits(IConfiguration configuration) => enabled = configuration.Switch("RateLimits:Enabled", true);

    /// <summary>Counts one more, or several at once, or answers the problem that there were too many. No more count at once than a burst may hold.</summary>
    public Problem? Take(Limited what, Actor actor, int count = 1)
    {
        if (!enabled || actor.IsSystem)
        {
            return null;
        }

        using var lease = limiter.AttemptAcquire((what, actor.Key), Math.Min(count, Pace(what).TokenLimit));
        return lease.IsAcquired ? null
            : Problem.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(10));
    }

    /// <summary>The same for a deed, which may have to be run again: however often it asks, it counts once.</summary>
    public Func<Problem?> Once(Limited what, Actor actor)
    {
        var answer = new Lazy<Problem?>(() => Take(what, actor));
        return () => answer.Value;
    }

    public void Dispose() => limiter.Dispose();

    private static TokenBucketRateLimiterOptions Pace(Limited what) => what switch
    {
        Limited.Posting => Bucket(burst: 15, aMinute: 12),
        Limited.Founding => Bucket(burst: 3, aMinute: 3.0 / (24 * 60)),
        Limited.Edits => Bucket(burst: 30, aMinute: 20),
        Limited.Reactions => Bucket(burst: 60, aMinute: 60),
        Limited.Messages => Bucket(burst: 40, aMinute: 60),
        Limited.Conversations => Bucket(burst: 20, aMinute: 4),
        Limited.NewcomerConversations => Bucket(burst: 4, aMinute: 0.1),
        Limited.NewChats => Bucket(burst: 10, aMinute: 6),
        Limited.Flags => Bucket(burst: 20, aMinute: 6),
        Limited.Sanctions => Bucket(burst: 60, aMinute: 60),
        Limited.Choices => Bucket(burst: 60, aMinute: 60),
        Limited.Marks => Bucket(burst: 120, aMinute: 120),
        Limited.LookUps => Bucket(burst: 80, aMinute: 120),
        Limited.Uploads => Bucket(burst: 20, aMinute: 12),
        _ => Bucket(burst: 20, aMinute: 20),
    };

    private static TokenBucketRateLimiterOptions Bucket(int burst, double aMinute) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / aMinute),
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}

/// <summary>Registers the limits.</summary>
public static class LimitsModule
{
    /// <summary>Adds them, as the settings want them.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = new RateLimits(builder.Configuration);
        builder.Services.AddSingleton(_ => limits);
    }
}
