using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>The topics that somebody started, for their export.</summary>
internal sealed class TopicExport(Database database) : IPersonalData
{
    public string Name => "topics";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Topic>().Where(t => t.AuthorId == accountId).OrderBy(t => t.Id))
        .Select(t => new { t.Id, t.Title, t.Kind, t.CreatedAt, Url = $"/t/{t.Id}/{t.Slug}" });
}

/// <summary>The posts that somebody wrote, those taken from view included.</summary>
internal sealed class PostExport(Database database) : IPersonalData
{
    public string Name => "posts";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Post>().Where(p => p.AuthorId == accountId).OrderBy(p => p.Id)
        .Select(p => new { p.Id, p.TopicId, p.Number, p.Body, p.CreatedAt, p.EditedAt, p.Hidden, p.DeletedAt }));
}

/// <summary>The reactions that somebody gave.</summary>
internal sealed class ReactionExport(Database database) : IPersonalData
{
    public string Name => "reactions";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<Reaction>().Where(r => r.AccountId == accountId).OrderBy(r => r.PostId)
        .Select(r => new { r.PostId, r.Name, r.At }));
}
