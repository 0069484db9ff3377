using System.Globalization;
using Portal.Platform.Jobs;

namespace Portal.Features.Forum;

/// <summary>A version of a text.</summary>
internal sealed record ImportVersion(DumpAuthor Author, DateTime At, string Text, string? Reason);

/// <summary>A post ready to be written.</summary>
/// <param name="Kind">Post or comment there.</param>
/// <param name="ExternalId">Its id there.</param>
/// <param name="Answers">The id there of the post that a comment belongs to.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Order">Where it stands: by date, but never before what it answers.</param>
/// <param name="Score">Votes for it less those against it.</param>
/// <param name="Text">The text.</param>
/// <param name="Versions">How it came to be; empty when it was never changed.</param>
internal sealed record ImportPost(
    string Kind, string ExternalId, string? Answers, DumpAuthor Author, DateTime At, DateTime Order, int Score, PostText Text, IReadOnlyList<ImportVersion> Versions);

/// <summary>A topic, or what is new of one, ready to be written.</summary>
/// <param name="ExternalId">The question's id there.</param>
/// <param name="Title">The title.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Accepted">The accepted answer's id there.</param>
/// <param name="Posts">The posts in the order of their numbers.</param>
internal sealed record ImportTopic(string ExternalId, string Title, IReadOnlyList<string> Tags, string? Accepted, IReadOnlyList<ImportPost> Posts);

/// <summary>Gets topics ready: everything that takes long, before the database is asked.</summary>
internal sealed class ImportTopics(ImportTexts texts)
{
    /// <summary>The topics of a part of a dump, without the posts that are here already.</summary>
    public IReadOnlyList<ImportTopic> Ready(DumpTopics part, ImportedItems here)
    {
        var posts = part.Posts.Where(p => here.Find(ImportedItem.Post, Id(p.Id)) is null).ToList();
        var parents = part.Posts.ToDictionary(p => p.Id, p => p.At);
        var comments = part.Comments.Where(c => here.Find(ImportedItem.Comment, Id(c.Id)) is null).ToList();
        var ready = InParallel.Map(posts, p => Ready(p, part.Revisions[p.Id])).Concat(InParallel.Map(comments, c => Ready(c, parents[c.PostId])));
        var byTopic = posts.Select(p => p.TopicId).Concat(comments.Select(c => c.TopicId)).Zip(ready).ToLookup(p => p.First, p => p.Second);
        return [.. part.Posts.Where(p => p.IsQuestion && byTopic.Contains(p.Id)).Select(question => Ready(question, byTopic[question.Id]))];
    }

    private ImportTopic Ready(DumpPost question, IEnumerable<ImportPost> posts)
    {
        var first = Id(question.Id);
        var ordered = posts.OrderBy(p => p.Kind != ImportedItem.Post || p.ExternalId != first).ThenBy(p => p.Order).ThenBy(p => p.Kind == ImportedItem.Comment).ThenBy(p => p.ExternalId.Length).ThenBy(p => p.ExternalId, StringComparer.Ordinal).ToList();
        return new(first, texts.Title(question.Title, ordered[0].Text), ImportTexts.Tags(question.Tags), question.Accepted is { } accepted ? Id(accepted) : null, ordered);
    }

    private ImportPost Ready(DumpPost post, IEnumerable<DumpRevision> revisions)
    {
        var versions = revisions.Select(r => new ImportVersion(r.Author, r.At, r.Text, r.Reason)).ToList();
        var text = texts.Post(versions.LastOrDefault()?.Text, post.Html);
        return new(ImportedItem.Post, Id(post.Id), null, post.Author, post.At, post.At, post.Score, text, versions.Count > 1 ? versions : []);
    }

    private ImportPost Ready(DumpComment comment, DateTime parent) =>
        new(ImportedItem.Comment, Id(comment.Id), Id(comment.PostId), comment.Author, comment.At, comment.At > parent ? comment.At : parent, comment.Score, texts.Comment(comment.Text), []);

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
