using Microsoft.EntityFrameworkCore;
using Portal.Commons.Watching;
using Portal.Features.Accounts;
using Portal.Features.Forum;
using Portal.Features.Rooms;
using Portal.Platform.Live;
using Portal.Platform.Outbox;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Messages;
using Portal.Tests.Features.Rooms;

namespace Portal.Tests.Commons.Watching;

/// <summary>What passes by, in which order, and who has seen it.</summary>
public class WatchTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Everything_written_passes_by_but_what_is_private(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mia, lena) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("lena", Roles.Agent));
        var before = await portal.TakenIn();
        var (ours, staff) = (await portal.NewRoom(), await portal.NewRoom(RoomKind.Staff));
        var topic = await portal.StartTopic(ana, kind: TopicKind.Idea);
        await portal.Reply(bo, topic, "Mine does, too");
        Assert.True((await portal.Get<Polls>().Add(ana.Actor, topic.TopicId, new("Which *ink*?", PollKind.Single, ["Pigment", "Dye"]), default)).Done);
        Assert.True((await portal.Get<Ideas>().SetState(lena.Actor, topic.TopicId, IdeaState.Planned, "We will make it.", null, default)).Done);
        await portal.Say(ana, ours, "Good morning everyone");
        var club = await portal.NewClub(bo, Visibility.Hidden);
        Assert.True((await portal.Get<Topics>().Start(bo.Actor, new(club.BoardId, TopicKind.Discussion, "Among us", "Only for members", []), null, default)).Done);
        await portal.Say(bo, club.RoomId, "Nobody else hears this");
        Assert.True((await portal.Get<ProfileDeeds>().Change(ana.Actor, new("Ana the Inky", "I sell *cheap* ink", null), default)).Done);
        await portal.Say(lena, staff, "Between colleagues");
        await portal.Begin(ana, "Only for you", bo);

        await portal.TakenIn();
        var rows = (await portal.River(mia, before)).Where(r => r.Writer.Id == ana.Id || r.Writer.Id == bo.Id || r.Writer.Id == lena.Id).ToList();
        Assert.Equal(
            [
                (WatchKind.Post, "The bottle is empty."), (WatchKind.Post, "Mine does, too"), (WatchKind.Poll, "Which *ink*? Pigment Dye"), (WatchKind.Idea, "We will make it."), (WatchKind.Message, "Good morning everyone"),
                (WatchKind.Club, "For those who are up."), (WatchKind.Post, "Only for members"), (WatchKind.Message, "Nobody else hears this"), (WatchKind.Profile, "I sell cheap ink"),
            ],
            rows.Select(r => (r.Kind, Portal.Platform.Markup.HtmlText.Of(r.Item.Html.Value))));
        Assert.Equal(rows.Select(r => r.Id).Order(), rows.Select(r => r.Id));
        Assert.All(rows, r => Assert.True(r.Seen is null && !r.Edited));
        var ofClub = await portal.River(mia, before, new(Place: new("club", club.Club.Id)));
        Assert.Equal([WatchKind.Club, WatchKind.Post, WatchKind.Message], ofClub.Select(r => r.Kind));
        Assert.Equal([ana.Id], (await portal.River(mia, before, new(What: WatchWhat.Profile))).Where(r => r.Writer.Id == ana.Id || r.Writer.Id == bo.Id).Select(r => r.Writer.Id));
    }

    [Theory, BothDatabases]
    public async Task Who_reads_on_by_the_cursor_misses_nothing_while_many_write_at_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mia) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator));
        var place = await portal.TakenIn();
        var topics = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.StartTopic(ana)));
        var (read, done) = (new List<long>(), false);
        var reader = Task.Run(async () =>
        {
            for (var last = false; !last;)
            {
                last = done;
                if (last) await portal.TakenIn();
                var rows = await portal.River(mia, place, new(WatchList.Unseen), size: 3);
                read.AddRange(rows.Select(r => r.Id));
                place = rows.Count > 0 ? rows[^1].Id : place;
            }
        });
        await Task.WhenAll(topics.Select(topic => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++) await portal.Reply(ana, topic, $"Number {i}");
        })));
        done = true;
        await reader;

        var written = await portal.Get<Database>().Read(db => db.Set<WatchEntry>().Where(e => e.ById == ana.Id).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());
        Assert.Equal(6 * 16, written.Count);
        Assert.Equal(written, read.Where(written.Contains)); // each once, in order
    }

    [Theory, BothDatabases]
    public async Task The_first_look_counts_however_many_look_at_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        for (var i = 0; i < 39; i++) await portal.Reply(ana, topic, $"Number {i}");
        var upTo = await portal.TakenIn();
        var ids = await portal.Get<Database>().Read(db => db.Set<WatchEntry>().Where(e => e.ById == ana.Id).Select(e => e.Id).ToListAsync());
        var moderators = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => portal.NewMember("mod" + i, Roles.Moderator)));

        var marks = await Task.WhenAll(moderators.Select((m, i) => Task.Run(async () => (m.Id, (await portal.Get<WatchMarks>().Seen(m.Actor, i % 2 == 0 ? ids : [.. Enumerable.Reverse(ids)], upTo, default)).Value))));
        Assert.Equal(40, marks.Sum(m => m.Value.Seen.Count));
        Assert.Equal(40, marks.SelectMany(m => m.Value.Seen).Distinct().Count());
        Assert.All(marks, m => Assert.Empty(m.Value.Changed));
        var again = await portal.Get<WatchMarks>().Seen(moderators[0].Actor, ids, upTo, default);
        Assert.Equal(marks[0].Value.Seen.Order(), again.Value.Seen.Order());
        Assert.Equal(40, await portal.Get<Database>().Read(db => db.Set<WatchEntry>().CountAsync(e => e.ById == ana.Id && e.SeenAt != null)));
    }

    [Theory, BothDatabases]
    public async Task What_was_changed_since_it_was_read_stays_unseen_and_what_is_changed_after_a_look_comes_anew(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mia, max) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("max", Roles.Moderator));
        var post = await portal.StartTopic(ana);
        var (first, upTo) = (await portal.Watched(mia, post.Subject()), await portal.TakenIn());

        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, post.PostId, "Buy at cheap.example", null, null, default)).Done);
        await portal.TakenIn();
        var marks = (await portal.Get<WatchMarks>().Seen(mia.Actor, [first.Id], upTo, default)).Value;
        Assert.Empty(marks.Seen);
        Assert.Equal([first.Id], marks.Changed);
        Assert.Equal([first.Id], (await portal.See(mia, first.Id)).Seen);
        Assert.Equal(1, await portal.Entries(post.Subject()));

        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, post.PostId, "Buy at cheaper.example", null, null, default)).Done);
        var second = await portal.Watched(max, post.Subject());
        Assert.True(second is { Edited: true, Seen: null } && second.Id > first.Id);
        Assert.Contains("cheaper", second.Item.Html.Value);
        Assert.Equal([second.Id], (await portal.River(mia, first.Id, new(WatchList.Unseen, WatchWhat.Edit))).Where(r => r.Writer.Id == ana.Id).Select(r => r.Id));

        // A moderator has read what they write, and what they rewrite.
        Assert.True((await portal.Get<Posts>().Edit(max.Actor, post.PostId, "No advertisements, please.", null, null, default)).Done);
        var third = await portal.Watched(mia, post.Subject());
        Assert.Equal((second.Id, max.Id), (third.Id, third.Seen?.By.Id));
        Assert.Equal(max.Id, (await portal.Watched(mia, (await portal.Reply(max, post, "See above")).Subject())).Seen?.By.Id);
    }

    [Theory, BothDatabases]
    public async Task News_that_come_twice_make_nothing_twice(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mia) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator));
        var before = await portal.TakenIn();
        var post = await portal.StartTopic(ana, body: "What a terrible, useless, horrible thing");
        await portal.Get<Posts>().Edit(ana.Actor, post.PostId, "What a terrible, useless, awful thing", null, null, default);
        await portal.TakenIn();
        var feeder = portal.Get<IEnumerable<INewsConsumer>>().Single(c => c.Name == "watch");
        var batch = portal.Get<NewsLog>().Since(before, 1000)!;
        await feeder.Handle(batch, default);
        var entry = await portal.Watched(mia, post.Subject());
        Assert.Equal([AlertKind.Tone], entry.Alerts.Select(a => a.Kind));
        await portal.See(mia, entry.Id);
        await feeder.Handle(batch, default);
        await feeder.Handle([.. batch.TakeLast(1)], default);
        Assert.Equal((1, mia.Id), (await portal.Entries(post.Subject()), (await portal.Watched(mia, post.Subject())).Seen?.By.Id));
    }

    [Theory, BothDatabases]
    public async Task The_watch_can_be_narrowed_to_people_letters_and_places_also_after_a_topic_was_moved(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mia) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator));
        var lin = await portal.NewMember("lin");
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<Account>().Where(a => a.Id == lin.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Newcomer)); return default(Nothing); }, default);
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<Account>().Where(a => a.Id == ana.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Regular)); return default(Nothing); }, default);
        var before = await portal.TakenIn();
        var english = await portal.StartTopic(ana);
        var chinese = await portal.Reply(lin, english, "墨水用完了 HP 怎么办？");
        await portal.TakenIn();

        Assert.Equal([chinese.PostId], await Found(new(By: WatchAuthor.Newcomer)));
        Assert.Equal([english.PostId], await Found(new(By: WatchAuthor.Member)));
        Assert.Equal([chinese.PostId], await Found(new(Script: WatchScript.Chinese)));
        Assert.Equal([english.PostId], await Found(new(Script: WatchScript.Latin)));
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        Assert.Equal([english.PostId, chinese.PostId], await Found(new(Place: new("category", general))));

        var other = (await portal.Get<Categories>().Create((await portal.NewMember("ada", Roles.Admin)).Actor, "paper-" + ana.Id, "Paper", "", 3, default)).Value;
        Assert.True((await portal.Get<TopicMoves>().Move(mia.Actor, english.TopicId, other, null, default)).Done);
        var moved = await portal.TakenIn();
        var grew = portal.Get<NewsLog>().Since(before, 1000)!.Select(row => row.Item).OfType<WatchGrew>().Where(g => g.UpTo <= moved).SelectMany(g => g.Changed).ToList();
        Assert.Contains(chinese.Subject().ToString(), grew); // screens show its new place
        Assert.Empty(await Found(new(Place: new("category", general))));
        Assert.Equal([english.PostId, chinese.PostId], await Found(new(Place: new("category", other))));

        // What is moved into a topic of its own goes with that from then on.
        var own = (await portal.Get<PostMoves>().Split(mia.Actor, english.TopicId, new([chinese.PostId], "Refilling"), null, null, default)).Value.TopicId;
        Assert.True((await portal.Get<TopicMoves>().Move(mia.Actor, own, general, null, default)).Done);
        await portal.TakenIn();
        Assert.Equal([chinese.PostId], await Found(new(Place: new("category", general))));
        Assert.Equal([english.PostId], await Found(new(Place: new("category", other))));

        async Task<long[]> Found(WatchFilter filter) => [.. (await portal.River(mia, before, filter)).Where(r => r.Writer.Id == ana.Id || r.Writer.Id == lin.Id).Select(r => r.Subject.Id)];
    }

    [Theory]
    [InlineData(7L, 7L, 7L), InlineData(7L, 8L, null), InlineData(7L, null, null), InlineData(null, 7L, null)]
    public async Task Who_changed_all_of_a_text_has_read_it_and_who_changed_a_part_of_it_has_not(long? body, long? title, long? reader)
    {
        var rooms = (await portals.Shared(DatabaseProvider.Sqlite)).Get<IEnumerable<IWatched>>();
        News[] news = [new PostEdited(1, 2, 1, null, true) { EditorId = body }, new TopicRenamed(1, 2, null, true) { EditorId = title }];
        var rows = news.Select(n => NewsRow.From(n, DateTime.UnixEpoch)).Select((row, i) => new NewsRow { Seq = i + 1, At = row.At, Type = row.Type, Channels = row.Channels, Data = row.Data }).ToList();
        Assert.Equal(reader, Assert.Single(HeardBatch.Of(rows, rooms).Words).ReaderOf(new(2, 5, default, default, "", "")));
    }

    [Theory, BothDatabases]
    public async Task All_the_words_of_an_event_pass_by(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (bo, mia) = (await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator));
        var id = await portal.NewEvent(bo, await portal.NewClub(bo), portal.Plan() with { Place = "<b>Cheap ink</b>" });
        var planned = await portal.Watched(mia, new("event", id));
        Assert.Contains("<p>&lt;b&gt;Cheap ink&lt;/b&gt;</p><p>https://example.com/live?a=1,2</p>", planned.Item.Html.Value);
        Assert.Contains(planned.Id, (await portal.River(mia, planned.Id - 1, new(What: WatchWhat.Event))).Select(r => r.Id));
        await portal.See(mia, planned.Id);
        Assert.True((await portal.Get<Portal.Features.Events.Events>().Cancel(bo.Actor, id, "Buy elsewhere", default)).Done);
        var cancelled = await portal.Watched(mia, new("event", id));
        Assert.Equal((true, null, bo.Id), (cancelled.Edited, cancelled.Seen, cancelled.Writer.Id));
        Assert.Contains("<p>Buy elsewhere</p>", cancelled.Item.Html.Value);
    }

    [Theory, BothDatabases]
    public async Task Seen_is_what_a_moderator_wrote_or_decided_and_what_says_nothing_any_more_waits_no_longer(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mia, max, lou, ada) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("max", Roles.Moderator), await portal.NewMember("lou"), await portal.NewMember("ada", Roles.Admin));
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;

        // Who moderates the place alone has read what they wrote there.
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new("category", general), lou.Name, default)).Done);
        Assert.Equal(lou.Id, (await portal.Watched(mia, (await portal.StartTopic(lou)).Subject())).Seen?.By.Id);

        // A new title is read by who gave it, and not by the author of what stands below it.
        var titled = await portal.StartTopic(mia);
        Assert.Equal(mia.Id, (await portal.Watched(mia, titled.Subject())).Seen?.By.Id);
        Assert.True((await portal.Get<TopicNames>().Rename(max.Actor, titled.TopicId, new("Another title", null, null), null, default)).Done);
        var renamed = await portal.Watched(mia, titled.Subject());
        Assert.Equal((true, max.Id, max.Id), (renamed.Edited, renamed.Writer.Id, renamed.Seen?.By.Id));

        var rude = await portal.StartTopic(ana);
        Assert.True((await portal.Get<Portal.Commons.Moderation.Decisions>().Hide(max.Actor, rude.Subject(), "Insults", null, default)).Done);
        Assert.Equal(max.Id, (await portal.Watched(mia, rude.Subject())).Seen?.By.Id);

        var profile = new Subject("account", ana.Id);
        Assert.True((await portal.Get<ProfileDeeds>().Change(ana.Actor, new(null, "I sell cheap ink", null), default)).Done);
        var said = await portal.Watched(mia, profile);
        Assert.Null(said.Seen);
        Assert.Equal(WatchActs.Decide, said.Item.Acts); // it can be flagged and hidden where it passes by
        Assert.True((await portal.Get<ProfileDeeds>().Change(ana.Actor, new(null, null, null), default)).Done);
        await portal.TakenIn();
        Assert.Equal(0, await portal.Entries(profile));
    }
}
