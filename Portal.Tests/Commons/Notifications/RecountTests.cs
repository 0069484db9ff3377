using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Forum;

namespace Portal.Tests.Commons.Notifications;

public class RecountTests(Portals portals)
{
    readonly List<Expected> expected = [];

    /// <summary>What a plain reading of the rules says that the reader is told.</summary>
    sealed record Expected(NotificationKind Kind, long TopicId, long PostId, int Number)
    {
        public bool Read { get; set; }
    }

    [Theory, BothDatabases]
    public async Task After_much_has_happened_what_is_told_and_what_is_unread_are_those_of_a_plain_recount(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var chance = new Random(11);
        var (ana, others, tags) = (await portal.NewMember("ana"), new[] { await portal.NewMember("bo"), await portal.NewMember("cy") }, new[] { $"a{Guid.NewGuid():N}"[..12], $"b{Guid.NewGuid():N}"[..12] });
        var (topics, replies) = (new List<PostPlace>(), new List<PostPlace>());
        for (var i = 0; i < 4; i++) topics.Add(await portal.StartTopic(others[i % 2], tags: tags[i % 2]));
        await portal.AllTold();
        await portal.Follow(ana, PlaceKind.Tag, tags[0], WatchLevel.Watching);
        await portal.Follow(ana, PlaceKind.Person, others[0].Name, WatchLevel.FirstPost);
        for (var i = 0; i < 110; i++)
        {
            var (topic, other) = (topics[chance.Next(topics.Count)], others[chance.Next(2)]);
            switch (chance.Next(12))
            {
                case 0: await portal.Get<Reading>().Follow(ana.Actor, topic.TopicId, (WatchLevel)chance.Next(4), default); break;
                case 1: await portal.Follow(ana, PlaceKind.Tag, tags[chance.Next(2)], (WatchLevel)chance.Next(5)); break;
                case 2: await portal.Follow(ana, PlaceKind.Person, other.Name, (WatchLevel)chance.Next(5)); break;
                case 3: await Read(portal, ana, topic, 1 + chance.Next(6)); break;
                case 4 when replies.Count > 0: await portal.SetHidden(replies[chance.Next(replies.Count)].PostId, chance.Next(2) == 0); break;
                case 5 when topics.Count < 9:
                    var tagged = tags[chance.Next(2)];
                    var places = await Places(portal, ana, other.Id, [tagged], null);
                    topics.Add(await portal.StartTopic(other, tags: tagged));
                    if (!places.Contains(WatchLevel.Muted) && places.Any(l => l is WatchLevel.Watching or WatchLevel.FirstPost)) Add(NotificationKind.FirstPost, topics[^1]);
                    break;
                case 6: replies.Add(await portal.Reply(ana, topic, "Mine")); break;
                default:
                    var mentions = chance.Next(3) == 0;
                    var kind = await Plain(portal, ana, other, topic, mentions);
                    replies.Add(await portal.Reply(other, topic, mentions ? $"@{ana.Name}" : "A reply"));
                    if (kind is { } told) Add(told, replies[^1]);
                    break;
            }
            await portal.AllTold();
        }

        var posts = await portal.Get<Database>().Read(db => db.Set<Post>().Where(p => topics.Select(t => t.TopicId).Contains(p.TopicId)).ToListAsync());
        var seen = posts.Where(p => !p.Hidden && p.DeletedAt is null).Select(p => p.Id).ToHashSet();
        var plain = expected.Where(e => !e.Read && seen.Contains(e.PostId)).GroupBy(e => (e.TopicId, e.Kind)).ToDictionary(g => g.Key, g => g.Count());
        Assert.True(expected.Count(e => e.Read) > 1 && plain.Count > 1 && expected.Select(e => e.Kind).Distinct().Count() > 1, $"much has happened: {string.Join(' ', expected)}");
        var bell = (await portal.Told(ana)).Where(n => n.ReadAt is null).ToList();
        var decided = bell.RemoveAll(n => n.Kind == NotificationKind.Moderation); // that a post of theirs was hidden is told besides
        var shown = bell.ToDictionary(n => (long.Parse(n.Url.Split('/')[2]), n.Kind), n => n.Count);
        Assert.Equal(plain.OrderBy(e => e.Key.TopicId).ThenBy(e => e.Key.Kind), shown.OrderBy(e => e.Key.Item1).ThenBy(e => e.Key.Kind));
        Assert.Equal(plain.Count + decided, await portal.Get<NotificationViews>().Unread(ana.Actor, default));

        var unread = new List<long>();
        foreach (var topic in topics) if (await IsUnread(portal, ana, topic.TopicId, posts)) unread.Add(topic.TopicId);
        Assert.NotEmpty(unread);
        Assert.Equal(unread.Order(), (await portal.Get<TopicLists>().Read(ana.Actor, new(TopicSort.Unread), Cursor.Start, 100, default)).Items.Select(t => t.Id).Order());
        Assert.Equal(unread.Count, await portal.Get<Reading>().Unread(ana.Actor, default));
        var muted = new List<long>();
        foreach (var topic in topics) if (await portal.Get<Reading>().LevelOf(ana.Actor, topic.TopicId, default) == WatchLevel.Muted) muted.Add(topic.TopicId);
        var latest = new HashSet<long>();
        for (string? cursor = ""; cursor is not null;) // however much others write meanwhile
        {
            var page = await portal.Get<TopicLists>().Read(ana.Actor, new(), TopicOrder.Read(cursor, TopicSort.Latest)!.Value, 200, default);
            latest.UnionWith(page.Items.Select(t => t.Id));
            cursor = page.Next;
        }

        Assert.Equal(topics.Select(t => t.TopicId).Except(muted).Order(), topics.Select(t => t.TopicId).Where(latest.Contains).Order());

        Assert.True((await portal.Get<Reading>().AllRead(ana.Actor, default)).Done);
        Assert.Equal(0, await portal.Get<Reading>().Unread(ana.Actor, default));
        Assert.DoesNotContain(await portal.Unread(ana), kind => kind is NotificationKind.Watched or NotificationKind.FirstPost);
    }

