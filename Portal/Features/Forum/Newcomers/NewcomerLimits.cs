using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>
/// How far somebody may go whom nobody knows yet (<see cref="Standing.NewSince"/>): what one post may hold, until they have looked around here, and how much they write a day in the
/// first days. Whoever is known, is of the staff or is a customer is asked nothing here, and costs nothing.
/// </summary>
public sealed class NewcomerLimits(NewcomerSettings settings)
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

    /// <summary>In the HTML that was made here, no word of the writer can look like one of these marks.</summary>
    private Problem? MayNotHold(string html, string before = "")
    {
        return Beyond("<a href=\"http", settings.Links) is { } links ? Problem.Invalid<ForumText>("body", "NewcomerLinks", [settings.Links, links, .. Ends])
            : Beyond("<img ", settings.Images) is { } images ? Problem.Invalid<ForumText>("body", "NewcomerImages", [settings.Images, images, .. Ends])
            : Beyond("class=\"mention\"", settings.Mentions) is { } mentions ? Problem.Invalid<ForumText>("body", "NewcomerMentions", [settings.Mentions, mentions, .. Ends])
            : null;

        int? Beyond(string mark, int most) => Count(html, mark) is var count && count > Math.Max(most, Count(before, mark)) ? count : null;
    }

    /// <summary>Until when: on how many days somebody was here, and how many posts they read.</summary>
    private static object[] Ends => [MeritRules.MemberDays, MeritRules.MemberRead];

    private static int Count(string html, string mark) => html.AsSpan().Count(mark);

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
