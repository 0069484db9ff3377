using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Forum;

/// <summary>The order of a list of ideas.</summary>
public enum IdeaSort
{
    /// <summary>Most wanted first.</summary>
    Votes,

    /// <summary>Last had first.</summary>
    New,

    /// <summary>By where they stand: planned, under review, open, shipped, declined; in each the most wanted first.</summary>
    State,
}

/// <summary>Which ideas a list shows; duplicates only where they are asked for.</summary>
/// <param name="Sort">The order.</param>
/// <param name="State">Only those that stand here.</param>
/// <param name="CategoryId">Only this category's.</param>
public sealed record IdeaFilter(IdeaSort Sort = IdeaSort.Votes, IdeaState? State = null, long? CategoryId = null);

/// <summary>An idea as lists show it.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Word">What staff said last.</param>
/// <param name="At">When.</param>
public sealed record IdeaRow(TopicRow Topic, string? Word, DateTime? At);

/// <summary>What a member has of votes.</summary>
/// <param name="Voted">True when they voted for the idea that was asked about.</param>
/// <param name="Open">How many of their votes stand on ideas that are not settled.</param>
/// <param name="Budget">How many may.</param>
public sealed record VotesLeft(bool Voted, int Open, int Budget)
{
    /// <summary>How many more they can give.</summary>
    public int Left => Math.Max(0, Budget - Open);
}

/// <summary>Reads ideas.</summary>
public sealed class IdeaViews(Database database, RateLimits limits, ForumSettings settings, TimeProvider time)
{
    /// <summary>How many ideas a page holds.</summary>
    public const int PageSize = 30;

    /// <summary>So many things with the words that are looked for in their titles are gone through, the newest.</summary>
    private const int Looked = 500;

    /// <summary>A page of the list, as this actor may see it.</summary>
    public async Task<Page<IdeaRow>> Read(Actor actor, IdeaFilter filter, Cursor from, int size, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var ideas = db.Set<Topic>().SeenBy(standing).Where(t => t.Kind == TopicKind.Idea);
        ideas = filter.State is { } state ? ideas.Where(t => t.IdeaState == state) : ideas.Where(t => t.IdeaState != IdeaState.Duplicate);
        ideas = filter.CategoryId is { } category ? ideas.Where(t => t.CategoryId == category) : ideas;
        var ids = await IdeaOrder.After(ideas, filter.Sort, from).Take(size + 1).Select(t => t.Id).ToListAsync(ct);
        var rows = (await TopicLists.Rows(db, standing, ids, ct)).ToDictionary(row => row.Id);
        var said = await LastWords(db, ids, ct);
        return Page<IdeaRow>.Cut(
            ids.ConvertAll(id => said.TryGetValue(id, out var last) ? new IdeaRow(rows[id], last.Word, last.At) : new(rows[id], null, null)),
            size,
            row => IdeaOrder.CursorOf(row.Topic, filter.Sort).ToString());
    }

    /// <summary>One idea with its steps; null where there is none that the actor may see.</summary>
    public async Task<IdeaJson?> Find(Actor actor, long topicId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        if (await db.Set<Topic>().SeenBy(standing).FirstOrDefaultAsync(t => t.Id == topicId && t.Kind == TopicKind.Idea, ct) is not { } idea)
        {
            return null;
        }

        var notes = await IdeaNotes.Read(db, topicId, idea.Public, idea.GroupId, standing.IsModerator, ct);
        return new(
            topicId, idea.IdeaState, idea.VoteCount, notes.Into?.Id, [.. notes.Duplicates.Select(d => d.Id)], notes.Version,
            [.. notes.Steps.Select(s => new IdeaStepJson(s.Number, s.State, s.Word, AuthorJson.Of(s.By), s.At))]);
    }

    /// <summary>What the actor has of votes, and whether they gave one to this idea; nothing for a visitor.</summary>
    public async Task<VotesLeft> Votes(Actor actor, long? topicId, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return new(false, 0, settings.OpenVotes);
        }

        await using var db = database.Open();
        return new(topicId is { } id && await db.Set<IdeaVote>().AnyAsync(v => v.TopicId == id && v.AccountId == me, ct), await IdeaVotes.Open(db, me, ct), settings.OpenVotes);
    }

    /// <summary>
    /// Ideas that others could be merged into, the most wanted first: all, or those with these words in their titles, the last of which may be a beginning. For who looks for
    /// the one that another is a duplicate of.
    /// </summary>
    public async Task<Result<IReadOnlyList<IdeaLink>>> Find(Actor actor, long besidesId, string? words, int most, CancellationToken ct)
    {
        if ((Bounds.Check("words", words, Topic.MostTitle, min: 0) ?? limits.Take(Limited.LookUps, actor)) is { } problem)
        {
            return problem;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var ideas = db.Set<Topic>().SeenBy(standing).Where(t => t.Kind == TopicKind.Idea && !t.Hidden && t.ArchivedAt == null && t.IdeaState != IdeaState.Duplicate && t.Id != besidesId);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var titled = (await LikeText.Titled(db, words, Looked, ct)).Where(thing => thing.Kind == "post").Select(thing => thing.Id).ToList();
            ideas = ideas.Where(t => db.Set<Post>().Any(p => p.TopicId == t.Id && titled.Contains(p.Id)));
        }

        return await ideas.OrderByDescending(t => t.VoteCount).ThenByDescending(t => t.Id).Take(most).Select(t => new IdeaLink(t.Id, t.Title, t.Slug, t.IdeaState, t.VoteCount)).ToListAsync(ct);
    }

    private static async Task<Dictionary<long, (string Word, DateTime At)>> LastWords(PortalDb db, List<long> ids, CancellationToken ct)
    {
        var last = await db.Set<IdeaChange>()
            .Where(c => ids.Contains(c.TopicId) && !db.Set<IdeaChange>().Any(later => later.TopicId == c.TopicId && later.Number > c.Number))
            .Select(c => new { c.TopicId, c.Word, c.At }).ToListAsync(ct);
        return last.ToDictionary(c => c.TopicId, c => (c.Word, c.At));
    }
}
