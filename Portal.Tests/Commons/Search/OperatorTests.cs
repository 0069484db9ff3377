using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Features.Accounts;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Platform.Outbox;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;
using Find = Portal.Commons.Search.Search;

namespace Portal.Tests.Commons.Search;

public class OperatorTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Every_operator_narrows_and_a_minus_turns_it_round(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, word, tag) = (await portal.NewMember("ana"), await portal.NewMember("bo"), Word(), Word());
        var titled = await portal.StartTopic(ana, $"The {word} here", "Nothing", tags: tag);
        var answer = await portal.Reply(bo, titled, $"An answer about {word} and ink");
        var asked = await portal.StartTopic(bo, "Without it in its title", $"What is {word}?");
        await portal.Get<Topics>().Accept(ana.Actor, titled.TopicId, answer.PostId, default);
        long[] all = [titled.PostId, asked.PostId, answer.PostId]; // titles first, then the newest
        await Eventually.True(async () => (await Ids(portal, null, $"{word} is:solved")).Count == 2 && (await Ids(portal, null, word)).SequenceEqual(all), "all stands in the index");

        async Task Finds(string operators, params long[] ids) => Assert.Equal((operators, string.Join(' ', ids)), (operators, string.Join(' ', await Ids(portal, ana, $"{word} {operators}"))));
        await Finds("in:title", titled.PostId);
        await Finds($"by:{ana.Name}", titled.PostId);
        await Finds($"-by:@{ana.Name.ToUpperInvariant()}", asked.PostId, answer.PostId);
        await Finds("category:general", all);
        await Finds("-category:general");
        await Finds($"tag:{tag}", titled.PostId, answer.PostId);
        await Finds($"-tag:#{tag}", asked.PostId);
        await Finds("is:solved", titled.PostId, answer.PostId);
        await Finds("-is:solved", asked.PostId);
        await Finds("is:unanswered", asked.PostId);
        await Finds("is:mine", titled.PostId);
        await Finds("is:watched", titled.PostId, answer.PostId);
        await Finds($"topic:{titled.TopicId}", titled.PostId, answer.PostId);
        await Finds("after:2020", all);
        await Finds("before:2020-05-05");
        await Finds($"tag:{tag} by:{bo.Name} is:solved", answer.PostId);
        await Finds($"tag：“{tag}”　ink", answer.PostId); // as a Chinese keyboard writes it
        Assert.Equal([answer.PostId, titled.PostId], await Ids(portal, ana, $"topic:{titled.TopicId}")); // operators alone find, too
    }

    [Theory, BothDatabases]
    public async Task What_is_marked_changes_with_the_topic(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, word) = (await portal.NewMember("ana"), await portal.NewMember("bo"), Word());
        var topic = await portal.StartTopic(ana, $"About {word}");
        async Task Becomes(string state, int count) => await Eventually.True(async () => (await Ids(portal, null, $"{word} is:{state}")).Count == count, $"{count} {state}");
        await Becomes("unanswered", 1);
        var reply = await portal.Reply(bo, topic, "Yes");
        await Becomes("unanswered", 0);
        await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, reply.PostId, default);
        await Becomes("solved", 1);
        await portal.SetHidden(reply.PostId);
        await Becomes("solved", 0);
        await Becomes("unanswered", 1);
        await portal.SetHidden(reply.PostId, hidden: false);
        await Becomes("solved", 1);
        await Becomes("unanswered", 0);
    }

    [Theory, BothDatabases]
    public async Task A_question_whose_first_reply_went_from_view_is_answered_again_by_the_next_however_many_come_at_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (bo, word) = (await portal.NewMember("bo"), Word());
        var topic = await portal.StartTopic(await portal.NewMember("ana"), $"About {word}");
        await portal.SetHidden((await portal.Reply(bo, topic, "Buy this")).PostId);
        var replies = new List<PostPlace>();
        for (var i = 0; i < 3; i++) replies.Add(await portal.Reply(bo, topic, "An answer"));
        var news = replies.ConvertAll(News (r) => new ReplyPosted(topic.TopicId, r.PostId, r.Number, bo.Id, null, null, true));
        var room = portal.Get<IEnumerable<ISearchable>>().Single(r => r.Kind == "post");
        var touched = await portal.Get<Database>().Read(db => room.Touched(db, news, default));
        Assert.Contains(topic.PostId, touched);
        Assert.DoesNotContain(topic.PostId, await portal.Get<Database>().Read(db => room.Touched(db, [news[2]], default))); // no more than is needed
    }

    [Theory, BothDatabases]
    public async Task What_changes_while_everything_is_put_in_anew_stays_as_it_is_now(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, word) = (await portal.NewMember("ana"), Word());
        var (changed, gone) = (await portal.StartTopic(ana, "One", $"Before {word}"), await portal.StartTopic(ana, "Two", $"Gone {word}"));
        await Eventually.True(async () => (await Ids(portal, null, word)).Count == 2, "both are in the index");
        var room = new ChangedMeanwhile(portal.Get<IEnumerable<ISearchable>>().Single(r => r.Kind == "post"), async () =>
        {
            await portal.Get<Posts>().Edit(ana.Actor, changed.PostId, $"After {word}", null, null, default);
            await portal.SetHidden(gone.PostId);
            await Eventually.True(async () => (await Ids(portal, null, $"after {word}")).Count == 1 && (await Ids(portal, null, $"gone {word}")).Count == 0, "the news came first");
        });
        await new SearchFeeder(portal.Get<Database>(), portal.Get<DatabaseSettings>(), [room]).PutAll(default);
        Assert.Equal([changed.PostId], await Ids(portal, null, $"after {word}"));
        Assert.Empty(await Ids(portal, null, $"before {word}"));
        Assert.Equal([1L], await portal.Get<Database>().Read(db => db.Set<SearchEntry>().Where(e => e.Kind == "post" && (e.ThingId == gone.PostId || e.ThingId == changed.PostId)).GroupBy(e => e.Kind).Select(g => g.LongCount()).ToListAsync()));
    }

    [Fact]
    public async Task An_index_that_changed_since_it_was_searched_is_sound_for_who_checks_it_on_the_same_connection()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ana, word) = (await portal.NewMember("ana"), Word());
        await portal.StartTopic(ana, $"The {word}");
        await Eventually.True(async () => (await Ids(portal, null, word)).Count == 1, "it is in the index");
        await using var db = portal.Get<IDbContextFactory<PortalDb>>().CreateDbContext();
        await db.Database.OpenConnectionAsync();
        Assert.Single(await LikeText.Begun(db, word, SearchablePosts.AllKinds, 10, default));
        for (var i = 0; i < 5; i++) await portal.StartTopic(ana, $"{i} {word}");
        await Eventually.True(async () => (await Ids(portal, null, word)).Count == 6, "all are in the index");
        Assert.Empty(await portal.Get<IEnumerable<Portal.Platform.Cli.ICheck>>().Single(c => c.Name.StartsWith("database", StringComparison.Ordinal)).Faults(db, default));
    }

    [Fact]
    public async Task More_than_can_be_looked_for_at_once_is_said_at_the_field_and_the_place_that_was_searched_in_is_kept()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, word) = (await portal.NewMember("ana"), Word());
        var topic = await portal.StartTopic(ana, $"The {word}");
        using var visitor = portal.Visitor();
        var sixteen = string.Join(' ', Enumerable.Range(0, 16).Select(i => $"w{i}"));
        Assert.True((await portal.Get<Find>().Find(Actor.Visitor, $"{sixteen} the of", null, 5, default)).Done); // what says nothing does not count
        foreach (var typed in (string[])[$"{sixteen} w16", $"{sixteen} by:{ana.Name}", $"{sixteen} -w16"])
            Assert.Equal("q too-many-parts", (await portal.Get<Find>().Find(Actor.Visitor, typed, null, 5, default)).Problem is { } p ? $"{p.Field} {p.Code}" : "");
        var page = System.Net.WebUtility.HtmlDecode(await visitor.GetStringAsync($"/search?topic={topic.TopicId}&q={Uri.EscapeDataString(sixteen)}"));
        Assert.Contains("up to 16 words", page);
        Assert.Contains($"value=\"topic:{topic.TopicId} {sixteen}\"", page);

        var longest = new string('x', Find.MostTyped);
        Assert.DoesNotContain("aria-invalid", await visitor.GetStringAsync($"/search?topic={topic.TopicId}&q={longest}")); // the place takes none of what may be typed
        (await portal.Address.Api().Ask("search?q=" + new string('x', Find.MostLine + 1))).IsProblem(400, "too-long", "q");
    }

    [Theory]
    [InlineData("before:9999", false)]
    [InlineData("after:0001", false)]
    [InlineData("before:0001", true)]
    [InlineData("after:9999-12-31", true)]
    public async Task A_day_far_away_finds_all_or_nothing(string when, bool nothing)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var word = Word();
        await portal.StartTopic(await portal.NewMember("ana"), $"The {word}");
        await Eventually.True(async () => (await Ids(portal, null, word)).Count == 1, "it is in the index");
        Assert.Equal(nothing ? 0 : 1, (await Ids(portal, null, $"{word} {when}")).Count);
    }

    [Theory]
    [InlineData("by:nobody-of-this-name", "no-such-person")]
    [InlineData("before:yesterday", "bad-date")]
    [InlineData("after:2026-02-30", "bad-date")]
    [InlineData("tag:", "empty-operator")]
    [InlineData("printer by: ana", "empty-operator")]
    [InlineData("in:body", "only-in-title")]
    [InlineData("is:happy", "unknown-state")]
    [InlineData("is:mine", "yours-after-sign-in")]
    [InlineData("is:watched", "yours-after-sign-in")]
    [InlineData("category:no-such", "unknown-category")]
    [InlineData("tag:no-such-tag-at-all", "unknown-tag")]
    [InlineData("topic:999999999", "unknown-topic")]
    [InlineData("topic:twelve", "unknown-topic")]
    public async Task A_broken_operator_is_a_sentence_at_the_field_and_what_was_typed_stays(string typed, string code)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var problem = (await portal.Get<Find>().Find(Actor.Visitor, typed, null, 5, default)).Problem;
        Assert.Equal((ProblemKind.Invalid, "q", code), (problem!.Kind, problem.Field, problem.Code));
        using var visitor = portal.Visitor();
        var page = System.Net.WebUtility.HtmlDecode(await visitor.GetStringAsync("/search?q=" + Uri.EscapeDataString(typed)));
        Assert.Contains(problem.Sentence, page);
        Assert.Contains($"value=\"{typed}\"", page);
        (await portal.Address.Api().Ask("search?q=" + Uri.EscapeDataString(typed))).IsProblem(400, code);
    }

    [Theory, BothDatabases]
    public async Task A_place_that_may_not_be_seen_cannot_be_searched_in_and_is_told_like_one_that_is_not_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other, word) = (await portal.NewMember("hana"), await portal.NewMember("otto"), Word());
        var club = await portal.NewClub(host, Visibility.Hidden);
        var topic = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, $"Secret {word}", "x", [word]), null, default)).Value;
        await Eventually.True(async () => (await Ids(portal, host, $"secret topic:{topic.TopicId} tag:{word} category:club-{club.Club.Slug}")).Count == 1, "its members find it");
        foreach (var typed in (string[])[$"topic:{topic.TopicId}", $"tag:{word}", $"category:club-{club.Club.Slug}"])
            Assert.Equal(ProblemKind.Invalid, (await portal.Get<Find>().Find(other.Actor, typed, null, 5, default)).Problem?.Kind);
        Assert.Empty(await Ids(portal, other, word));
    }

    [Theory, BothDatabases]
    public async Task People_and_clubs_are_found_by_name_and_by_what_they_say_and_a_hidden_club_by_its_members_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other, word) = (await portal.NewMember("hana"), await portal.NewMember("otto"), Word());
        await portal.Get<ProfileDeeds>().Change(host.Actor, new($"Hana {word}", $"I *repair* things like {word}s", null), default);
        await portal.Get<Clubs>().Create(host.Actor, new($"open-{word}", $"Friends of {word}", "Tea", Visibility.Open), null, default);
        await portal.Get<Clubs>().Create(host.Actor, new($"dark-{word}", "Known to few", $"All about {word}", Visibility.Hidden), null, default);
        async Task<string> Found(Member? reader, string? kind = null) => string.Join(' ', (await Hits(portal, reader, word, kind)).Select(h => h.Kind).Order());
        await Eventually.True(async () => await Found(host) == "club club person", "its host finds all");
        Assert.Equal("club person", await Found(other));
        Assert.Equal("club person", await Found(null));
        Assert.Equal(("person", "club"), (await Found(other, "person"), await Found(other, "club")));
        Assert.Equal("", await Found(other, "topic"));
        Assert.Equal($"Hana {word} (@{host.Name})", (await Hits(portal, other, $"repairing {word}", "person")).Single().Title);
        Assert.Single((await Hits(portal, other, host.Name, "person")));

        Assert.Single((await portal.Address.Api().Ask($"search?q={word}&kind=club")).Is(200).Items);
        (await portal.Address.Api().Ask($"search?q={word}&kind=dog")).IsProblem(400, "unknown-value");
    }

    [Theory, BothDatabases]
    public async Task After_an_update_everything_is_put_in_anew_and_keeps_its_place(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, word) = (await portal.NewMember("ana"), Word());
        var topics = new List<PostPlace>();
        for (var i = 0; i < 3; i++) topics.Add(await portal.StartTopic(ana, "Some title", $"About {word}"));
        await Eventually.True(async () => (await Ids(portal, ana, word)).Count == 3, "all are in the index");
        var before = await Ids(portal, ana, word);

        await portal.Get<Database>().Write<Nothing>(async db =>
        {
            await db.Set<MadeForm>().Where(f => f.Name == SearchRenewal.Made).ExecuteDeleteAsync();
            await db.Database.ExecuteSqlRawAsync(provider == DatabaseProvider.Sqlite
                ? "DROP TABLE \"SearchWords\"; CREATE VIRTUAL TABLE \"SearchWords\" USING fts5(words, stems, content='', contentless_delete=1)"
                : "UPDATE \"SearchEntries\" SET \"Words\" = NULL");
            return default(Nothing);
        }, default);
        await portal.Get<IServiceProvider>().PrepareSearch(default);
        Assert.Empty(await Ids(portal, ana, word));
        await portal.Get<SearchRenewal>().Run(default);
        Assert.Equal(before, await Ids(portal, ana, word));
        Assert.True(await portal.Get<Database>().Read(db => db.IsMade(SearchRenewal.Made, SearchRenewal.Current, default)));
        await portal.Get<Posts>().Edit(ana.Actor, topics[0].PostId, $"Now {word} again", null, null, default);
        await Eventually.True(async () => (await Ids(portal, ana, $"{word} again")).Count == 1, "the edit is in the index");
        Assert.Equal(before, await Ids(portal, ana, word)); // an edit makes nothing newer
    }

    private static string Word() => "w" + Guid.NewGuid().ToString("N")[..10].Replace('e', 'o').Replace('s', 'x');

    private static async Task<List<long>> Ids(TestPortal portal, Member? reader, string text) => [.. (await Hits(portal, reader, text, null)).Select(h => h.Id)];

    private static async Task<IReadOnlyList<SearchHit>> Hits(TestPortal portal, Member? reader, string text, string? kind) =>
        (await portal.Get<Find>().Find(reader?.Actor ?? Actor.Visitor, text, kind, null, 50, default)).Value.Items;

    /// <summary>A room in which something happens just after its things were read for the first time.</summary>
    sealed class ChangedMeanwhile(ISearchable room, Func<Task> happens) : ISearchable
    {
        bool happened;

        public string Kind => room.Kind;

        public async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
        {
            var read = await room.Read(db, ids, ct);
            if (!happened)
            {
                happened = true;
                await happens();
            }

            return read;
        }

        public Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) => room.Touched(db, news, ct);

        public Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) => room.Ids(db, after, size, ct);

        public Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct) => room.Seen(db, standing, ids, ct);

        public Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, Portal.Platform.Text.SearchQuery query, CancellationToken ct) => room.Show(db, standing, ids, query, ct);
    }
}
