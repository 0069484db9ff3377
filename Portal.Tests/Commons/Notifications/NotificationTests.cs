using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Forum;
using Portal.Platform.Live;
using Portal.Platform.Outbox;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.Notifications;

public class NotificationTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Each_is_told_once_what_concerns_them_most_and_nobody_what_they_did_themselves(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, di) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("di"));
        var topic = await portal.StartTopic(ana, tags: "told");
        var answer = await portal.Reply(bo, topic, "Try this");
        await portal.Get<Posts>().Reply(cy.Actor, topic.TopicId, new($"> [@{bo.Name}]({answer.Url}):\n>\n> Try this\n\n@{di.Name} knows, and @{cy.Name}", answer.PostId), null, default);
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, default)).Done);
        Assert.True((await portal.Get<Reactions>().Set(ana.Actor, answer.PostId, "like", true, default)).Done);
        Assert.True((await portal.Get<Reactions>().Set(cy.Actor, answer.PostId, "thanks", true, default)).Done);
        Assert.True((await portal.Get<Reactions>().Set(cy.Actor, answer.PostId, "like", true, default)).Done);

        var told = Assert.Single(await portal.Told(ana)); // who started a topic watches it
        Assert.Equal((NotificationKind.Watched, cy.Id, 1, 2, topic.Url + "/2#post-2"), (told.Kind, told.By!.Id, told.Others, told.Count, told.Url));
        Assert.Equal([NotificationKind.Reaction, NotificationKind.Accepted, NotificationKind.Reply], await portal.Unread(bo));
        var reactions = (await portal.Told(bo))[0];
        Assert.Equal((cy.Id, 1, 2), (reactions.By!.Id, reactions.Others, reactions.Count));
        Assert.Equal([NotificationKind.Mention], await portal.Unread(di));
        Assert.Empty(await portal.Unread(cy));
        Assert.Equal((3, 1, 0), (await portal.Get<NotificationViews>().Unread(bo.Actor, default), await portal.Get<NotificationViews>().Unread(di.Actor, default), await portal.Get<NotificationViews>().Unread(cy.Actor, default)));
    }

    [Theory, BothDatabases]
    public async Task Names_in_code_and_in_quotes_speak_to_nobody_and_an_edit_tells_whom_it_speaks_to_now(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var topic = await portal.StartTopic(ana);
        var post = await portal.Reply(ana, topic, $"`@{bo.Name}` and\n\n> @{bo.Name} said\n\nbut @{cy.Name}");
        Assert.Equal([NotificationKind.Mention], await portal.Unread(cy));
        Assert.Empty(await portal.Told(bo));

        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, post.PostId, $"@{bo.Name} and @{cy.Name}", null, null, default)).Done);
        Assert.Equal([NotificationKind.Mention], await portal.Unread(bo));
        Assert.Equal(1, Assert.Single(await portal.Told(cy)).Count);
    }

    [Theory, BothDatabases]
    public async Task What_was_read_already_is_not_told_and_reading_a_topic_reads_what_was_told_of_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, reading) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<Reading>());
        var topic = await portal.StartTopic(ana);
        for (var i = 0; i < 3; i++) await portal.Reply(bo, topic, $"Reply {i}");
        Assert.Equal(3, Assert.Single(await portal.Told(ana)).Count);

        Assert.True((await reading.UpTo(ana.Actor, topic.TopicId, 3, default)).Done);
        var told = await portal.Told(ana);
        Assert.Equal([(1, true), (2, false)], told.Select(n => (n.Count, n.ReadAt is null)));
        Assert.Equal(topic.Url + "/4#post-4", told[0].Url);
        Assert.True((await reading.AllRead(ana.Actor, default)).Done);
        Assert.Empty(await portal.Unread(ana));

        Assert.True((await reading.UpTo(ana.Actor, topic.TopicId, 4, default)).Done);
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<TopicMark>().Where(m => m.AccountId == ana.Id && m.TopicId == topic.TopicId).ExecuteUpdateAsync(m => m.SetProperty(x => x.Number, 5)); return default(Nothing); }, default);
        await portal.Reply(bo, topic, "Read while it was written"); // number 5
        Assert.Empty(await portal.Unread(ana));
        await portal.Reply(bo, topic, "Not read");
        Assert.Equal([NotificationKind.Watched], await portal.Unread(ana));
    }

    [Theory, BothDatabases]
    public async Task Whoever_muted_the_topic_a_place_of_it_or_who_wrote_is_told_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var tag = $"t{Guid.NewGuid().ToString("N")[..8]}";
        var topic = await portal.StartTopic(ana, tags: tag);
        var (plain, topicMuted, tagMuted, starterMuted, writerMuted, chosen) =
            (await portal.NewMember("e"), await portal.NewMember("e"), await portal.NewMember("e"), await portal.NewMember("e"), await portal.NewMember("e"), await portal.NewMember("e"));
        await portal.Follow(topicMuted, topic, WatchLevel.Muted);
        await portal.Follow(tagMuted, PlaceKind.Tag, tag, WatchLevel.Muted);
        await portal.Follow(starterMuted, PlaceKind.Person, ana.Name, WatchLevel.Muted);
        await portal.Follow(writerMuted, PlaceKind.Person, bo.Name, WatchLevel.Muted);
        await portal.Follow(chosen, PlaceKind.Tag, tag, WatchLevel.Muted);
        await portal.Follow(chosen, topic, WatchLevel.Normal); // the topic's own level stands above its places'
        var everyone = new[] { plain, topicMuted, tagMuted, starterMuted, writerMuted, chosen };
        await portal.Reply(bo, topic, string.Join(' ', everyone.Select(m => "@" + m.Name)));

        var told = new List<bool>();
        foreach (var member in everyone) told.Add((await portal.Told(member)).Count > 0);
        Assert.Equal([true, false, false, false, false, true], told);
    }

    [Theory, BothDatabases]
    public async Task What_is_hidden_deleted_or_taken_back_is_gone_and_comes_back_with_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var topic = await portal.StartTopic(ana);
        var (stays, goes) = (await portal.Reply(bo, topic, "Stays"), await portal.Reply(cy, topic, $"Goes @{bo.Name}"));
        await portal.Get<Reactions>().Set(cy.Actor, stays.PostId, "like", true, default);
        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, stays.PostId, default);
        Assert.Equal(2, Assert.Single(await portal.Told(ana)).Count);
        Assert.Equal(3, (await portal.Told(bo)).Count);

        await portal.SetHidden(goes.PostId);
        await portal.Get<Reactions>().Set(cy.Actor, stays.PostId, "like", false, default);
        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, null, default);
        var left = Assert.Single(await portal.Told(ana));
        Assert.Equal((1, bo.Id, 0), (left.Count, left.By!.Id, left.Others));
        Assert.Empty(await portal.Told(bo));
        Assert.Equal(0, await portal.Get<NotificationViews>().Unread(bo.Actor, default));

        await portal.SetHidden(goes.PostId, hidden: false);
        Assert.Equal(2, Assert.Single(await portal.Told(ana)).Count);
        Assert.Equal([NotificationKind.Mention], await portal.Unread(bo));
        await portal.Get<Posts>().Delete(ana.Actor, topic.PostId, null, default); // and with the first post the topic
        Assert.Empty(await portal.Told(bo));
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_told_of_a_place_that_they_may_not_see_and_who_leaves_it_sees_no_more_of_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, stranger) = (await portal.NewMember("host"), await portal.NewMember("in"), await portal.NewMember("out"));
        var club = await portal.NewClub(host, Visibility.Request);
        Assert.True((await portal.Join(member, club)).Done);
        var waiting = await portal.NewMember("waits");
        Assert.True((await portal.Join(waiting, club)).Done);
        Assert.True((await portal.Get<Portal.Features.Clubs.ClubMembers>().Answer(host.Actor, club.Club.Slug, member.Id, true, default)).Done);
        using var api = await portal.Api(host);
        var board = (await api.Ask($"clubs/{club.Club.Slug}")).Json.GetProperty("categoryId").GetInt64();
        await portal.Follow(member, PlaceKind.Category, $"{board}", WatchLevel.Watching);
        Assert.Equal(ProblemKind.NotFound, (await portal.Get<Places>().Follow(stranger.Actor, PlaceKind.Category, $"{board}", WatchLevel.Watching, null, default)).Problem?.Kind);
        await portal.Get<Topics>().Start(host.Actor, new(board, TopicKind.Discussion, "Inside", $"@{member.Name} @{stranger.Name} @{waiting.Name}"), null, default);

        Assert.Equal([NotificationKind.Mention, NotificationKind.Club], (await portal.Unread(member)).Order()); // spoken to, and let in
        Assert.Empty(await portal.Told(stranger));
        Assert.Empty(await portal.Told(waiting));
        Assert.True((await portal.Leave(member, club)).Done);
        Assert.Equal([NotificationKind.Club], await portal.Unread(member));
        Assert.Equal(1, await portal.Get<NotificationViews>().Unread(member.Actor, default));
    }

    [Theory, BothDatabases]
    public async Task A_place_that_is_watched_tells_of_each_post_and_one_for_first_posts_of_the_start_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var tag = $"t{Guid.NewGuid().ToString("N")[..8]}";
        var first = await portal.StartTopic(ana, tags: tag);
        var (watching, starts, tracking, person) = (await portal.NewMember("w"), await portal.NewMember("f"), await portal.NewMember("t"), await portal.NewMember("p"));
        await portal.Follow(watching, PlaceKind.Tag, tag, WatchLevel.Watching);
        await portal.Follow(starts, PlaceKind.Tag, tag, WatchLevel.FirstPost);
        await portal.Follow(tracking, PlaceKind.Tag, tag, WatchLevel.Tracking);
        await portal.Follow(person, PlaceKind.Person, ana.Name, WatchLevel.FirstPost);
        var topic = await portal.StartTopic(ana, tags: tag);
        await portal.Reply(bo, topic, "A reply");
        await portal.Reply(bo, first, "In one that stood before");

        Assert.Equal([NotificationKind.Watched, NotificationKind.Watched, NotificationKind.FirstPost], await portal.Unread(watching));
        Assert.Equal([NotificationKind.FirstPost], await portal.Unread(starts));
        Assert.Empty(await portal.Unread(tracking));
        Assert.Equal([NotificationKind.FirstPost], await portal.Unread(person));
        Assert.Equal((2, 2, 0), (await portal.Get<Reading>().Unread(watching.Actor, default), await portal.Get<Reading>().Unread(tracking.Actor, default), await portal.Get<Reading>().Unread(starts.Actor, default)));

        await portal.Follow(watching, topic, WatchLevel.Normal);
        await portal.Reply(bo, topic, "Another");
        Assert.Equal(2, (await portal.Unread(watching)).Count(kind => kind == NotificationKind.Watched));
        Assert.Equal(1, (await portal.Told(watching)).First(n => n.Kind == NotificationKind.Watched && n.Url.StartsWith(topic.Url, StringComparison.Ordinal)).Count);
    }

    [Theory, BothDatabases]
    public async Task The_same_news_again_tells_nothing_twice(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);
        var post = await portal.Reply(bo, topic, $"@{ana.Name}");
        Assert.Equal(1, Assert.Single(await portal.Told(ana)).Count);
        var row = await portal.Get<Database>().Read(db => db.Set<NewsRow>().SingleAsync(n => n.About == $"post:{post.PostId}" && n.Type == "reply-posted"));
        var maker = portal.Get<IEnumerable<INewsConsumer>>().OfType<NotificationMaker>().Single();
        await maker.Handle([row, row], default);
        await maker.Handle([row], default);
        Assert.Equal(1, Assert.Single(await portal.Told(ana)).Count);
    }

    [Theory, BothDatabases]
    public async Task What_is_read_while_its_notification_is_being_made_is_read(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);
        var post = await portal.Reply(bo, topic, "A reply");
        Assert.Single(await portal.Unread(ana));
        await portal.Get<Database>().Write<Nothing>(async db => { await db.Set<Notification>().Where(n => n.AccountId == ana.Id).ExecuteDeleteAsync(); return default(Nothing); }, default);

        var making = await portal.Get<Database>().Read(async db =>
        {
            var row = await db.Set<NewsRow>().SingleAsync(n => n.About == $"post:{post.PostId}" && n.Type == "reply-posted");
            var tiding = (await portal.Get<IEnumerable<INotifying>>().Single(room => room.Kind == "post").Of(db, [row], default)).Single();
            return await portal.Get<TellingPages>().Wanted(db, tiding, (await tiding.Watching(db, 0, 10, default)).People, default);
        });
        Assert.Equal(ana.Id, Assert.Single(making).AccountId);
        await portal.Get<Reading>().UpTo(ana.Actor, topic.TopicId, 2, default);
        await portal.Get<NotificationRows>().Write(making, default);
        Assert.NotNull(Assert.Single(await portal.Told(ana)).ReadAt);
    }

    [Theory, BothDatabases]
    public async Task The_API_lists_by_cursor_reads_some_or_all_and_the_hub_tells_each_their_own(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        using var api = await portal.Api(ana);
        await using var ears = await portal.Listen(ana);
        await using var other = await portal.Listen(bo);
        await ears.Subscribe("me");
        await other.Subscribe("me");
        var topics = new List<PostPlace>();
        for (var i = 0; i < 3; i++) topics.Add(await portal.StartTopic(ana, $"Topic {i}"));
        foreach (var topic in topics) await portal.Reply(bo, topic, "A reply");
        var heard = await ears.Hear(e => e.Type == "notified" && e.Data.GetProperty("whole").GetString() == $"topic:{topics[2].TopicId}");
        Assert.Equal(["kind", "subject", "whole"], heard.Data.EnumerateObject().Select(p => p.Name).Order());
        Assert.DoesNotContain(other.Events, e => e.Type == "notified");

        await portal.AllTold();
        var page = await api.Ask("me/notifications?limit=2");
        Assert.Equal(("watched", "Topic 2", bo.Name), (page.Items[0].GetProperty("kind").GetString(), page.Items[0].GetProperty("title").GetString(), page.Items[0].GetProperty("by").GetProperty("name").GetString()));
        var rest = await api.Ask($"me/notifications?limit=2&cursor={page.Next}");
        Assert.Equal((2, 1, null), (page.Items.Count, rest.Items.Count, rest.Next));
        (await api.Ask(HttpMethod.Post, "me/notifications/read", JsonContent.Create(new { ids = new[] { rest.Items[0].GetProperty("id").GetInt64() } }))).Is(204);
        Assert.Equal(2, (await portal.Unread(ana)).Count);
        (await api.Ask(HttpMethod.Post, "me/notifications/read", JsonContent.Create(new { upTo = page.Items[1].GetProperty("id").GetInt64() }))).Is(204);
        Assert.Single(await portal.Unread(ana));
        (await api.Ask(HttpMethod.Post, "me/notifications/read", JsonContent.Create(new { }))).Is(204);
        Assert.Empty(await portal.Unread(ana));
        (await portal.Address.Api().Ask("me/notifications")).IsProblem(401);
    }

    [Theory, BothDatabases]
    public async Task Old_ones_that_were_read_are_swept_and_a_member_keeps_the_newest(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (read, unread) = (await portal.StartTopic(ana), await portal.StartTopic(ana));
        await portal.Reply(bo, read, "A reply");
        await portal.Reply(bo, unread, "A reply");
        await portal.AllTold();
        await portal.Get<Reading>().UpTo(ana.Actor, read.TopicId, 2, default);
        Assert.Equal(2, (await portal.Told(ana)).Count);

        portal.Clock.Advance(TimeSpan.FromDays(91));
        await portal.Get<IEnumerable<Portal.Platform.Jobs.IJob>>().OfType<OldNotifications>().Single().Run(default);
        Assert.Equal(unread.Url + "/2#post-2", Assert.Single(await portal.Told(ana)).Url);
    }
}
