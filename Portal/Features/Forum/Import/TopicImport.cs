using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Writes whole topics: at no moment does one stand half written, or a counter say what is not so.</summary>
internal sealed class TopicImport(PortalDb db, string source, Category category, ImportedItems here)
{
    private readonly Dictionary<string, Topic> topics = [];
    private readonly Dictionary<string, long> posts = [];

    /// <summary>Writes some topics in the deed's transaction.</summary>
    public async Task Write(IReadOnlyList<ImportTopic> batch, CancellationToken ct)
    {
        await FindTopics(batch, ct);
        var fresh = batch.Where(t => !topics.ContainsKey(t.ExternalId)).ToList();
        fresh.ForEach(Start);
        var started = fresh.ConvertAll(t => topics[t.ExternalId]);
        await db.GiveIds(started, ct);

        var numbered = batch.SelectMany(t => Number(topics[t.ExternalId], t.Posts)).ToLookup(n => n.Post.Answers is null);
        List<Made> made = [.. await Make(numbered[true], ct), .. await Make(numbered[false], ct)];
        fresh.ForEach(Accept);

        await db.Insert(started, ct);
        await db.Insert(made.ConvertAll(m => m.Row), ct);
        await AddVersions(made, ct);
        await db.Insert([.. fresh.Select(t => Item(ImportedItem.Topic, t.ExternalId, topics[t.ExternalId].Id)), .. made.Select(m => Item(m.Post.Kind, m.Post.ExternalId, m.Row.Id))], ct);
        await Tag(fresh, ct);
        await db.Set<Category>().Where(c => c.Id == category.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.TopicCount, c => c.TopicCount + fresh.Count), ct);
        Tell(batch.Except(fresh), made);
    }

    /// <summary>Topics that came in earlier and have new posts now.</summary>
    private async Task FindTopics(IReadOnlyList<ImportTopic> batch, CancellationToken ct)
    {
        var known = batch.ToDictionary(t => t.ExternalId, t => here.Find(ImportedItem.Topic, t.ExternalId));
        var ids = known.Values.OfType<long>().ToList();
        var rows = ids.Count == 0 ? [] : await db.Set<Topic>().AsTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        foreach (var (externalId, id) in known)
        {
            if (id is { } local)
            {
                topics[externalId] = await GoesOnIn(rows[local], ct);
            }
        }
    }

    /// <summary>A topic that was merged into another one goes on in that.</summary>
    private async Task<Topic> GoesOnIn(Topic topic, CancellationToken ct)
    {
        while (topic.MergedIntoId is { } into)
        {
            topic = await db.Set<Topic>().AsTracking().FirstAsync(t => t.Id == into, ct);
        }

        return topic;
    }

    private void Start(ImportTopic topic)
    {
        var first = topic.Posts[0];
        var author = here[first.Author];
        topics[topic.ExternalId] = new Topic
        {
            CategoryId = category.Id,
            GroupId = category.GroupId,
            Public = category.Public,
            Kind = TopicKind.Question,
            Title = topic.Title,
            Slug = Slug.From(topic.Title),
            AuthorId = author,
            CreatedAt = first.At,
            LastPostAt = first.At,
            LastAuthorId = author,
            Score = first.Score,
        };
    }

    private IEnumerable<(Topic Topic, int Number, ImportPost Post)> Number(Topic topic, IReadOnlyList<ImportPost> added)
    {
        foreach (var post in added)
        {
            topic.PostCount++;
            if (post.At >= topic.LastPostAt)
            {
                (topic.LastPostAt, topic.LastAuthorId) = (post.At, here[post.Author]);
            }

            yield return (topic, ++topic.LastNumber, post);
        }
    }

    private async Task<List<Made>> Make(IEnumerable<(Topic Topic, int Number, ImportPost Post)> numbered, CancellationToken ct)
    {
        var made = numbered.Select(n => new Made(n.Post, Make(n.Topic.Id, n.Number, n.Post))).ToList();
        await db.GiveIds(made.ConvertAll(m => m.Row), ct);
        made.ForEach(m => posts[m.Post.Kind + m.Post.ExternalId] = m.Row.Id);
        return made;
    }

    private async Task AddVersions(List<Made> made, CancellationToken ct)
    {
        var versions = made.SelectMany(m => m.Post.Versions.Select(
            (v, i) => new PostRevision { PostId = m.Row.Id, Number = i + 1, AuthorId = here[v.Author], At = v.At, Body = v.Text, Reason = Reason(v.Reason) })).ToList();
        await db.GiveIds(versions, ct);
        await db.Insert(versions, ct);
    }

    private Post Make(long topicId, int number, ImportPost post) => new()
    {
        TopicId = topicId,
        Number = number,
        AuthorId = here[post.Author],
        ReplyToId = post.Answers is { } answered ? PostOf(ImportedItem.Post, answered) : null,
        Body = post.Text.Body,
        Html = post.Text.Html,
        CreatedAt = post.At,
        EditedAt = post.Versions.LastOrDefault()?.At,
        Revision = Math.Max(1, post.Versions.Count),
        ImportedScore = post.Score,
    };

    private void Accept(ImportTopic topic) => topics[topic.ExternalId].AcceptedPostId = topic.Accepted is { } answer ? PostOf(ImportedItem.Post, answer) : null;

    private long? PostOf(string kind, string externalId) => posts.TryGetValue(kind + externalId, out var made) ? made : here.Find(kind, externalId);

    private async Task Tag(List<ImportTopic> fresh, CancellationToken ct)
    {
        var uses = fresh.SelectMany(t => t.Tags).CountBy(name => name).ToDictionary();
        var names = uses.Keys.ToList();
        var tags = await db.Set<Tag>().Where(t => names.Contains(t.Name)).ToDictionaryAsync(t => t.Name, ct);
        var added = names.Where(n => !tags.ContainsKey(n)).Select(n => new Tag { Name = n }).ToList();
        db.AddRange(added);
        await db.SaveChangesAsync(ct);
        added.ForEach(t => tags[t.Name] = t);
        await db.Insert(fresh.SelectMany(t => t.Tags.Select(name => new TopicTag { TopicId = topics[t.ExternalId].Id, TagId = tags[name].Id })).ToList(), ct);
        foreach (var same in (category.Public ? uses : []).GroupBy(u => u.Value, u => tags[u.Key].Id))
        {
            var ids = same.ToList();
            await db.Set<Tag>().Where(t => ids.Contains(t.Id)).ExecuteUpdateAsync(set => set.SetProperty(t => t.TopicCount, t => t.TopicCount + same.Key), ct);
        }
    }

    /// <summary>Lists changed; and of what came behind topics that were here the first and the last are told: one without a reply has one now, and whoever is reading looks again.</summary>
    private void Tell(IEnumerable<ImportTopic> grown, List<Made> made)
    {
        db.Tell(new CategoriesChanged(category.Id, Everywhere: false));
        var rows = made.ToDictionary(m => m.Row.Id, m => m.Row);
        foreach (var topic in grown)
        {
            var place = topics[topic.ExternalId];
            foreach (var told in new[] { topic.Posts[0], topic.Posts[^1] }.Distinct())
            {
                var row = rows[posts[told.Kind + told.ExternalId]];
                db.Tell(new ReplyPosted(place.Id, row.Id, row.Number, row.AuthorId, null, place.GroupId, place.Public));
            }
        }
    }

    private ImportedItem Item(string kind, string externalId, long id) => new() { Source = source, Kind = kind, ExternalId = externalId, LocalId = id };

    private static string? Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : Shorten.To(reason, 1000);

    private sealed record Made(ImportPost Post, Post Row);
}
