using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>A step of an idea as everyone reads it.</summary>
public sealed record IdeaStep(int Number, IdeaState State, string Word, PersonView By, DateTime At);

/// <summary>Another idea that one leads to.</summary>
public sealed record IdeaLink(long Id, string Title, string Slug, IdeaState State, int VoteCount)
{
    /// <summary>Its address.</summary>
    public string Url => $"/t/{Id}/{Slug}";
}

/// <summary>What stands with an idea: its steps, the idea that it was merged into, and those that were merged into it.</summary>
/// <param name="Steps">Its steps, the newest first.</param>
/// <param name="Into">Where a duplicate's votes are, as far as its readers may see that.</param>
/// <param name="Duplicates">The ideas merged into it, as far as its readers may see them.</param>
public sealed record IdeaNotes(IReadOnlyList<IdeaStep> Steps, IdeaLink? Into, IReadOnlyList<IdeaLink> Duplicates)
{
    private const int Most = 200;

    /// <summary>Nothing was said.</summary>
    public static IdeaNotes None { get; } = new([], null, []);

    /// <summary>The number of the last step, which who decides names; 0 for none.</summary>
    public int Version => Steps is [var last, ..] ? last.Number : 0;

    /// <summary>
    /// Reads them with one question. They are shared by all who read the idea: another one is named only where everybody who sees this one sees that one too,
    /// and for moderators, who see all.
    /// </summary>
    internal static async Task<IdeaNotes> Read(PortalDb db, long topicId, bool isPublic, long? groupId, bool moderator, CancellationToken ct)
    {
        var seen = db.Set<Topic>().Where(t => moderator || (!t.Hidden && (t.Public || (!isPublic && t.GroupId == groupId))));
        var rows = await (
            from c in db.Set<IdeaChange>()
            join a in db.Set<Account>() on c.ById equals a.Id
            join t in seen on c.TopicId == topicId ? c.OfId : c.TopicId equals (long?)t.Id into others
            from other in others.DefaultIfEmpty()
            where c.TopicId == topicId || c.OfId == topicId
            orderby c.Id descending
            select new
            {
                c.TopicId, c.Number, c.State, c.Word, c.At,
                By = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles),
                Other = other == null ? null : new IdeaLink(other.Id, other.Title, other.Slug, other.IdeaState, other.VoteCount),
                IsLast = !db.Set<IdeaChange>().Any(later => later.TopicId == c.TopicId && later.Number > c.Number),
            }).Take(Most).ToListAsync(ct);
        var own = rows.Where(r => r.TopicId == topicId).ToList();
        return new(
            own.ConvertAll(r => new IdeaStep(r.Number, r.State, r.Word, r.By, r.At)),
            own is [{ State: IdeaState.Duplicate, Other: { } into }, ..] ? into : null,
            [.. rows.Where(r => r.TopicId != topicId && r.IsLast).Select(r => r.Other).OfType<IdeaLink>()]);
    }
}
