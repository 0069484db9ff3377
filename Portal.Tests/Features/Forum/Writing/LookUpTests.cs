using Microsoft.EntityFrameworkCore;
using Portal.Commons.Search;
using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class LookUpTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task People_are_offered_by_the_beginning_of_their_names_who_wrote_in_the_topic_first(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (zoe, me) = (await portal.NewMember("quinn-z"), await portal.NewMember("me"));
        for (var i = 0; i < 9; i++) await portal.NewMember($"quinn-a{i}");
        var topic = await portal.StartTopic(me);
        await portal.Reply(zoe, topic, "Turn the lid.");
        using var program = await portal.Api(me);

        Assert.Equal([zoe.Name], await Names($"people?topic={topic.TopicId}"));
        var offered = await Names($"people?topic={topic.TopicId}&q=QUINN");
        Assert.Equal((8, zoe.Name), (offered.Count, offered[0]));
        Assert.Equal(offered.Skip(1).Order(StringComparer.Ordinal), offered.Skip(1));
        var vera = await portal.NewMember("vera-z");
        await portal.Get<Database>().Write<Nothing>(db => { db.Add(new Account { UserName = "vera-a", NormalizedUserName = "VERA-A", Imported = true }); return Task.FromResult<Result<Nothing>>(default(Nothing)); }, default);
        Assert.Equal([vera.Name, "vera-a"], await Names("people?q=ver")); // who came with an import reads nothing here
        Assert.Empty(await Names("people?q=uinn")); // the middle of a name is not its beginning
        Assert.Empty(await Names("people?q=%25"));
        Assert.Empty(await Names("people?q=me")); // nobody speaks to themselves
        Assert.Empty(await Names("people"));
        (await program.Ask("people?q=" + new string('a', 61))).IsProblem(400, field: "q");
        (await program.Ask("people?q=a&topic=987654321")).IsProblem(404);

        async Task<List<string>> Names(string address) => [.. (await program.Ask(address)).Is(200).Items.Select(p => p.GetProperty("name").GetString()!)];
    }

    [Theory, BothDatabases]
    public async Task On_the_board_of_a_closed_club_only_its_members_are_offered_and_strangers_learn_nothing_of_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var mark = Guid.NewGuid().ToString("N")[..6];
        var (host, inside, outside) = (await portal.NewMember("host"), await portal.NewMember($"kit{mark}-in"), await portal.NewMember($"kit{mark}-out"));
        var club = await portal.NewClub(host, Visibility.Request);
        await portal.Join(inside, club);
        Assert.True((await portal.Get<Portal.Features.Clubs.ClubMembers>().Answer(host.Actor, club.Club.Slug, inside.Id, true, default)).Done);
        var topic = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Question, $"Secret {mark}", "inside"), null, default)).Value;
        using var ours = await portal.Api(host);
        using var theirs = await portal.Api(outside);

        foreach (var place in (string[])[$"topic={topic.TopicId}", $"category={club.BoardId}"])
        {
            Assert.Equal([inside.Name], (await ours.Ask($"people?q=kit{mark}&{place}")).Items.Select(p => p.GetProperty("name").GetString()));
            (await theirs.Ask($"people?q=kit{mark}&{place}")).IsProblem(404);
        }

        Assert.Equal(2, (await ours.Ask($"people?q=kit{mark}")).Items.Count); // in public, everybody
        await Eventually.True(async () => (await ours.Ask($"topics/words?q=secret {mark}")).Items.Count == 1, "the topic is in the index");
        Assert.Single((await ours.Ask($"topics/similar?title=A secret {mark} for us")).Items);
        Assert.Contains((await ours.Ask($"topics/words?q={topic.TopicId}")).Items, t => t.GetProperty("id").GetInt64() == topic.TopicId);
        foreach (var address in (string[])[$"topics/words?q=secret {mark}", $"topics/similar?title=A secret {mark} for us", $"topics/words?q={topic.TopicId}"])
            Assert.DoesNotContain((await theirs.Ask(address)).Is(200).Items, t => t.GetProperty("id").GetInt64() == topic.TopicId);
    }

    [Theory, BothDatabases]
    public async Task A_title_finds_topics_that_share_its_rare_words_the_solved_first_where_they_are_alike(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        using var program = await portal.Api(bo);
        var open = await portal.StartTopic(ana, "Zirconium nozzle blocked", "It drips.");
        var solved = await portal.StartTopic(ana, "The zirconium nozzle is blocked", "It smells.");
        var answer = await portal.Reply(bo, solved, "Soak it.");
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, solved.TopicId, answer.PostId, default)).Done);
        var other = await portal.StartTopic(ana, "About paper", "Mine is a zirconium printer.");
        var hidden = await portal.StartTopic(bo, "Zirconium nozzle blocked again", "It rattles.");
        var chinese = await portal.StartTopic(ana, "打印机卡纸怎么办", "每天都卡。");
        await Eventually.True(async () => await Count("topics/words?q=zircon") == 4, "all are in the index");
        await portal.SetHidden(hidden.PostId);

        Assert.Equal([solved.TopicId, open.TopicId], await Ids("topics/similar?title=My zirconium nozzles are blocked!"));
        Assert.Equal([other.TopicId], await Ids("topics/similar?title=Which printer do you have at home?")); // in other words
        Assert.Equal([solved.TopicId, open.TopicId], (await Ids("topics/words?q=zirconium noz")).Take(2));
        await Eventually.True(async () => (await Ids("topics/similar?title=新打印机总是卡纸")).SequenceEqual([chinese.TopicId]), "Chinese titles are found by their pairs");
        Assert.Empty(await Ids("topics/similar?title=" + Uri.EscapeDataString("\"-*()&|!:' \u200b")));
        Assert.Empty(await Ids("topics/words?q=%20"));
        Assert.Empty(await Ids("topics/words?q=" + Uri.EscapeDataString("\"*()"))); // no word is none of any kind

        using var visitor = portal.Address.Api();
        foreach (var address in (string[])["people?q=a", "topics/words?q=a", "topics/similar?title=a"]) (await visitor.Ask(address)).IsProblem(401);

        async Task<List<long>> Ids(string address) => [.. (await program.Ask(address)).Is(200).Items.Select(t => t.GetProperty("id").GetInt64())];

        async Task<int> Count(string address) => (await Ids(address)).Count;
    }

    [Theory, BothDatabases]
    public async Task However_much_is_said_of_it_in_rooms_a_topic_is_offered_where_topics_are(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, room) = (await portal.NewMember("ana"), await portal.NewRoom());
        var near = await portal.StartTopic(ana, "About paper", "At home I print on a quokka, " + string.Join(' ', Enumerable.Repeat("and on many other things", 20)));
        var asked = await portal.StartTopic(ana, "Quokka", "What now?");
        for (var i = 0; i < 120; i++) Assert.True((await portal.Say(ana, room, $"Quokka {i}")).Done); // shorter and newer, so before the topic in every order
        await Eventually.True(async () => await portal.Get<Database>().Read(db => db.Set<SearchEntry>().CountAsync(e => e.Kind == "message" || e.Kind == "post")) >= 122, "all is in the index", TimeSpan.FromSeconds(40));
        await IsOffered();

        // The same of a word that so many have that nothing is ranked by it.
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                var said = Enumerable.Range(1, 1000).Select(i => IndexedText.Of(new(1_000_000 + i, "message", null, "quokka", DateTime.UnixEpoch), db.IsSqlite)).ToList();
                await SearchIndex.Put(db, "message", [.. said.Select(s => s.Id)], said, default);
                return default(Nothing);
            },
            default);
        await IsOffered();

        async Task IsOffered()
        {
            Assert.Contains("About paper", (await portal.Get<Search>().Like(ana.Actor, "quokka", 5, default)).Value.Select(hit => hit.Title));
            Assert.Contains(near.TopicId, (await portal.Get<WhatToLink>().Similar(ana.Actor, "Quokka", default)).Value.Select(t => t.Id));
            Assert.Contains(near.TopicId, (await portal.Get<WhatToLink>().ByWords(ana.Actor, "quok", default)).Value.Select(t => t.Id));
            using var related = new RelatedTopics(portal.Get<Database>(), portal.Clock); // one that remembers nothing
            Assert.Equal([near.TopicId], (await related.Of(ana.Actor, asked.TopicId, default))!.Select(t => t.Id));
        }
    }

    [Fact]
    public async Task Looking_up_has_a_pace()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var ana = await portal.NewMember("ana");
        using var program = await portal.Api(ana);
        Assert.True((await portal.Get<IdeaViews>().Find(ana.Actor, 0, "a", 1, default)).Done);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => program.Ask("people?q=a")));
        Assert.Contains(answers, a => a.Status == 200);
        answers.First(a => a.Status == 429).IsProblem(429);
        await Eventually.True(async () => (await portal.Get<IdeaViews>().Find(ana.Actor, 0, "a", 1, default)).Problem?.Kind == ProblemKind.TooMany, "ideas have the same pace");
    }
}
