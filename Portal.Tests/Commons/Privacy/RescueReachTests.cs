using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Features.Chat;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Messages;
using Portal.Features.Rooms;
using Portal.Platform.Files;
using Portal.Platform.Mail;
using Portal.Tests.Commons.Watching;
using Portal.Tests.Features.Chat;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Messages;
using Portal.Tests.Features.Rooms;

namespace Portal.Tests.Commons.Privacy;

/// <summary>What a rescue reaches beside texts: names, reasons, other people's cases, letters.</summary>
public class RescueReachTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Names_of_files_former_titles_polls_titles_of_groups_and_reasons_of_silence_lose_the_words_and_links_go_on(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mia, word) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mia", Roles.Moderator), Word());
        var rescues = portal.Get<Rescues>();
        var file = (await portal.Get<FileDeeds>().Keep(ana.Actor, $"plan {word}.txt", "a plan"u8.ToArray(), null, default)).Value;
        var topic = await portal.StartTopic(ana, $"Call {word}", $"See [plan {word}.txt]({file.Url}).");
        Assert.True((await portal.Get<TopicNames>().Rename(mia.Actor, topic.TopicId, new("Call somebody"), null, default)).Done);
        Assert.True((await portal.Get<Polls>().Add(ana.Actor, topic.TopicId, new("Whom?", PollKind.Single, ["nobody", $"{word}x"]), default)).Done);
        var quote = await portal.Reply(bo, topic, $"> [the plan]({file.Url})\n\nThanks.");
        var news = await portal.NewNews(bo, await portal.NewClub(bo), body: $"[See]({topic.Url}).");
        var room = await portal.NewRoom();
        Assert.True((await portal.Say(bo, room, "hello")).Done);
        Assert.True((await portal.Get<RoomOrder>().Mute(mia.Actor, room, bo.Name, 10, $"told all of {word}", default)).Done);
        var group = (await portal.Begin(ana, "hello you", bo, cy)).Value;
        Assert.True((await portal.Get<Groups>().Rename(ana.Actor, group, $"About {word}", default)).Done);
        var message = new Subject("message", await portal.MessageId(bo, group, "hello you"));
        Assert.True((await portal.Get<Flags>().Raise(bo.Actor, message, FlagReason.Other, "See the title", null, default)).Done);
        Assert.True((await portal.Get<Groups>().Leave(cy.Actor, group, default)).Done);
        Assert.True((await EveryText.Holding(portal.Get<Database>(), word)).Count > 8);

        // Nobody may name words that do not stand there; these do, in the names.
        await portal.AllRead();
        Assert.True((await rescues.Rescue(mia.Actor, message, [word], null, default)).Done);
        Assert.Contains(file.Url, (await portal.Get<Database>().Read(db => db.Set<Post>().SingleAsync(p => p.Id == quote.PostId))).Body); // the file is called so still
        Assert.Equal($"About {RescueOrder.Mark}", (await portal.Get<ConversationViews>().Find(ana.Actor, group, default))!.Title);
        var report = (await rescues.Rescue(mia.Actor, new("post", topic.PostId), [word], null, default)).Value;
        Assert.Equal((1, 1), (report.Taken[RescuedFrom.FileNames], report.Files));
        Assert.Empty(await EveryText.Holding(portal.Get<Database>(), word));

        // The file opens at its new address, to which the post and its quote lead.
        await using var db = portal.Get<Database>().Open();
        var kept = await db.Set<StoredFile>().SingleAsync(f => f.Id == file.Id);
        Assert.Equal("plan -removed for privacy.txt", kept.Name);
        var bodies = await db.Set<Post>().Where(p => p.Id == topic.PostId || p.Id == quote.PostId).Select(p => new { p.Body, p.Html }).ToListAsync();
        Assert.All(bodies, p => Assert.True(p.Body.Contains(kept.Address) && p.Html.Contains(kept.Address), p.Html));
        Assert.Contains($"/t/{topic.TopicId}/call-somebody", await db.Set<Portal.Features.Clubs.NewsItem>().Where(n => n.Id == news).Select(n => n.Html).SingleAsync()); // also where it was said what the topic was called before
        using var visitor = portal.Visitor();
        Assert.Equal("a plan", await visitor.GetStringAsync(kept.Address));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync(file.Url)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task All_that_quotes_it_is_reached_however_much_that_is_and_what_only_says_the_same_is_left(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mia, word) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator), Word());
        var (topic, room, quotes) = (await portal.StartTopic(ana, "Whom to ask?", $"Ask {word} about it."), await portal.NewRoom(), new List<long>());
        for (var i = 0; i < 5; i++)
        {
            await portal.Reply(bo, topic, $"I am {word} myself, {i}.");
            quotes.Add((await portal.Reply(bo, topic, $"> Ask {word} about it.\n\nWhy, {i}?")).PostId);
            Assert.True((await portal.Say(bo, room, $"> Ask {word} about it.\n\nWhy, {i}?")).Done);
        }

        for (var i = 0; i < 5; i++) Assert.True((await portal.Get<Posts>().Edit(bo.Actor, quotes[0], $"> Ask {word} about it.\n\nOr {i}?", null, null, default)).Done);
        var few = new Rescues(
            portal.Get<Database>(), portal.Get<IEnumerable<IRescued>>(), portal.Get<ModeratedThings>(), portal.Get<Portal.Commons.Search.SearchInDeed>(), portal.Get<Portal.Commons.Screening.Screening>(),
            portal.Get<Portal.Platform.Limits.RateLimits>(), portal.Clock) { AtOnce = 2 };

        var report = (await few.Rescue(mia.Actor, new("post", topic.PostId), [word], null, default)).Value;
        Assert.Equal((1, 10), (report.Taken[RescuedFrom.Text], report.Taken[RescuedFrom.Quotes]));
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(5, await db.Set<Post>().CountAsync(p => p.TopicId == topic.TopicId && p.Body.Contains(word)));
        Assert.Equal(0, await db.Set<PostRevision>().CountAsync(r => quotes.Contains(r.PostId) && r.Body.Contains(word)));
        Assert.Equal(0, await db.Set<RoomMessage>().CountAsync(m => m.RoomId == room && m.Body.Contains(word)));
    }

    [Theory, BothDatabases]
    public async Task A_case_about_what_quoted_it_is_no_more_edited_than_before_and_undone_as_ever_and_one_about_anothers_own_words_keeps_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mia, word) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mia", Roles.Moderator), Word());
        var topic = await portal.StartTopic(ana, "Which ink lasts?", $"Ask **{word}** about it.");
        var (quote, own) = (await portal.Reply(bo, topic, $"> Ask **{word}** about it.\n\nIdiots."), await portal.Reply(cy, topic, $"I am {word} myself."));
        foreach (var post in new[] { quote, own })
            Assert.True((await portal.Get<Flags>().Raise(ana.Actor, post.Subject(), FlagReason.Abuse, null, null, default)).Done);
        Assert.True((await portal.Get<Decisions>().Hide(mia.Actor, quote.Subject(), "Rude", null, default)).Done);
        var (hidden, open) = (await CaseOf(portal, mia, quote.Subject()), await CaseOf(portal, mia, own.Subject()));
        Assert.False(hidden.Edited || open.Edited);

        Assert.True((await portal.Get<Rescues>().Rescue(mia.Actor, new("post", topic.PostId), [word], null, default)).Done);
        var then = await CaseOf(portal, mia, quote.Subject());
        Assert.Contains("removed for privacy", then.Evidence.Html.Value);
        Assert.False(then.Edited);
        Assert.True((await portal.Get<Decisions>().Undo(mia.Actor, hidden.Id, "no longer", default)).Done);
        var others = await CaseOf(portal, mia, own.Subject());
        Assert.Equal((false, open.Stamp, true), (others.Edited, others.Stamp, others.Evidence.Html.Value.Contains(word)));
    }

    [Theory, BothDatabases]
    public async Task Letters_that_lead_to_something_else_whose_number_begins_the_same_keep_their_words(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, host, lena, word) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("host"), await portal.NewMember("lena"), Word());
        var club = await portal.NewClub(host);
        Assert.True((await portal.Get<PlaceModerators>().Give(admin.Actor, new("club", club.Club.Id), lena.Name, default)).Done);
        var it = await portal.NewEvent(host, club, portal.Plan(title: $"Ask {word}"));
        var letters = new[] { Event.AddressOf(it), Event.AddressOf(it) + "?x=1", Event.AddressOf(it) + "7" };
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await portal.Get<Database>().Write<Nothing>(
            db =>
            {
                db.AddRange(letters.Select(address => new Letter { To = "bo@example.com", Subject = "News", Text = $"Ask {word}\n\nhttps://example.com{address}", Mark = Guid.NewGuid().ToString("N"), At = now, DueAt = now.AddHours(1) }));
                return Task.FromResult<Result<Nothing>>(default(Nothing));
            },
            default);

        var report = (await portal.Get<Rescues>().Rescue(lena.Actor, new(Event.Kind, it), [word], null, default)).Value;
        Assert.Equal(2, report.Taken[RescuedFrom.Letters]);
        Assert.Equal([$"Ask {word}\n\nhttps://example.com{letters[2]}"], await portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.Text.Contains(word)).Select(l => l.Text).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_case_about_another_event_of_the_series_loses_the_words_in_its_title_too_is_no_more_edited_than_before_and_undone_as_ever(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, host, lena, word) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("host"), await portal.NewMember("lena"), Word());
        var club = await portal.NewClub(host);
        Assert.True((await portal.Get<PlaceModerators>().Give(admin.Actor, new("club", club.Club.Id), lena.Name, default)).Done);
        var first = (await portal.Get<Portal.Features.Events.Events>().Plan(host.Actor, club.Club.Id, portal.Plan(title: $"Ask {word}"), new(RepeatEvery.Week, Times: 2), null, default)).Value;
        var other = new Subject(Event.Kind, await portal.Get<Database>().Read(db => db.Set<Event>().Where(e => e.SeriesId == first && e.Id != first).Select(e => e.Id).SingleAsync()));
        Assert.True((await portal.Get<Decisions>().Hide(lena.Actor, other, "Names a person", null, default)).Done);
        Assert.Contains(word, (await CaseOf(portal, lena, other)).Evidence.Title);

        Assert.True((await portal.Get<Rescues>().Rescue(lena.Actor, new(Event.Kind, first), [word], null, default)).Done);
        var then = await CaseOf(portal, lena, other);
        Assert.Equal(($"Ask {RescueOrder.Mark}", false), (then.Evidence.Title, then.Edited));
        Assert.Null((await portal.Get<Decisions>().Undo(lena.Actor, then.Id, "no longer", default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task At_the_desk_agents_may_in_conversations_those_in_them_who_moderate_and_nobody_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mia, agent, word) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("agent", Roles.Agent), Word());
        var rescues = portal.Get<Rescues>();
        var guest = await portal.StartChat($"I am {word}");
        await using var db = portal.Get<Database>().Open();
        var line = new Subject("chatmessage", await db.Set<ChatMessage>().Where(m => m.Body.Contains(word)).Select(m => m.Id).SingleAsync());
        Assert.Equal(Problem.NotFound, (await rescues.Rescue(mia.Actor, line, [word], null, default)).Problem);
        Assert.Equal(Problem.NotFound, (await rescues.Rescue(ana.Actor, line, [word], null, default)).Problem);
        Assert.True((await portal.Get<DeskChats>().Read(agent.Actor, guest.ChatId, 10, default))!.Can.Rescue);
        Assert.True((await rescues.Rescue(agent.Actor, line, [word], null, default)).Done);

        var (theirs, hers) = ((await portal.Begin(ana, $"only {word}", bo)).Value, (await portal.Begin(ana, $"for mia {word}", mia)).Value);
        var (secret, told) = (new Subject("message", await portal.MessageId(ana, theirs, $"only {word}")), new Subject("message", await portal.MessageId(mia, hers, $"for mia {word}")));
        Assert.Equal((false, true), ((await portal.Get<ConversationViews>().Find(ana.Actor, hers, default))!.MayRescue, (await portal.Get<ConversationViews>().Find(mia.Actor, hers, default))!.MayRescue));
        Assert.Equal(Problem.NotFound, (await rescues.Rescue(mia.Actor, secret, [word], null, default)).Problem);
        Assert.Equal(ProblemKind.Refused, (await rescues.Rescue(ana.Actor, told, [word], null, default)).Problem?.Kind);
        Assert.True((await rescues.Rescue(mia.Actor, told, [word], null, default)).Done);
        Assert.Equal([$"only {word}"], await portal.Reads(bo, theirs)); // what nobody reported stays between the two
        Assert.Equal([$"for mia {RescueOrder.Mark}"], await portal.Reads(ana, hers));
    }

    static string Word() => "q" + Guid.NewGuid().ToString("N")[..12];

    static async Task<QueuedCase> CaseOf(TestPortal portal, Member by, Subject subject)
    {
        var name = subject.ToString();
        var id = await portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Subject == name).OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
        return (await portal.Get<Queue>().Find(by.Actor, id, default)).Value;
    }
}
