using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Screening;
using Portal.Commons.Watching;
using Portal.Features.Forum;
using Portal.Platform.Jobs;
using Portal.Platform.Live;
using Portal.Tests.Commons.Notifications;

namespace Portal.Tests.Commons.Watching;

/// <summary>What stands out in the watch, and who is told.</summary>
public class AlertTests(Portals portals)
{
    [Theory]
    [InlineData("refund", "I want a REFUND.", true), InlineData("refund", "I was refunded", false), InlineData("refund", "Réfund, ｒｅｆｕｎｄ", true), InlineData("want a refund", "I want a, refund!", true), InlineData("want a refund", "I want my refund", false)]
    [InlineData("退款", "我要退款。", true), InlineData("退款", "我要退貨", false), InlineData("退貨", "我要退货", true), InlineData("HP墨水", "這是hp墨水嗎", true), InlineData("don't", "I dont know", true)]
    [InlineData("refund", "the printer's r3fund", true), InlineData("refund", "r e f u n d", true), InlineData("refund", "ref\u200bund", true), InlineData("滚", "你滚！", true), InlineData("ass", "the 455 bus", false), InlineData("printer", "my printer's ink", true)]
    public void A_word_is_found_as_a_whole_however_it_is_written(string word, string text, bool found)
    {
        var hits = new List<int>();
        using var folded = FoldedText.Of(text);
        new WordFinder<int>([(WordPattern.Of(word)!, 1)]).Find(folded, hits, static (all, it, _, _) => all.Add(it));
        Assert.Equal(found, hits.Count > 0);
    }

    [Theory]
    [InlineData("This is terrible, I am furious.", "terrible|furious"), InlineData("Worst ever. Never again!", "worst ever|never again"), InlineData("太差了，我要投诉，退款！", "太差|投诉|退款"), InlineData("客服態度差，還不回覆，我很失望", "态度差|失望")]
    [InlineData("Not good, not helpful, not easy, not happy", "– good|– helpful|– easy|– happy"), InlineData("bad bad bad bad bad", "bad"), InlineData("T\u0435rrible, and this isn't good. T h i s is useless", "terrible|– good|useless")]
    [InlineData("Ron, you are an idiot, as always. Go away and stop lying to everybody here.", "idiot|go away|lying"), InlineData("闭嘴吧，你这个笨蛋", "闭嘴|笨蛋")]
    public void An_unhappy_text_is_noticed_with_the_words_that_make_it_so(string text, string words)
    {
        var tone = Tone.Of(text);
        Assert.True(tone.IsUnhappy, $"{tone.Score}");
        Assert.Equal(words.Split('|'), tone.Words);
    }

    [Theory]
    [InlineData("It is not bad, no problem at all, it never failed."), InlineData("How do I refill the ink? There is a problem."), InlineData("Great printer, thanks. The delivery was slow and bad, but I love it."), InlineData("不错，没有问题，谢谢"), InlineData("")]
    public void A_text_that_is_content_or_only_asks_is_not(string text) => Assert.False(Tone.Of(text).IsUnhappy);

    [Theory]
    [InlineData(8, 3, 0, 0, true), InlineData(7, 3, 0, 0, false), InlineData(8, 2, 0, 0, false), InlineData(8, 3, 672, 7 * 24, true), InlineData(8, 3, 673, 7 * 24, false), InlineData(39, 9, 20, 1, false), InlineData(40, 9, 20, 1, true)]
    public void A_topic_is_hot_by_its_own_usual_pace(int posts, int people, int before, int hours, bool hot) => Assert.Equal(hot, HeatRule.IsHot(posts, people, before, TimeSpan.FromHours(hours)));

