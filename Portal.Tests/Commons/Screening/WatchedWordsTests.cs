using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Tests.Commons.People;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Support;

namespace Portal.Tests.Commons.Screening;

public class WatchedWordsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_list_is_imported_whole_or_not_at_all_and_goes_out_as_it_came_in(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, words) = ((await portal.NewMember("ada", Roles.Admin)).Actor, portal.Get<WatchedWords>());
        var general = (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id;
        foreach (var (text, line) in new[] { ("hold word ok\n*", 2), ("# a remark\n\nrefuse host nonsense host\n", 3), ("hold a", 1), ("mask host a.example", 1), ("hold mail com", 1), ("gadget @category:999999", 1) })
        {
            var refused = (await words.Import(ada, text, default)).Problem!;
            Assert.Contains($"{line}", refused.Sentence, StringComparison.Ordinal);
            Assert.Equal("text", refused.Field);
        }

        Assert.Empty((await words.List(ada, null, null, 10, default)).Value.Items);
        var given = $"# mine\nhold word viag*\r\nmask word dummkopf\nrefuse host https://www.evil.example/x\nflag address /ref=shop\nhold mail throwaway.example\nflag word 退款 @category:{general}\njust a phrase";
        Assert.Equal(7, (await words.Import(ada, given, default)).Value);
        var text1 = (await words.Export(ada, default)).Value;
        Assert.Equal(7, (await words.Import(ada, text1, default)).Value);
        Assert.Equal(text1, (await words.Export(ada, default)).Value);
        Assert.Equal(7, (await words.List(ada, null, null, 10, default)).Value.Items.Count);
        Assert.Equal("viag*", (await words.List(ada, "VIAG", null, 10, default)).Value.Items.Single().Text);
        Assert.Equal("word-listed", (await words.Add(ada, new(WatchedKind.Word, "V1AG*", WatchedEffect.Flag), null, default)).Problem?.Code);
        var trial = (await words.Try(ada, "Dummkopf! See https://evil.example and 退款", null, default)).Value;
        Assert.Equal([WatchedEffect.Mask, WatchedEffect.Refuse, WatchedEffect.Flag], trial.Hits.Where(h => !h.Usual).Select(h => h.Effect).Distinct().OrderBy(e => e != WatchedEffect.Mask).ThenByDescending(e => e));
    }

    [Theory]
    [InlineData("call # 555", null)]
    [InlineData("call # 555", "a wave # of spam")]
    [InlineData("# one seller", "a wave")]
    [InlineData("seller of # #", "a wave")]
    [InlineData(@"call \# 555 \\#", "a wave")]
    [InlineData(@"C:\temp \o/", null)]
    [InlineData("meet @category:3", null)]
    [InlineData("valid until:2027-01-31", "a wave")]
    public void A_phrase_in_which_something_looks_like_a_note_a_place_or_an_end_goes_out_and_comes_in_as_it_is(string phrase, string? note)
    {
        var line = new WatchedLine(WatchedKind.Word, phrase, WatchedEffect.Flag, "category:1", Note: note);
        Assert.Equal(line, Assert.Single(WatchedLines.Read(WatchedLines.Write(line)).Value).Line);
        Assert.Equal(line with { Place = null }, Assert.Single(WatchedLines.Read(WatchedLines.Write(line with { Place = null })).Value).Line);
    }

    [Theory, BothDatabases]
    public async Task What_most_of_the_last_posts_hold_is_refused_and_a_trial_says_how_many_it_would_have_met(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, words) = ((await portal.NewMember("ada", Roles.Admin)).Actor, await portal.NewMember("ana"), portal.Get<WatchedWords>());
        var topic = await portal.StartTopic(ana);
        for (var i = 0; i < 30; i++) await portal.Reply(ana, topic, i < 5 ? "The pump leaks" : "The ink is dry");
        var refused = (await words.Add(ada, new(WatchedKind.Word, "the", WatchedEffect.Flag), null, default)).Problem!;
        Assert.Equal(("matches-all", "text"), (refused.Code, refused.Field));
        Assert.Contains("31", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal((5, 31), ((await words.Try(ada, "", new(WatchedKind.Word, "pump*", WatchedEffect.Hold), default)).Value is var t ? (t.MetOf, t.Of) : default));
        Assert.True((await words.Add(ada, new(WatchedKind.Word, "pump*", WatchedEffect.Hold), "k", default)).Done);
        Assert.True((await words.Add(ada, new(WatchedKind.Word, "pump*", WatchedEffect.Hold), "k", default)).Done); // the same request again
        Assert.Equal("no-such-place", (await words.Add(ada, new(WatchedKind.Word, "gadget", WatchedEffect.Hold, "category:99999"), null, default)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_word_ends_at_its_time_by_itself_and_end_and_note_go_out_and_come_in_with_the_list_and_stand_in_the_log(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, ada, words) = (await portal.NewMember("ana"), (await portal.NewMember("ada", Roles.Admin)).Actor, portal.Get<WatchedWords>());
        var (topic, now) = (await portal.StartTopic(ana), portal.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(("past-end", "until"), (await words.Add(ada, new(WatchedKind.Word, "frobnicate", WatchedEffect.Refuse, Until: now), null, default)).Problem is { } past ? (past.Code, past.Field) : default);
        var id = (await words.Add(ada, new(WatchedKind.Word, "frobnicate", WatchedEffect.Refuse, Until: now.AddHours(2), Note: "a wave\nof spam"), null, default)).Value;
        Assert.True((await words.Add(ada, new(WatchedKind.Word, "defenestrate", WatchedEffect.Refuse), null, default)).Done);
        Assert.Equal("word-refused", await Said("frobnicate"));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await Said("frobnicate"));
        Assert.Equal("word-refused", await Said("defenestrate")); // what has no end goes on
        Assert.Equal((true, "a wave of spam"), (await words.Find(ada, id, default)).Value is var it ? (it.Ended, it.Note) : default);

        var text = (await words.Export(ada, default)).Value;
        Assert.Contains(" # a wave of spam\n", text, StringComparison.Ordinal);
        Assert.Equal(2, (await words.Import(ada, text, default)).Value); // also what has ended
        Assert.Equal(text, (await words.Export(ada, default)).Value);
        Assert.Equal(1, (await words.Import(ada, "refuse word frobnicate", default)).Value);
        Assert.Equal((null, "a wave of spam"), (await words.Find(ada, id, default)).Value is var again ? (again.Until, again.Note) : default);
        Assert.Equal("word-refused", await Said("frobnicate"));
        Assert.Contains((await portal.Get<AuditViews>().Read(ada, new(AuditAction.WatchedWordsChanged), Cursor.Start, default)).Value.Items, line => line.After is { } after && after.Contains("until:", StringComparison.Ordinal) && after.EndsWith("# a wave of spam", StringComparison.Ordinal));

        async Task<string?> Said(string word) => (await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new($"Please {word} it"), null, default)).Problem?.Code;
    }

    [Theory, BothDatabases]
    public async Task Who_moderates_a_place_says_what_counts_there_and_a_moderator_what_counts_everywhere_save_what_exempts(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, mo, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("lena"));
        var (ana, words) = (await portal.NewMember("ana"), portal.Get<WatchedWords>());
        var (here, there) = (await PlaceModeratorTests.NewCategory(portal, ada), await PlaceModeratorTests.NewCategory(portal, ada));
        await PlaceModeratorTests.Give(portal, ada, here, lena);
        var everywhere = await portal.Watch("frobnicate", WatchedEffect.Hold);
        var exempt = await portal.Watch("defenestrate", WatchedEffect.Allow);
        WatchedLine spam = new(WatchedKind.Host, "evil.example", WatchedEffect.Refuse, $"category:{here}");

        var line = (await words.Add(lena.Actor, spam, null, default)).Value;
        Assert.Equal(("link-refused", null), (await Said(here), await Said(there)));
        var seen = (await words.List(lena.Actor, null, null, 10, default)).Value.Items.Single();
        Assert.Equal((line, true, true), (seen.Id, seen.MayChange, seen.PlaceName?.StartsWith("Place ", StringComparison.Ordinal) == true));
        Assert.Equal((1, false, false), (await words.Reach(lena.Actor, default)) is var reach ? (reach.Places.Count, reach.Everywhere, reach.Whole) : default);
        Assert.Equal(ProblemKind.NotFound, (await words.Find(lena.Actor, everywhere, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await words.Delete(lena.Actor, everywhere, default)).Problem?.Kind);
        Assert.Equal(["evil.example"], (await words.Try(lena.Actor, "frobnicate https://evil.example", null, default)).Value.Hits.Where(h => !h.Usual).Select(h => h.Text).Distinct());
        foreach (var place in (string?[])[null, $"category:{there}"])
        {
            Assert.Equal("other-place", (await words.Add(lena.Actor, spam with { Place = place }, null, default)).Problem?.Code);
            Assert.Equal("other-place", (await words.Change(lena.Actor, line, spam with { Place = place }, default)).Problem?.Code);
            Assert.Equal("other-place", (await words.Try(lena.Actor, "", spam with { Place = place }, default)).Problem?.Code);
        }

        Assert.True((await words.Change(lena.Actor, line, spam with { Effect = WatchedEffect.Flag, Note = "a wave" }, default)).Done);
        var log = (await portal.Get<AuditViews>().Read(lena.Actor, new(AuditAction.WatchedWordsChanged), Cursor.Start, default)).Value.Items;
        Assert.Equal(["flag host evil.example @category:" + here + " # a wave", "refuse host evil.example @category:" + here], log.Select(l => l.After));

        Assert.Equal(3, (await words.List(mo.Actor, null, null, 10, default)).Value.Items.Count);
        Assert.True((await words.Add(mo.Actor, spam with { Place = null }, null, default)).Done);
        Assert.Equal("link-refused", await Said(there));
        Assert.True((await words.Delete(mo.Actor, line, default)).Done);
        Assert.Equal("admins-allow", (await words.Add(mo.Actor, new(WatchedKind.Host, "shop.example", WatchedEffect.Allow), null, default)).Problem?.Code);
        Assert.Equal("admins-allow", (await words.Change(mo.Actor, everywhere, new(WatchedKind.Word, "frobnicate", WatchedEffect.Allow), default)).Problem?.Code);
        Assert.Equal("admins-allow", (await words.Change(mo.Actor, exempt, new(WatchedKind.Word, "defenestrate", WatchedEffect.Flag), default)).Problem?.Code);
        Assert.Equal("admins-allow", (await words.Delete(mo.Actor, exempt, default)).Problem?.Code);
        Assert.Equal(("not-allowed", "not-allowed"), ((await words.Import(mo.Actor, "hold word gadget", default)).Problem?.Code, (await words.Export(mo.Actor, default)).Problem?.Code));

        // of what waits at their place they read their own lines, and of the others that there was one; its writer reads a line that stands so in what they wrote
        await portal.Watch("splork*", WatchedEffect.Hold);
        await portal.Watch("gadget*", WatchedEffect.Hold, place: $"category:{here}");
        var held = (await portal.Get<Topics>().Start(ana.Actor, new(here, TopicKind.Discussion, "Look", "To Frobnicate with splorked gadgets"), null, default)).Value;
        Assert.True(held.Held);
        var (waits, named) = (await portal.CaseOf(new("post", held.PostId)) ?? 0, "A word that is watched for here");
        Assert.Equal(["Watched word: frobnicate", "Watched word: gadget*", "Watched word: splork*"], await Why(mo));
        Assert.Equal([named, named, "Watched word: gadget*"], await Why(lena));
        await portal.Decide(lena, new("post", held.PostId), Outcome.Rejected);
        Assert.Equal([named, "Watched word: frobnicate"], Assert.Single(await portal.Waits(ana)).Reason!.Split("; ").Order(StringComparer.Ordinal));
        Assert.Equal("word", Assert.Single((await portal.Get<AuditViews>().Read(lena.Actor, new(AuditAction.HeldRejected), Cursor.Start, default)).Value.Items).Reason);

        async Task<IEnumerable<string>> Why(Member reader) => (await portal.Get<Queue>().Find(reader.Actor, waits, default)).Value.Words.Why.Skip(1).Order(StringComparer.Ordinal);
        async Task<string?> Said(long category) => (await portal.Get<Topics>().Start(ana.Actor, new(category, TopicKind.Discussion, "Look", "See https://evil.example"), null, default)).Problem?.Code;
    }

    [Theory, BothDatabases]
    public async Task A_line_of_a_place_is_measured_by_what_is_written_there_and_exempts_and_covers_nowhere_else(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, words) = (await portal.NewMember("ada", Roles.Admin), portal.Get<WatchedWords>());
        var (here, there) = (await PlaceModeratorTests.NewCategory(portal, ada), await PlaceModeratorTests.NewCategory(portal, ada));
        foreach (var (category, text) in new[] { (here, "The pump leaks"), (there, "The ink is dry") })
        {
            var topic = (await portal.Get<Topics>().Start(ada.Actor, new(category, TopicKind.Discussion, "Look", text), null, default)).Value;
            for (var i = 0; i < 24; i++) await portal.Reply(ada, topic, text);
        }

        Assert.True((await words.Add(ada.Actor, new(WatchedKind.Word, "pump", WatchedEffect.Flag, $"category:{there}"), null, default)).Done);
        Assert.Equal("matches-all", (await words.Add(ada.Actor, new(WatchedKind.Word, "pump", WatchedEffect.Flag, $"category:{here}"), null, default)).Problem?.Code);
        Assert.Equal((25, 25, 0), (await Met(here), (await words.Try(ada.Actor, "", new(WatchedKind.Word, "pump", WatchedEffect.Flag), default)).Value.MetOf, await Met(there)));

        Assert.True(new WordList([new(1, WatchedKind.Host, "shop.example", WatchedEffect.Allow, $"category:{here}", 0)]) is var list && list.Allows("shop.example", new(ScreenedUse.Public, here)) && !list.Allows("shop.example", new(ScreenedUse.Public, there)));
        await portal.Watch("dummkopf", WatchedEffect.Mask, place: $"category:{here}");
        var cover = await portal.Get<global::Portal.Commons.Screening.Screening>().CoverAt(default);
        Assert.Equal(("you ********", "you dummkopf"), (cover("you dummkopf", new("category", here)), cover("you dummkopf", new("category", there))));

        async Task<int> Met(long category) => (await words.Try(ada.Actor, "", new(WatchedKind.Word, "pump", WatchedEffect.Flag, $"category:{category}"), default)).Value.MetOf;
    }

    [Fact]
    public async Task A_word_of_one_place_counts_there_alone_and_a_change_counts_at_once()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (ana, ada) = (await portal.NewMember("ana"), (await portal.NewMember("ada", Roles.Admin)).Actor);
        var other = (await portal.Get<Categories>().Create(ada, "", "Elsewhere", "", 1, default)).Value;
        var topic = await portal.StartTopic(ana);
        var line = await portal.Watch("frobnicate", WatchedEffect.Refuse, place: $"category:{other}");
        Assert.True((await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("frobnicate"), null, default)).Done);
        Assert.Equal("word-refused", (await portal.Get<Topics>().Start(ana.Actor, new(other, TopicKind.Discussion, "t", "frobnicate"), null, default)).Problem?.Code);
        Assert.True((await portal.Get<WatchedWords>().Change(ada, line, new(WatchedKind.Word, "frobnicate", WatchedEffect.Refuse), default)).Done);
        Assert.Equal("word-refused", (await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("frobnicate"), null, default)).Problem?.Code);
        Assert.True((await portal.Get<WatchedWords>().Delete(ada, line, default)).Done);
        Assert.True((await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("frobnicate"), null, default)).Done);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal(3, db.Set<AuditEntry>().Count(e => e.Action == AuditAction.WatchedWordsChanged));
    }
}
