using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
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
