using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>Writes many topics and posts in batches, past the deeds: no news, no limits, but the same rows. The same numbers always give the same content.</summary>
internal sealed class BenchSeed(Database database, MarkdownRenderer markdown, TimeProvider time)
{
    private const int Authors = 50;
    private const int Tags = 40;
    private const int TopicsAtOnce = 100;
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromSeconds(20);

    private readonly BenchWords words = new(7105);

    public async Task Write(int topics, int posts, Action<double> done, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var people = await database.Write(db => AddPeople(db, now, ct), ct);
        var tags = await database.Write(db => AddTags(db, ct), ct);
        var at = now - (posts * BetweenPosts);
        for (var first = 0; first < topics; first += TopicsAtOnce)
        {
            var batch = Enumerable.Range(first, Math.Min(TopicsAtOnce, topics - first)).Select(i => Draft(PostsOf(i, topics, posts), people.Value, ref at)).ToList();
            Parallel.ForEach(batch.SelectMany(t => t.Posts), post => post.Html = markdown.Render(post.Body).Value);
            await database.Write<Nothing>(db => Add(db, batch, tags.Value, ct), ct);
            done((double)(first + batch.Count) / topics);
        }
    }

    private static int PostsOf(int topic, int topics, int posts) => (int)(((long)posts * (topic + 1) / topics) - ((long)posts * topic / topics));

    private TopicDraft Draft(int count, IReadOnlyList<long> people, ref DateTime at)
    {
        var draft = new TopicDraft(words.Title(), words.Number(3), []);
        for (var i = 0; i < count; i++)
        {
            draft.Posts.Add(new(words.Body(), people[words.Number(people.Count)], at += BetweenPosts));
        }

        return draft;
    }

    private async Task<Result<Nothing>> Add(PortalDb db, List<TopicDraft> batch, IReadOnlyList<Tag> tags, CancellationToken ct)
    {
        var category = await db.Set<Category>().AsTracking().Where(c => c.GroupId == null).OrderBy(c => c.Id).FirstAsync(ct);
        category.TopicCount += batch.Count;
        var topics = batch.ConvertAll(draft => draft.ToTopic(category));
        db.AddRange(topics);
        await db.SaveChangesAsync(ct);
        for (var i = 0; i < batch.Count; i++)
        {
            db.AddRange(batch[i].Posts.Select((post, n) => post.ToPost(topics[i].Id, n + 1)));
            foreach (var tag in (Tag[])[tags[(int)(topics[i].Id % Tags)], tags[(int)((topics[i].Id + 7) % Tags)]])
            {
                db.Add(new TopicTag { TopicId = topics[i].Id, TagId = tag.Id });
            }
        }

        await db.SaveChangesAsync(ct);
        foreach (var used in topics.SelectMany(t => (long[])[tags[(int)(t.Id % Tags)].Id, tags[(int)((t.Id + 7) % Tags)].Id]).CountBy(id => id))
        {
            await db.Set<Tag>().Where(t => t.Id == used.Key).ExecuteUpdateAsync(t => t.SetProperty(x => x.TopicCount, x => x.TopicCount + used.Value), ct);
        }

        return default(Nothing);
    }

    private static async Task<Result<IReadOnlyList<long>>> AddPeople(PortalDb db, DateTime now, CancellationToken ct)
    {
        var names = Enumerable.Range(1, Authors).Select(i => $"author{i:00}").ToList();
        var present = await db.Set<Account>().Where(a => names.Contains(a.UserName!)).ToListAsync(ct);
        var made = names.Except(present.Select(a => a.UserName)).Select(name => new Account
        {
            UserName = name, NormalizedUserName = LookupNames.Of(name!), SecurityStamp = AccountDeeds.NewStamp(), CreatedAt = now, Imported = true,
        }).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync(ct);
        return present.Concat(made).Select(a => a.Id).ToList();
    }

    private static async Task<Result<IReadOnlyList<Tag>>> AddTags(PortalDb db, CancellationToken ct)
    {
        var names = Enumerable.Range(1, Tags).Select(i => $"tag-{i:00}").ToList();
        var tags = await db.Set<Tag>().Where(t => names.Contains(t.Name)).ToListAsync(ct);
        var made = names.Except(tags.Select(t => t.Name)).Select(name => new Tag { Name = name }).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync(ct);
        return tags.Concat(made).OrderBy(t => t.Name).ToList();
    }

    private sealed record TopicDraft(string Title, int Kind, List<PostDraft> Posts)
    {
        public Topic ToTopic(Category category) => new()
        {
            CategoryId = category.Id,
            Public = category.Public,
            Kind = (TopicKind)Kind,
            Title = Title,
            Slug = Platform.Text.Slug.From(Title),
            AuthorId = Posts[0].Author,
            CreatedAt = Posts[0].At,
            LastPostAt = Posts[^1].At,
            LastAuthorId = Posts[^1].Author,
            LastNumber = Posts.Count,
            PostCount = Posts.Count,
        };
    }

    private sealed record PostDraft(string Body, long Author, DateTime At)
    {
        public string Html { get; set; } = "";

        public Post ToPost(long topic, int number) => new() { TopicId = topic, Number = number, AuthorId = Author, Body = Body, Html = Html, CreatedAt = At };
    }
}
