using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Features.Clubs;
using Portal.Platform.Live;
using Portal.Tests.Http;
using static Portal.Tests.Features.Clubs.BlockSteps;

namespace Portal.Tests.Features.Clubs;

/// <summary>How a club's page is arranged, by whom, and what stands on it.</summary>
public class ArrangingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Hosts_put_the_page_in_order_and_nobody_else_does(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, member, other) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        await portal.CoHost(host, club, coHost);
        await portal.Join(member, club);
        var usual = await portal.Layout(other, club);
        Assert.Equal((0, "about topics room events members"), (usual.Revision, Kinds(usual)));

        Assert.True((await portal.Arrange(host, club, [.. usual.Blocks.Reverse(), Block("photos", "Our cups")])).Done);
        var arranged = await portal.Layout(host, club);
        Assert.Equal((1, "members events room topics about photos", host.Id), (arranged.Revision, Kinds(arranged), arranged.ChangedBy!.Id));
        Assert.True((await portal.Arrange(coHost, club, [arranged.Blocks[5] with { Hidden = true }, arranged.Blocks[0] with { Title = "谁来了", Width = BlockWidth.Full }])).Done);
        Assert.Equal(("photos members", "members"), (Kinds(await portal.Layout(host, club)), Kinds(await portal.Layout(member, club))));
        Assert.Equal([arranged.Blocks[5].Id, arranged.Blocks[0].Id], (await portal.Layout(host, club)).Blocks.Select(b => b.Id)); // the same blocks elsewhere

        foreach (var who in (Member[])[member, other])
        {
            Assert.Equal(Problem.NotAllowed, (await portal.Arrange(who, club, [], 2)).Problem);
        }

        Assert.Equal(Problem.SignIn, (await portal.Get<ClubLayouts>().Arrange(Actor.Visitor, club.Club.Slug, new(2, true, []), default)).Problem);
        Assert.Equal(2, (await portal.Layout(host, club)).Revision);
    }

    [Theory, BothDatabases]
    public async Task Of_two_hosts_at_once_the_later_is_refused_and_sees_what_the_other_did(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost) = (await portal.NewMember("host"), await portal.NewMember("cohost"));
        var club = await portal.NewClub(host);
        await portal.CoHost(host, club, coHost);
        Assert.True((await portal.Arrange(host, club, UsualBlocks.All)).Done);
        var seen = await portal.Layout(host, club);

        var results = await Task.WhenAll(
            portal.Arrange(host, club, [.. seen.Blocks.Skip(1), seen.Blocks[0]], seen.Revision),
            portal.Arrange(coHost, club, [seen.Blocks[1] with { Title = "News" }, seen.Blocks[0], Block("polls"), .. seen.Blocks.Skip(3)], seen.Revision));
        Assert.Equal(Problem.Changed, Assert.Single(results, r => !r.Done).Problem);
        var now = await portal.Layout(host, club);
        Assert.Equal(seen.Revision + 1, now.Revision);
        var changes = LayoutChange.Between(seen, now).Select(c => $"{c.Kind} {c.Block?.Kind}".Trim());
        Assert.Equal(now.ChangedBy!.Id == host.Id ? ["Moved"] : ["Added polls", "Removed room", "Edited topics", "Moved"], changes);
    }

    [Fact]
    public void The_usual_blocks_that_became_rows_are_the_same_blocks()
    {
        var usual = new LayoutView(0, true, UsualBlocks.All, null);
        var stored = new LayoutView(1, true, [.. UsualBlocks.All.Select((b, i) => b with { Id = i + 10 })], null);
        Assert.Empty(LayoutChange.Between(usual, stored));
        Assert.Equal([LayoutChangeKind.Removed], LayoutChange.Between(usual, stored with { Blocks = [.. stored.Blocks.Skip(1)] }).Select(c => c.Kind));
    }

    [Theory, BothDatabases]
    public async Task A_page_that_cannot_be_is_refused_and_nothing_of_it_stays(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var (club, elsewhere) = (await portal.NewClub(host), await portal.NewClub(host));
        var article = (await portal.Put(host, elsewhere, ClubItemKind.Text)).Value;
        Assert.True((await portal.Arrange(host, elsewhere, [Block("about")])).Done);
        var foreign = (await portal.Layout(host, elsewhere)).Blocks[0];
        (string Code, BlockView[] Blocks)[] unfit =
        [
            ("too-many-blocks", [.. Enumerable.Range(0, 31).Select(_ => Block("about"))]), ("unknown-value", [Block("casino")]), ("no-such-block", [foreign]), ("one-line", [Block("about", "a\nb")]),
            ("too-long", [Block("about", new('x', 81))]), ("most-from", [Block("topics") with { Most = 13 }]), ("choose-article", [Block("article")]), ("no-such-article", [Block("article", item: article)]),
            ("unknown-value", [Block("about") with { Width = (BlockWidth)9 }]),
        ];
        foreach (var (code, blocks) in unfit)
        {
            Assert.Equal(code, (await portal.Arrange(host, club, blocks)).Problem?.Code);
        }

        Assert.Equal(0, (await portal.Layout(host, club)).Revision);
        Assert.True((await portal.Arrange(host, club, [.. Enumerable.Range(0, 30).Select(_ => Block("about"))])).Done);
    }

    [Theory, BothDatabases]
    public async Task A_block_with_broken_content_is_said_to_hosts_not_there_for_others_and_takes_nothing_with_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var article = (await portal.Put(host, club, ClubItemKind.Text, "House rules", "Be **kind**.")).Value;
        Assert.True((await portal.Arrange(host, club, [Block("article", item: article), Block("about"), Block("titles")])).Done);
        Assert.Contains("<strong>kind</strong>", await Page(host), StringComparison.Ordinal);
        Assert.Contains("<strong>kind</strong>", await Page(null), StringComparison.Ordinal);

        Assert.True((await portal.Get<ClubItems>().Remove(host.Actor, club.Club.Slug, article, default)).Done);
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                await db.Set<ClubBlock>().Where(b => b.ClubId == club.Club.Id && b.Kind == "titles").ExecuteUpdateAsync(b => b.SetProperty(x => x.Kind, "casino")); // a room that is no more
                return default(Nothing);
            },
            default);
        await Eventually.True(async () => !(await Page(null)).Contains("kind</strong>", StringComparison.Ordinal), "the kept page is an old one");
        var (seenByHost, seenByMember) = (await Page(host), await Page(member));
        Assert.Contains("The article that stood here is gone", seenByHost, StringComparison.Ordinal);
        Assert.Contains("There are no blocks of this kind any more", seenByHost, StringComparison.Ordinal);
        foreach (var page in (string[])[seenByMember, await Page(null)])
        {
            Assert.DoesNotContain("kind</strong>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("casino", page, StringComparison.Ordinal);
            Assert.DoesNotContain("that stood here", page, StringComparison.Ordinal);
            Assert.Contains("<em>up</em>", page, StringComparison.Ordinal); // the others stand
        }

        var still = await portal.Layout(host, club); // one that is broken keeps nobody from arranging the others
        Assert.True((await portal.Arrange(host, club, [still.Blocks[1], still.Blocks[0], still.Blocks[2]])).Done);

        async Task<string> Page(Member? who)
        {
            using var client = who is null ? portal.Visitor() : await portal.SignedIn(who);
            return await client.GetStringAsync(club.Url);
        }
    }

    [Fact]
    public async Task A_kind_that_throws_takes_its_own_blocks_with_it_alone()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var reader = new BlockReader(portal.Get<Database>(), new BlockKinds([new Throwing(), .. portal.Get<IEnumerable<IClubBlock>>()]), portal.Clock, NullLogger<BlockReader>.Instance);
        var read = await reader.Read(host.Actor, club, [Block("throwing") with { Id = 1 }, Block("members") with { Id = 2 }], default);
        Assert.Equal((null, true), (read[1].What, read[1].Fault!.Length > 0));
        Assert.Null(read[2].Fault);
        Assert.NotNull(read[2].What);
    }

    [Theory, BothDatabases]
    public async Task The_page_takes_a_statement_for_each_kind_on_it_however_much_is_in_the_club(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var article = (await portal.Put(host, club, ClubItemKind.Text)).Value;
        var kinds = portal.Get<BlockKinds>().All;
        Assert.True((await portal.Arrange(host, club, [.. kinds.Concat(kinds.Take(8)).Select(k => Block(k.Kind, item: k.Kind == "article" ? article : null))])).Done);
        await More(4); // one of each
        var few = await Statements();
        await More(8);
        Assert.Equal(few, await Statements());
        Assert.InRange(few, 8, kinds.Count + 2);

        async Task More(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Assert.True((await portal.Put(host, club, (ClubItemKind)(i % 4), $"Number {i}")).Done);
                await portal.Join(await portal.NewMember(), club);
            }
        }

        Task<int> Statements() => StatementCount.Of(async () =>
        {
            var layout = await portal.Get<ClubLayouts>().Of(club, default);
            Assert.Equal(kinds.Count + 8, layout.Blocks.Count);
            await portal.Get<BlockReader>().Read(host.Actor, club, layout.Blocks, default);
        });
    }

    [Fact]
    public async Task A_visitors_page_is_kept_until_something_on_it_changes()
    {
        var portal = await portals.Own(DatabaseProvider.Sqlite, []);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        var (club, other) = (await portal.NewClub(host), await portal.NewClub(host));
        using var visitor = portal.Visitor();
        await portal.Get<NewsDispatcher>().CatchUp(default); // that they were founded is told, and makes nothing new any more
        await Eventually.True(async () => (await Answer()).Age is not null, "it is kept");
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, other.RoomId, new("elsewhere"), null, default)).Done);
        Assert.NotNull((await Answer()).Age); // what is not on it leaves it alone

        using var api = await portal.Api(host);
        (await api.Post("topics", new { categoryId = club.BoardId, kind = "discussion", title = "Grinder for six", body = "Which?" })).Is(201);
        await Shows("Grinder for six");
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, club.RoomId, new("good morning"), null, default)).Done);
        await Shows("good morning");
        await portal.Join(member, club);
        await Shows($"/u/{member.Name}");
        Assert.True((await portal.Arrange(host, club, [Block("about")])).Done);
        await Eventually.True(async () => !(await Answer()).Html.Contains("good morning", StringComparison.Ordinal), "the block is gone");

        using var room = await visitor.GetAsync($"{club.Url}/room");
        using var again = await visitor.GetAsync($"{club.Url}/room");
        Assert.Null(again.Headers.Age); // of this one nobody says what it is made of

        Task Shows(string words) => Eventually.True(async () => (await Answer()).Html.Contains(words, StringComparison.Ordinal), words);

        async Task<(string Html, TimeSpan? Age)> Answer()
        {
            using var answer = await visitor.GetAsync(club.Url);
            return (await answer.Content.ReadAsStringAsync(), answer.Headers.Age);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_may_know_of_a_club_without_reading_it_sees_what_it_says_of_itself_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other) = (await portal.NewMember("host"), await portal.NewMember("other"));
        var club = await portal.NewClub(host, Visibility.Request);
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, club.RoomId, new("among us"), null, default)).Done);
        Assert.True((await portal.Arrange(host, club, [.. UsualBlocks.All, Block("photos", "Our move to Lyon")])).Done);
        Assert.Contains("among us", await Page(host), StringComparison.Ordinal);
        Assert.Equal(("about topics room events members photos", "about"), (Kinds(await portal.Layout(host, club)), Kinds(await portal.Layout(other, club)))); // titles are words from inside
        using var api = portal.Address.Api();
        Assert.DoesNotContain("Lyon", (await api.Ask($"clubs/{club.Club.Slug}/page")).Is(200).Json.GetRawText(), StringComparison.Ordinal);
        foreach (var page in (string[])[await Page(other), await Page(null)])
        {
            Assert.Contains("<em>up</em>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("among us", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"/u/{host.Name}", page, StringComparison.Ordinal);
        }

        async Task<string> Page(Member? who)
        {
            using var client = who is null ? portal.Visitor() : await portal.SignedIn(who);
            return await client.GetStringAsync(club.Url);
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_published_stands_in_the_block_of_news_and_one_without_anything_is_left_out(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        Assert.True((await portal.Get<NewsItems>().Write(host.Actor, club.Club.Slug, new("Open late", "Till two."), null, default)).Done);
        Assert.True((await portal.Get<NewsItems>().Write(host.Actor, club.Club.Slug, new("Not yet", "", Draft: true), null, default)).Done);
        Assert.True((await portal.Arrange(host, club, [Block("news"), Block("draws")])).Done);
        var blocks = (await portal.Layout(host, club)).Blocks;
        var read = await portal.Get<BlockReader>().Read(host.Actor, club, blocks, default);
        Assert.Equal(["Open late"], ((IReadOnlyList<NewsLine>)read[blocks[0].Id].What!).Select(n => n.Title));
        Assert.False(read.ContainsKey(blocks[1].Id));
    }

    [Theory, BothDatabases]
    public async Task The_page_is_arranged_through_the_api_too(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        var club = await portal.NewClub(host, Visibility.Hidden);
        using var api = await portal.Api(host);
        var page = (await api.Ask($"clubs/{club.Club.Slug}/page")).Is(200).Json;
        Assert.Equal((0, 5), (page.GetProperty("revision").GetInt32(), page.GetProperty("blocks").GetArrayLength()));
        var put = (await api.Ask(HttpMethod.Put, $"clubs/{club.Club.Slug}/page", System.Net.Http.Json.JsonContent.Create(new { revision = 0, membersAddPhotos = false, blocks = new object[] { new { kind = "expert-advice", width = "half", most = 2 }, new { kind = "about" } } }))).Is(200).Json;
        Assert.Equal(("expert-advice", "half", false), (put.GetProperty("blocks")[0].GetProperty("kind").GetString(), put.GetProperty("blocks")[0].GetProperty("width").GetString(), put.GetProperty("membersAddPhotos").GetBoolean()));
        (await api.Ask(HttpMethod.Put, $"clubs/{club.Club.Slug}/page", System.Net.Http.Json.JsonContent.Create(new { revision = 0, blocks = Array.Empty<object>() }))).IsProblem(409, "changed-meanwhile");
        using var outside = await portal.Api(member);
        (await outside.Ask($"clubs/{club.Club.Slug}/page")).IsProblem(404);
    }

    static string Kinds(LayoutView layout) => string.Join(' ', layout.Blocks.Select(b => b.Kind));

    /// <summary>A kind whose reading always fails.</summary>
    sealed class Throwing : IClubBlock
    {
        public string Kind => "throwing";

        public string Name => "Throwing";

        public string Help => "";

        public string Icon => "";

        public Type Part => typeof(AboutBlock);

        public bool Hears(LiveMessage message) => false;

        public Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, IReadOnlyList<BlockView> blocks, CancellationToken ct) => throw new InvalidOperationException("planted");
    }
}
