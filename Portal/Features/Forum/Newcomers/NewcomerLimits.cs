using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>
/// How far somebody may go whom nobody knows yet (<see cref="Standing.NewSince"/>): what one post may hold, until they have looked around here, and how much they write a day in the
/// first days. Whoever is known, is of the staff or is a customer is asked nothing here, and costs nothing.
/// </summary>
public sealed class NewcomerLimits(NewcomerSettings settings, PublicAddress address)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Why this person may not write a post now, or null.</summary>
    /// <param name="db">The deed's own transaction.</param>
    /// <param name="standing">Who writes.</param>
    /// <param name="html">The post as it will be shown.</param>
    /// <param name="starts">True for a topic's first post.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Stops the reading.</param>
    internal async ValueTask<Problem?> MayNotPost(PortalDb db, Standing standing, string html, bool starts, DateTime now, CancellationToken ct) =>
        settings.Enabled && standing is { NewSince: { } since, AccountId: { } me }
            ? MayNotHold(html) ?? (now < since + settings.FirstDays ? await MayNotYet(db, me, since, starts, now, ct) : null)
            : null;

    /// <summary>Why this person may not make this of a post, or null. What it held before it may go on holding.</summary>
    internal Problem? MayNotEdit(Standing standing, string html, string before) =>
        settings.Enabled && standing.NewSince is not null ? MayNotHold(html, before) : null;

    private Problem? MayNotHold(string html, string before = "")
    {
        var (now, had) = (HeldByPost.Read(html, address.Root), HeldByPost.Read(before, address.Root));
        return IsBeyond(now.Links, had.Links, settings.Links) ? Refused("NewcomerLinks", settings.Links, now.Links)
            : IsBeyond(now.Images, had.Images, settings.Images) ? Refused("NewcomerImages", settings.Images, now.Images)
            : IsBeyond(now.Mentions, had.Mentions, settings.Mentions) ? Refused("NewcomerMentions", settings.Mentions, now.Mentions)
            : null;
    }

    private static bool IsBeyond(int now, int had, int most) => now > Math.Max(most, had);

    private static Problem Refused(string key, int most, int now) => Problem.Invalid<ForumText>("body", key, [most, now, .. Ends]);

    /// <summary>Until when: on how many days somebody was here, and how many posts they read.</summary>
    private static object[] Ends => [MeritRules.MemberDays, MeritRules.MemberRead];

    /// <summary>The newest posts of a day are looked at along the author's own index: there are not many, or they would be no newcomer.</summary>
    private async Task<Problem?> MayNotYet(PortalDb db, long me, DateTime since, bool starts, DateTime now, CancellationToken ct)
    {
        var (most, dayAgo) = (starts ? settings.TopicsADay : settings.RepliesADay, now - Day);
        var first = await db.Set<Post>().Where(p => p.AuthorId == me && p.CreatedAt > dayAgo && (p.Number == 1) == starts)
            .OrderByDescending(p => p.Id).Skip(most - 1).Select(p => (DateTime?)p.CreatedAt).FirstOrDefaultAsync(ct);
        if (first is not { } at)
        {
            return null;
        }

        var wait = at + Day - now;
        return new Problem(ProblemKind.TooMany, typeof(ForumText), starts ? "NewcomerTopics" : "NewcomerReplies", "body", most, (int)settings.FirstDays.TotalDays, (int)Math.Ceiling(wait.TotalHours), since + settings.FirstDays)
        {
            RetryAfter = wait,
        };
    }
}
