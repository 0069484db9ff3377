using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Forum;

namespace Portal.Tests.Commons.Moderation;

/// <summary>Whoever works on a thing and its case locks the thing first: who did it the other way round would wait for the others for ever. On PostgreSQL, as SQLite has one writer.</summary>
public class LockOrderTests(Portals portals)
{
    [Theory]
    [InlineData("decide"), InlineData("ignore"), InlineData("undo"), InlineData("hide"), InlineData("restore"), InlineData("flag"), InlineData("overturn"), InlineData("withdraw")]
    public async Task A_deed_that_waits_for_a_thing_holds_none_of_its_cases(string what)
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Postgres));
        var (deed, cases) = await Prepare(scene, what);
        Task<Problem?> doing;
        await using (var post = await HeldRows.Begin(scene.Portal, db => db.Lock<Post>(scene.Reply.PostId, default)))
        {
            doing = await post.Stop(deed);
            foreach (var id in cases)
            {
                Assert.True(await post.IsFree<Case>(id), $"case {id} is not locked yet");
            }
        }

        Assert.Null(await doing);
    }

    [Theory]
    [InlineData(Outcome.Hidden), InlineData(Outcome.Disagreed), InlineData(Outcome.Ignored)]
    public async Task An_edit_that_is_saved_between_look_and_decision_is_not_decided_unseen(Outcome outcome)
    {
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Postgres));
        var it = await scene.Flagged();
        await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default);
        Task<Result<Nothing>> doing;
        await using (var edit = await HeldRows.Begin(scene.Portal, db => db.Set<Post>().Where(p => p.Id == scene.Reply.PostId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Body, "wonderful").SetProperty(x => x.Html, "<p>wonderful</p>"))))
        {
            doing = await edit.Stop(() => scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(outcome, null, null, it.Stamp), default));
            await edit.Commit();
        }

        Assert.Equal("changed-meanwhile", (await doing).Problem?.Code);
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));
        Assert.Equal(CaseState.Open, (await scene.TheCase()).State);
    }

    [Fact]
    public async Task Hidden_flagged_answered_edited_and_decided_at_once_each_is_decided_once_and_nobody_waits_in_a_circle()
    {
        const int Rounds = 25;
        var scene = await Scene.Set(await portals.Shared(DatabaseProvider.Postgres));
        var (mine, circles) = (new AsyncLocal<bool> { Value = true }, 0);
        void Count(object? sender, FirstChanceExceptionEventArgs e) => circles += mine.Value && e.Exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                var post = (await scene.Portal.Get<Posts>().Reply(scene.Ana.Actor, scene.First.TopicId, new($"Rude, {round}"), null, default)).Value;
                var subject = new Subject("post", post.PostId);
                Assert.True((await scene.Flags.Raise(scene.Bo.Actor, subject, FlagReason.Abuse, null, null, default)).Done);
                var it = await scene.TheCase(subject);
                var claimed = round % 2 == 0 && (await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done;
                await Task.WhenAll(
                    claimed ? scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(Outcome.Hidden), default) : scene.Decisions.ClaimAndDecide(scene.Mia.Actor, it.Id, new(Outcome.Hidden), default),
                    scene.Decisions.Hide(scene.Max.Actor, subject, "Seen in the watch", null, default),
                    scene.Flags.Raise(scene.Max.Actor, subject, FlagReason.Spam, null, null, default),
                    scene.Portal.Get<Posts>().Reply(scene.Bo.Actor, scene.First.TopicId, new("An answer", post.PostId), null, default),
                    scene.Portal.Get<Posts>().Edit(scene.Ana.Actor, post.PostId, $"Kind, {round}", null, null, default));
                await using var db = scene.Portal.Get<Database>().Open();
                var name = subject.ToString();
                Assert.Equal(1, await db.Set<CaseDecision>().CountAsync(d => d.UndoneAt == null && db.Set<Case>().Any(c => c.Id == d.CaseId && c.Subject == name)));
                Assert.True(await db.Set<Post>().Where(p => p.Id == post.PostId).Select(p => p.Hidden).SingleAsync());
            }
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.Equal(0, circles);
    }

    /// <summary>A deed about the reply, and the cases that it will come to.</summary>
    static async Task<(Func<Task<Problem?>> Deed, IReadOnlyList<long> Cases)> Prepare(Scene scene, string what)
    {
        var (decisions, mia, max, subject) = (scene.Decisions, scene.Mia.Actor, scene.Max.Actor, scene.ReplySubject);
        if (what == "withdraw")
        {
            await Hold(scene);
            var held = (await scene.TheCase()).Id;
            return (async () => (await scene.Portal.Get<HeldThings>().Withdraw(scene.Ana.Actor, held, default)).Problem, [held]);
        }

        var it = (await scene.Flagged()).Id;
        if (what is not ("hide" or "flag"))
        {
            Assert.True((await decisions.Claim(mia, it, default)).Done);
        }

        if (what is "undo" or "restore" or "overturn")
        {
            Assert.True((await decisions.Decide(mia, it, new(Outcome.Hidden, "Rude"), default)).Done);
        }

        switch (what)
        {
            case "decide": return (async () => (await decisions.Decide(mia, it, new(Outcome.Hidden), default)).Problem, [it]);
            case "ignore": return (async () => (await decisions.Decide(mia, it, new(Outcome.Ignored), default)).Problem, [it]);
            case "undo": return (async () => (await decisions.Undo(mia, it, null, default)).Problem, [it]);
            case "hide": return (async () => (await decisions.Hide(max, subject, "Rude", null, default)).Problem, [it]);
            case "restore": return (async () => (await decisions.Restore(max, subject, "A quotation", null, default)).Problem, [it]);
            case "flag": return (async () => (await scene.Flags.Raise(max, subject, FlagReason.Spam, null, null, default)).Problem, [it]);
            default:
                var appeal = (await scene.Portal.Get<Appeals>().File(scene.Ana.Actor, new("case", it), "I meant myself", null, default)).Value;
                var other = (await scene.TheCase(new("appeal", appeal))).Id;
                Assert.True((await decisions.Claim(max, other, default)).Done);
                return (async () => (await decisions.Decide(max, other, new(Outcome.Overturned, "So it was"), default)).Problem, [it, other]);
        }
    }

    /// <summary>Holds the reply back, as a wave of spam would.</summary>
    static Task Hold(Scene scene) => scene.Portal.Get<Database>().Write<Nothing>(
        async db =>
        {
            var text = await scene.Portal.Get<IEnumerable<IHeldBack>>().Single(r => r.Kind == "post").Hold(db, scene.Reply.PostId, default);
            await db.BringUp(scene.ReplySubject, text!, [], held: true, wasSeen: true, scene.Portal.Clock.GetUtcNow().UtcDateTime, default);
            return default(Nothing);
        },
        default);
}