    void Add(NotificationKind kind, PostPlace post) => expected.Add(new(kind, post.TopicId, post.PostId, post.Number));

    async Task Read(TestPortal portal, Member reader, PostPlace topic, int number)
    {
        await portal.AllTold();
        Assert.True((await portal.Get<Reading>().UpTo(reader.Actor, topic.TopicId, number, default)).Done);
        var more = await portal.Get<Database>().Read(db => db.Set<Post>().AnyAsync(p => p.TopicId == topic.TopicId && p.Number > number && !p.Hidden));
        foreach (var told in expected.Where(e => e.TopicId == topic.TopicId && (!more || e.Number <= number))) told.Read = true;
    }

    /// <summary>What a reply will be to the reader, by the rules as they are told to people.</summary>
    static async Task<NotificationKind?> Plain(TestPortal portal, Member reader, Member author, PostPlace topic, bool mentions)
    {
        if ((await Places(portal, reader, author.Id, [], null)).Contains(WatchLevel.Muted)) return null;
        var mark = await Mark(portal, reader, topic.TopicId);
        var places = await PlacesOf(portal, reader, topic.TopicId);
        if (mark?.Level == WatchLevel.Muted || (mark?.Level is null && places.Contains(WatchLevel.Muted))) return null;
        if (mentions) return NotificationKind.Mention;
        return Level(mark, places) == WatchLevel.Watching ? NotificationKind.Watched : null;
    }

    static async Task<bool> IsUnread(TestPortal portal, Member reader, long topicId, List<Post> posts)
    {
        var mark = await Mark(portal, reader, topicId);
        var fresh = posts.Where(p => p.TopicId == topicId && !p.Hidden && p.AuthorId != reader.Id && p.Number > (mark?.Number ?? 0)).ToList();
        if (mark?.Level is not null) return mark.Level is WatchLevel.Tracking or WatchLevel.Watching && fresh.Count > 0;
        var watches = await WatchesOf(portal, reader, topicId);
        return !watches.Exists(w => w.Level == WatchLevel.Muted) && watches.Exists(w => w.Level is WatchLevel.Tracking or WatchLevel.Watching && fresh.Exists(p => p.CreatedAt > w.At));
    }

    static WatchLevel Level(TopicMark? mark, List<WatchLevel> places)
    {
        if (mark is { Level: { } own } && (mark.Chosen || own is WatchLevel.Normal or WatchLevel.Muted)) return own;
        if (mark?.Level == WatchLevel.Watching || places.Contains(WatchLevel.Watching)) return WatchLevel.Watching;
        return mark?.Level == WatchLevel.Tracking || places.Contains(WatchLevel.Tracking) ? WatchLevel.Tracking : WatchLevel.Normal;
    }

    static Task<TopicMark?> Mark(TestPortal portal, Member reader, long topicId) =>
        portal.Get<Database>().Read(db => db.Set<TopicMark>().FirstOrDefaultAsync(m => m.AccountId == reader.Id && m.TopicId == topicId));

    static async Task<List<WatchLevel>> PlacesOf(TestPortal portal, Member reader, long topicId) => (await WatchesOf(portal, reader, topicId)).ConvertAll(w => w.Level);

    static async Task<List<PlaceWatch>> WatchesOf(TestPortal portal, Member reader, long topicId)
    {
        var (author, category, tags) = await portal.Get<Database>().Read(async db => (
            await db.Set<Topic>().Where(t => t.Id == topicId).Select(t => t.AuthorId).SingleAsync(), await db.Set<Topic>().Where(t => t.Id == topicId).Select(t => t.CategoryId).SingleAsync(),
            await db.Set<TopicTag>().Where(x => x.TopicId == topicId).Select(x => x.TagId).ToListAsync()));
        return (await Mine(portal, reader)).FindAll(w => w.Kind switch { PlaceKind.Category => w.SubjectId == category, PlaceKind.Person => w.SubjectId == author, _ => tags.Contains(w.SubjectId) });
    }

    static async Task<List<WatchLevel>> Places(TestPortal portal, Member reader, long person, string[] tags, long? category)
    {
        var ids = await portal.Get<Database>().Read(db => db.Set<Tag>().Where(t => tags.Contains(t.Name)).Select(t => t.Id).ToListAsync());
        return [.. (await Mine(portal, reader)).Where(w => w.Kind switch { PlaceKind.Category => w.SubjectId == category, PlaceKind.Person => w.SubjectId == person, _ => ids.Contains(w.SubjectId) }).Select(w => w.Level)];
    }

    static Task<List<PlaceWatch>> Mine(TestPortal portal, Member reader) => portal.Get<Database>().Read(db => db.Set<PlaceWatch>().Where(w => w.AccountId == reader.Id).ToListAsync());
}