    [Theory, BothDatabases]
    public async Task Words_mark_for_whom_they_are_and_the_bell_tells_who_chose_so(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mia, max) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("max", Roles.Moderator));
        var words = portal.Get<WatchWords>();
        var (own, team) = ($"own{mia.Id}", $"team{mia.Id}");
        var id = (await words.Add(mia.Actor, own.ToUpperInvariant(), team: false, default)).Value;
        Assert.Equal(id, (await words.Add(mia.Actor, own, team: false, default)).Value);
        Assert.True((await words.Add(mia.Actor, team, team: true, default)).Done);
        Assert.Equal([$"+ {team}"], await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.AlertWordsChanged && e.ActorId == mia.Id).Select(e => e.Details).ToListAsync()));
        foreach (var moderator in new[] { mia, max }) Assert.True((await words.Tell(moderator.Actor, [AlertKind.Words], default)).Done);

        var topic = await portal.StartTopic(ana, body: $"Have you {own} in stock?");
        var reply = await portal.Reply(ana, topic, $"And {team}? And {own}?");
        var (first, second) = (await portal.Watched(mia, topic.Subject()), await portal.Watched(mia, reply.Subject()));
        Assert.Equal([(AlertKind.Words, mia.Id, own.ToUpperInvariant())], first.Alerts.Select(a => (a.Kind, a.OwnerId, a.Words)));
        Assert.Equal([true, false], new[] { mia, max }.Select(m => first.Alerts.Any(a => a.IsFor(m.Id))));
        Assert.Equal([true, true], new[] { mia, max }.Select(m => second.Alerts.Any(a => a.IsFor(m.Id))));
        Assert.Equal([first.Id, second.Id], (await portal.River(mia, first.Id - 1, new(Alerts: true))).Where(r => r.Writer.Id == ana.Id).Select(r => r.Id));
        Assert.Equal([second.Id], (await portal.River(max, first.Id - 1, new(Alerts: true))).Where(r => r.Writer.Id == ana.Id).Select(r => r.Id));

        await portal.AllTold();
        Assert.Contains(await portal.Told(mia), n => n.Kind == NotificationKind.WatchAlert && n.By?.Id == ana.Id);
        Assert.Contains(await portal.Told(max), n => n.Kind == NotificationKind.WatchAlert && n.By?.Id == ana.Id);
        Assert.DoesNotContain(await portal.Told(ana), n => n.Kind == NotificationKind.WatchAlert);
        Assert.Equal(ProblemKind.NotFound, (await words.Remove(max.Actor, id, default)).Problem?.Kind);
        Assert.True((await words.Remove(mia.Actor, id, default)).Done);
        Assert.Empty((await portal.Watched(mia, (await portal.Reply(ana, topic, $"Again: {own}")).Subject())).Alerts);
        foreach (var (text, code) in new[] { ("", "required"), ("!?", "no-word"), ("a", "too-common"), (new string('x', 61), "too-long") })
            Assert.Equal(code, (await words.Add(mia.Actor, text, team: false, default)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_topic_heats_up_by_posts_or_by_flags_and_is_told_of_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var mia = await portal.NewMember("mia", Roles.Moderator);
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => portal.NewMember("member" + i)));
        var (quarrel, flagged) = (await portal.StartTopic(people[0]), await portal.StartTopic(people[0]));
        var before = await portal.TakenIn();
        for (var i = 0; i < 12; i++)
        {
            await portal.Reply(people[i % 3], quarrel, $"No, you are wrong, for the {i}th time");
            if (i % 4 == 3) await portal.TakenIn();
        }

        await portal.TakenIn();
        var hot = Assert.Single((await portal.River(mia, before)).SelectMany(r => r.Alerts.Where(a => a.Kind == AlertKind.Heat && r.Item.Url.StartsWith($"/t/{quarrel.TopicId}/", StringComparison.Ordinal)).Select(a => (EntryId: r.Id, a.Words))));
        Assert.Matches("^posts (8|9|10|11|12|13) 3 0.5$", hot.Words);

        // Also where all has been looked at long ago: that is no look at what it is now.
        var max = await portal.NewMember("max", Roles.Moderator);
        Assert.True((await portal.Get<WatchWords>().Tell(max.Actor, [AlertKind.Heat], default)).Done);
        var seen = await portal.Watched(mia, flagged.Subject());
        await portal.See(mia, seen.Id);
        var earlier = await portal.TakenIn();
        foreach (var reader in people[1..]) Assert.True((await portal.Get<Flags>().Raise(reader.Actor, flagged.Subject(), FlagReason.Abuse, null, null, default)).Done);
        Assert.Equal(["flags 3"], (await portal.Watched(mia, flagged.Subject())).Alerts.Select(a => a.Words));
        Assert.Contains(await portal.Told(max), n => n.Kind == NotificationKind.WatchAlert && n.By?.Id == people[0].Id && n.ReadAt is null);

        // A colleague's look ends it for everybody, on open screens, too; a look at what was there before it does not.
        var told = 0;
        using var ear = portal.Get<LiveBus>().Listen(StandingChanged.Channel(max.Id), message => told += message.Type == Notified.Read ? 1 : 0);
        Assert.Equal([seen.Id], (await portal.Get<WatchMarks>().Seen(mia.Actor, [seen.Id], earlier, default)).Value.Seen);
        Assert.Equal([false], (await portal.Watched(mia, flagged.Subject())).Alerts.Select(a => a.Done));
        await portal.See(mia, seen.Id);
        Assert.Equal([true], (await portal.Watched(mia, flagged.Subject())).Alerts.Select(a => a.Done));
        await Eventually.True(async () => told > 0 && !(await portal.Unread(max)).Contains(NotificationKind.WatchAlert), "the bell of the colleague counts it no more");

        // It is told of anew after a while, however old what carries the mark is.
        var (ago, longAgo) = (portal.Clock.GetUtcNow().UtcDateTime - HeatRule.Pause, portal.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromDays(2));
        await portal.Get<Database>().Write<Nothing>(async db =>
        {
            await db.Set<WatchAlert>().Where(a => a.EntryId == seen.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.At, ago));
            await db.Set<WatchEntry>().Where(e => e.Id == seen.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.At, longAgo));
            return default(Nothing);
        }, default);
        Assert.True((await portal.Get<Flags>().Raise((await portal.NewMember("cy")).Actor, flagged.Subject(), FlagReason.Abuse, null, null, default)).Done);
        Assert.Equal([("flags 4", false)], (await portal.Watched(mia, flagged.Subject())).Alerts.Select(a => (a.Words, a.Done)));
        Assert.Contains(NotificationKind.WatchAlert, await portal.Unread(max));

        // What is older than figures go back is thrown away, with its alerts; nothing else is.
        var old = portal.Clock.GetUtcNow().UtcDateTime - OldWatchEntries.Kept - TimeSpan.FromDays(1);
        await portal.Get<Database>().Write<int>(async db => await db.Set<WatchEntry>().Where(e => e.Id == seen.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.At, old)), default);
        await portal.Get<IEnumerable<IJob>>().OfType<OldWatchEntries>().Single().Run(default);
        Assert.Equal((0, 0, 1), await portal.Get<Database>().Read(async db => (await db.Set<WatchEntry>().CountAsync(e => e.Id == seen.Id), await db.Set<WatchAlert>().CountAsync(a => a.EntryId == seen.Id), await db.Set<WatchEntry>().CountAsync(e => e.Id == hot.EntryId))));
    }

    [Theory, BothDatabases]
    public async Task What_is_handed_over_waits_for_the_colleague_who_is_told_and_a_question_becomes_theirs(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, mia, max) = (await portal.NewMember("ana"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("max", Roles.Moderator));
        var question = await portal.StartTopic(ana);
        var row = await portal.Watched(mia, question.Subject());
        await portal.See(mia, row.Id);
        var handOvers = portal.Get<WatchHandOvers>();
        foreach (var (to, code) in new[] { (mia, "hand-to-self"), (ana, "hand-to-author"), (await portal.NewMember("bo"), "no-moderator") })
            Assert.Equal(code, (await handOvers.HandOver(mia.Actor, row.Id, to.Id, null, default)).Problem?.Code);
        Assert.Equal(ProblemKind.NotFound, (await handOvers.HandOver(mia.Actor, long.MaxValue, max.Id, null, default)).Problem?.Kind);

        Assert.True((await handOvers.HandOver(mia.Actor, row.Id, max.Id, "You know this printer", default)).Done);
        Assert.Empty(await portal.River(mia, 0, new(WatchList.Mine)));
        await portal.TakenIn();
        var his = Assert.Single(await portal.River(max, 0, new(WatchList.Mine)));
        Assert.Equal((mia.Id, "You know this printer"), (his.Handed!.From.Id, his.Handed.Note));
        Assert.Equal(max.Id, (await portal.Get<WorkViews>().Find(mia.Actor, question.TopicId, default)).Value.Owner?.Id);
        await portal.AllTold();
        Assert.Equal(mia.Id, Assert.Single(await portal.Told(max), n => n.Kind == NotificationKind.WatchHandedOver).By?.Id);

        await portal.See(max, row.Id);
        Assert.Empty(await portal.River(max, 0, new(WatchList.Mine)));
        Assert.Equal(mia.Id, (await portal.Watched(mia, question.Subject())).Seen?.By.Id); // the first look still counts
    }
}
