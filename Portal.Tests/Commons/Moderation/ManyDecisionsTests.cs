using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Features.Forum;

namespace Portal.Tests.Commons.Moderation;

public class ManyDecisionsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_wave_of_one_text_is_decided_together_what_another_is_on_is_left_and_all_is_undone(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var many = scene.Portal.Get<ManyDecisions>();
        var text = "buy pills " + Guid.NewGuid();
        var cases = await Flagged(scene, 12, _ => text);
        var other = (await Flagged(scene, 1, _ => "another text"))[0];
        Assert.Equal((13, 12), await many.Count(scene.Mia.Actor, cases[0], default));
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, cases[3], default)).Done);

        var done = (await many.Decide(scene.Mia.Actor, new(SameTextAs: cases[0]), Outcome.Hidden, "A wave", default)).Value;
        Assert.Equal([cases[3]], done.Items.Where(i => i.Problem is not null).Select(i => i.Id));
        Assert.Equal(11, done.Done.Count);
        Assert.Equal(CaseState.Open, (await scene.Queue.Find(scene.Mia.Actor, other, default)).Value.State);
        foreach (var id in done.Done)
        {
            Assert.True((await scene.Queue.Find(scene.Mia.Actor, id, default)).Value.Now!.Hidden);
        }

        var undone = (await many.Undo(scene.Mia.Actor, done.Done, null, default)).Value;
        Assert.Equal(0, undone.Left);
        var author = (await many.Decide(scene.Mia.Actor, new(SameAuthorAs: other), Outcome.Disagreed, null, default)).Value;
        Assert.Equal(12, author.Done.Count); // all of Ana's but the one that Max is on
    }

    [Theory, BothDatabases]
    public async Task Who_wrote_a_wave_is_suspended_with_it_each_in_their_language_but_those_who_are_named_and_all_is_undone_together(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (portal, waves, mia) = (scene.Portal, scene.Portal.Get<Waves>(), scene.Mia.Actor);
        var (bot, mao, busy) = (await portal.NewMember("bot"), await portal.NewMember("mao"), await portal.NewMember("busy"));
        var (agent, owner, barred) = (await portal.NewMember("agent", Roles.Agent), await portal.NewMember("owner"), await portal.NewMember("barred"));
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                await db.Set<Account>().Where(a => a.Id == mao.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Language, "zh-Hans"));
                return default(Nothing);
            },
            default);
        Assert.True((await portal.Get<VerifiedProducts>().Set(agent.Actor, owner.Name, ["Duo 2"], null, default)).Done);
        var cases = new List<long>();
        foreach (var who in (Member[])[bot, mao, busy, agent, owner, barred]) cases.Add(await Reported(who));
        Assert.True((await portal.Ban(scene.Max, barred)).Done);
        Assert.True((await scene.Decisions.Claim(scene.Max.Actor, cases[2], default)).Done); // Max is on that of one of them
        var (choice, until) = (new CaseChoice([.. cases.Select(id => new SeenCase(id))]), portal.Clock.GetUtcNow().UtcDateTime.AddDays(7));

        var wave = (await waves.Look(mia, choice, default)).Value;
        Assert.Equal([bot.Id, mao.Id, busy.Id], wave.Writers.Select(w => w.Person.Id).Order());
        (long, string?)[] leftOut = [(agent.Id, "writer-staff"), (owner.Id, "writer-customer"), (barred.Id, "writer-shut-out")];
        Assert.Equal(leftOut, wave.LeftOut.OrderBy(w => w.Person.Id).Select(w => (w.Person.Id, (string?)w.Why.Code)));
        Assert.Equal(ProblemKind.Refused, (await waves.Look(scene.Bo.Actor, choice, default)).Problem?.Kind);

        // What makes no sense is refused before anything is done.
        Assert.Equal("wave-outcomes", await Refused(Outcome.Ignored, new(SanctionKind.Ban, "spam")));
        Assert.Equal("wave-kinds", await Refused(Outcome.Hidden, new(SanctionKind.Mute, "spam", Until: until)));
        Assert.Equal("until-needed", await Refused(Outcome.Hidden, new(SanctionKind.Suspension, "spam")));
        Assert.Equal("required", await Refused(Outcome.Hidden, new(SanctionKind.Ban)));
        Assert.Equal("no-such-template", await Refused(Outcome.Hidden, new(SanctionKind.Ban, TemplateId: long.MaxValue)));
        Assert.Equal(CaseState.Open, (await scene.Queue.Find(mia, cases[0], default)).Value.State);

        var admin = await portal.NewMember("ada", Roles.Admin);
        var worded = new Portal.Commons.Sanctions.ReasonText(ReasonUse.Suspension, "A wave " + Guid.NewGuid(), "Hello {name}, no spam until {until}.", "{name}，您好：{until} 前请勿发布广告。");
        var template = (await portal.Get<ReasonTemplates>().Save(admin.Actor, null, worded, null, default)).Value;
        var done = (await waves.Decide(mia, choice, Outcome.Hidden, "A wave", new(SanctionKind.Suspension, TemplateId: template, Until: until), default)).Value;
        Assert.True((await portal.Get<ReasonTemplates>().Delete(admin.Actor, template, default)).Done);
        Assert.Equal([cases[2]], done.Cases.Items.Where(i => i.Problem is not null).Select(i => i.Id));
        (long, string?)[] became = [(bot.Id, null), (mao.Id, null), (busy.Id, "writer-case-left"), .. leftOut];
        Assert.Equal(became, done.Writers.OrderBy(w => w.Person.Id).Select(w => (w.Person.Id, w.Problem?.Code)));
        Assert.Equal((Problem.Banned, null), ((await portal.StandingOf(bot)).MayNotWrite, (await portal.StandingOf(busy)).MayNotWrite));
        Assert.StartsWith($"Hello {bot.Name}, no spam until ", (await Suspension(bot)).Reason, StringComparison.Ordinal);
        var told = await Suspension(mao);
        Assert.StartsWith($"{mao.Name}，您好：", told.Reason, StringComparison.Ordinal);
        Assert.True(told.MayAppeal);
        Assert.Equal([cases[0], cases[1]], await portal.Get<Database>().Read(db => db.Set<Sanction>().Where(s => done.Sanctioned.Contains(s.Id)).OrderBy(s => s.CaseId).Select(s => s.CaseId!.Value).ToListAsync()));

        var undone = (await waves.Undo(mia, done.Cases.Done, done.Sanctioned, null, default)).Value;
        Assert.Equal((0, 2), (undone.Cases.Left, undone.Sanctioned.Count));
        Assert.Null((await portal.StandingOf(bot)).MayNotWrite);
        Assert.Contains("撤销", (await Suspension(mao)).EndedReason, StringComparison.Ordinal);
        Assert.All((await waves.Undo(mia, done.Cases.Done, done.Sanctioned, "Again", default)).Value.Writers, w => Assert.Equal("revoked-before", w.Problem?.Code));
        Assert.Equal("sanctions", (await waves.Undo(mia, done.Cases.Done, [long.MaxValue], null, default)).Problem?.Field);

        async Task<long> Reported(Member who)
        {
            var post = new Subject("post", (await portal.Reply(who, scene.First, "buy pills of " + who.Name)).PostId);
            Assert.True((await scene.Flags.Raise(scene.Bo.Actor, post, FlagReason.Spam, null, null, default)).Done);
            return (await scene.TheCase(post)).Id;
        }

        async Task<string?> Refused(Outcome outcome, WaveSanction wish) => (await waves.Decide(mia, choice, outcome, "A wave", wish, default)).Problem?.Code;
        async Task<DecisionOnMe> Suspension(Member who) => Assert.Single((await portal.Get<MyStanding>().Read(who.Actor, Cursor.Start, default)).Value.Items, d => d.Kind == SanctionKind.Suspension);
    }

    [Theory, BothDatabases]
    public async Task Many_are_chosen_in_one_way_within_bounds_and_by_who_may(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (many, it) = (scene.Portal.Get<ManyDecisions>(), await scene.Flagged());
        async Task<ProblemKind?> Decide(Member who, CaseChoice choice, string? note = null) => (await many.Decide(who.Actor, choice, Outcome.Ignored, note, default)).Problem?.Kind;

        Assert.Equal(ProblemKind.Refused, await Decide(scene.Bo, new([new(it.Id)])));
        Assert.Equal(ProblemKind.Refused, (await many.Undo(scene.Bo.Actor, [it.Id], "x", default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Invalid, await Decide(scene.Mia, new([])));
        Assert.Equal(ProblemKind.Invalid, await Decide(scene.Mia, new()));
        Assert.Equal(ProblemKind.Invalid, await Decide(scene.Mia, new([new(it.Id)], SameTextAs: it.Id)));
        Assert.Equal(ProblemKind.Invalid, await Decide(scene.Mia, new([.. Enumerable.Range(1, ManyDecisions.Most + 1).Select(i => new SeenCase(i))])));
        Assert.Equal(ProblemKind.Invalid, await Decide(scene.Mia, new([new(it.Id)]), new string('x', Decisions.MostNote + 1)));
        Assert.Equal(ProblemKind.NotFound, await Decide(scene.Mia, new(SameAuthorAs: long.MaxValue)));
        var old = (await many.Decide(scene.Mia.Actor, new([new(it.Id, it.Version - 1), new(long.MaxValue)]), Outcome.Ignored, null, default)).Value;
        Assert.Equal([ProblemKind.Conflict, ProblemKind.NotFound], old.Items.Select(i => i.Problem!.Kind));
        Assert.Single((await many.Decide(scene.Mia.Actor, new([new(it.Id, it.Version, it.Stamp)]), Outcome.Ignored, null, default)).Value.Done);
    }

    [Theory, BothDatabases]
    public async Task Ten_moderators_on_one_queue_decide_each_case_exactly_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        const int count = 1000;
        var cases = await FlaggedAtOnce(scene, count);
        var moderators = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => portal.NewMember("mod", Roles.Moderator)));
        var decided = new ConcurrentDictionary<long, long>();
        await Task.WhenAll(moderators.Select(async (moderator, m) =>
        {
            var from = m / 2 * count / 5; // two begin at each place, and all go through all that is left
            foreach (var id in cases.Skip(from).Concat(cases.Take(from)).Where(id => !decided.ContainsKey(id)))
            {
                if ((await scene.Decisions.Claim(moderator.Actor, id, default)).Done
                    && (await scene.Decisions.Decide(moderator.Actor, id, new(id % 2 == 0 ? Outcome.Hidden : Outcome.Disagreed, "One of many"), default)).Done)
                {
                    Assert.True(decided.TryAdd(id, moderator.Id), $"case {id} was decided twice");
                }
            }
        }));

        Assert.Equal(count, decided.Count);
        var rows = await portal.Get<Database>().Read(db => db.Set<CaseDecision>().Where(d => cases.Contains(d.CaseId)).Select(d => new { d.CaseId, d.ById }).ToListAsync());
        Assert.Equal(count, rows.Count);
        Assert.All(rows, row => Assert.Equal(decided[row.CaseId], row.ById));
        Assert.Equal(0, await scene.Queue.Waiting(scene.Mia.Actor, default));
        Assert.True(decided.Values.Distinct().Count() > 1);
    }

    /// <summary>Ana writes replies and Bo flags each; answers the cases.</summary>
    static async Task<List<long>> Flagged(Scene scene, int count, Func<int, string> text)
    {
        var cases = new ConcurrentBag<long>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, ct) =>
        {
            var post = await scene.Portal.Reply(scene.Ana, scene.First, text(i));
            Assert.True((await scene.Flags.Raise(scene.Bo.Actor, new("post", post.PostId), FlagReason.Spam, null, null, ct)).Done);
            var subject = new Subject("post", post.PostId).ToString();
            cases.Add(await scene.Portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Subject == subject).Select(c => c.Id).SingleAsync()));
        });
        return [.. cases.Order()];
    }

    /// <summary>The same for a long queue: the very rows, all in one transaction, in ten topics.</summary>
    static async Task<List<long>> FlaggedAtOnce(Scene scene, int count)
    {
        var (ana, now, topics) = (scene.Ana.Id, scene.Portal.Clock.GetUtcNow().UtcDateTime, new List<PostPlace>());
        for (var i = 0; i < 10; i++) topics.Add(await scene.Portal.StartTopic(scene.Ana, $"Topic {i}", kind: TopicKind.Discussion));
        var made = await scene.Portal.Get<Database>().Write<List<long>>(
            async db =>
            {
                var cases = new List<(Case It, string Html)>();
                for (var i = 0; i < count; i++)
                {
                    var topic = topics[i % topics.Count].TopicId;
                    var (place, html) = ((await ReplyRows.TakeNumber(db, topic, ana, now, default))!, $"<p>Number {i}</p>");
                    var post = await ReplyRows.Insert(db, topic, place.Number, ana, new($"Number {i}"), html, held: false, now, default);
                    cases.Add((new Case { Kind = CaseKind.Flag, Subject = $"post:{post}", Place = place.Board.Place.ToString(), OpenedAt = now, Weight = 4 }, html));
                }

                db.AddRange(cases.Select(c => c.It));
                await db.SaveChangesAsync();
                var evidence = cases.ConvertAll(c => new Evidence { CaseId = c.It.Id, At = now, AuthorId = ana, Title = "A topic", Html = c.Html, Stamp = Stamps.Of(c.Html) });
                db.AddRange(evidence);
                await db.SaveChangesAsync();
                db.AddRange(evidence.Zip(cases, (e, c) => new Flag { CaseId = e.CaseId, Subject = c.It.Subject, ReporterId = scene.Bo.Id, Reason = FlagReason.Spam, At = now, EvidenceId = e.Id, Weight = 4 }));
                return cases.ConvertAll(c => c.It.Id);
            },
            default);
        return made.Value;
    }
}
