using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>Finds the topics that somebody who writes may want to link to, or read before they ask the same again: of those that they may see.</summary>
public sealed class WhatToLink(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>How many are offered where a link is written.</summary>
    public const int MostLinks = 8;

    /// <summary>How many are shown beside a title.</summary>
    public const int MostSimilar = 5;

    private const int Looked = 100;

    /// <summary>Topics with these words, the last of which may be a beginning, or with this number.</summary>
    public Task<Result<List<OfferedTopic>>> ByWords(Actor actor, string? words, CancellationToken ct) =>
        Find(actor, "q", words, MostLinks, int.MaxValue, (db, text) => LikeText.Begun(db, text, SearchablePosts.AllKinds, Looked, ct), ct);

    /// <summary>Topics that ask what a title asks: the likest titles first, and of those that are alike the solved ones.</summary>
    public Task<Result<List<OfferedTopic>>> Similar(Actor actor, string? title, CancellationToken ct) =>
        Find(actor, "title", title, MostSimilar, Likeness.InOtherWords, (db, text) => LikeText.Find(db, text, SearchablePosts.AllKinds, Looked, ct), ct);

    private async Task<Result<List<OfferedTopic>>> Find(
        Actor actor, string field, string? text, int most, int inOtherWords, Func<PortalDb, string, Task<List<(string Kind, long Id)>>> find, CancellationToken ct)
    {
        if (actor.AccountId is null)
        {
            return Problem.SignIn;
        }

        if ((Bounds.Check(field, text, Topic.MostTitle, min: 0) ?? limits.Take(Limited.LookUps, actor)) is { } problem)
        {
            return problem;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new List<OfferedTopic>();
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (standing.AccountId is null)
        {
            return Problem.SignIn;
        }

        var numbered = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await Numbered(db, standing, id, ct) : [];
        var posts = (await find(db, text)).ConvertAll(thing => thing.Id);
        var liked = await OfferedTopic.OfPosts(db.Set<Post>().SeenBy(db, standing), db.Set<Topic>().SeenBy(standing), posts, text, inOtherWords, ct);
        return numbered.Concat(liked).DistinctBy(t => t.Id).Take(most).ToList();
    }

    private static Task<List<OfferedTopic>> Numbered(PortalDb db, Standing standing, long id, CancellationToken ct) =>
        db.Set<Topic>().SeenBy(standing).Where(t => t.Id == id).Select(OfferedTopic.Of).ToListAsync(ct);
}
