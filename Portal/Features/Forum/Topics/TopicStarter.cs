using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Publishing;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Other rooms start topics here, under the same rules as anybody.</summary>
internal sealed class TopicStarter(Topics topics, Categories categories, Database database) : ITopicStarter
{
    private static readonly TopicKind[] Kinds = [TopicKind.Question, TopicKind.Discussion];

    public int MostTitle => Topic.MostTitle;

    public int MostText => Post.MostBody;

    /// <summary>Not those whose form asks for something that a publication cannot answer.</summary>
    public async Task<IReadOnlyList<PublicPlace>> Places(Actor actor, CancellationToken ct)
    {
        var forms = await database.Read(db => db.Set<CategoryForm>().Where(f => Kinds.Contains(f.Kind)).ToListAsync(ct));
        var asking = forms.Where(f => f.Fields.Any(field => field.Required)).Select(f => f.CategoryId).ToHashSet();
        return [.. (await categories.ListFor(actor, ct)).Where(c => !asking.Contains(c.Id)).Select(c => new PublicPlace(c.Id, c.Name))];
    }

    public async Task<Result<PublishedTopic>> Start(Actor actor, Publication publication, string? key, CancellationToken ct) =>
        (await topics.Start(actor, new(publication.PlaceId, publication.Question ? TopicKind.Question : TopicKind.Discussion, publication.Title, publication.Text, publication.Tags), key, ct))
            .Then(place => new PublishedTopic(place.TopicId, publication.Title.Trim(), place.Url));

    public async Task<IReadOnlyList<PublishedTopic>> Find(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await db.Set<Topic>().SeenBy(standing).Where(t => ids.Contains(t.Id)).OrderByDescending(t => t.Id).Select(t => new PublishedTopic(t.Id, t.Title, $"/t/{t.Id}/{t.Slug}")).ToListAsync(ct);
}
