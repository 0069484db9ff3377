using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Screening;
using Portal.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

public class NumbersTests(Portals portals)
{
    [Fact]
    public async Task Numbers_are_added_up_by_month_and_small_ones_are_not_told()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (mo, bo) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("bo"));
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        var longest = 600.0;
        for (var i = 0; i < 6; i++)
        {
            var reply = await portal.Reply(ana, topic, $"rude {i}");
            var flagged = portal.Clock.GetUtcNow();
            Assert.True((await portal.Get<Portal.Commons.Moderation.Flags>().Raise(bo.Actor, new("post", reply.PostId), Portal.Commons.Moderation.FlagReason.Abuse, null, null, default)).Done);
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.True((await portal.Get<Portal.Commons.Moderation.Decisions>().Hide(mo.Actor, new("post", reply.PostId), "rude", null, default)).Done);
            longest = Math.Max(longest, (portal.Clock.GetUtcNow() - flagged).TotalSeconds);
        }

        using var visitor = portal.Address.Api();
        var month = (await visitor.Ask("moderation/numbers")).Is(200).Json.GetProperty("months")[0];
        Assert.Equal(6, month.GetProperty("flags").GetInt32());
        Assert.Equal(6, month.GetProperty("decisions").GetProperty("hidden").GetInt32());
        Assert.InRange(month.GetProperty("medianSeconds").GetInt64(), 600, (long)longest);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("decisions").GetProperty("ignored").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("suspensions").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("mutes").ValueKind);
        using var page = portal.Visitor();
        Assert.Contains("&lt; 5", await page.GetStringAsync("/moderation/numbers"));
        await portal.Reply(ana, topic, "one more");
        var kept = (await visitor.Ask("moderation/numbers")).Json.GetProperty("months")[0].GetProperty("flags").GetInt32();
        Assert.Equal(6, kept);
    }

    [Theory, BothDatabases]
    public async Task Whatever_the_portal_hid_by_itself_is_counted_and_each_other_figure_is_what_the_page_says_of_it(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await using (var db = portal.Get<Portal.Platform.Data.Database>().Open())
        {
            var (flagged, held) = (new Case { Kind = CaseKind.Flag, Subject = "event:1", OpenedAt = now }, new Case { Kind = CaseKind.Approval, Subject = "game:1", OpenedAt = now });
            db.AddRange(flagged, held);
            await db.SaveChangesAsync();
            for (var i = 0; i < ModerationNumbers.Least; i++)
            {
                db.NoteHiding(flagged, now);
                db.NoteHidingBy(flagged, Actor.System, "Rude", now); // a person did that
                await db.AuditCase(Actor.System, AuditAction.HeldBack, held, now, null, null, default);
                db.AddRange(Closed(CaseKind.Flag, $"event:{i + 2}", "hidden", minutes: 10), Closed(CaseKind.Approval, $"game:{i + 2}", HeldThings.Withdrawn, minutes: 1)); // its writer was as quick as that, not a moderator
                db.AddRange(Undone(flagged, Outcome.Hidden), Undone(flagged, Outcome.Upheld)); // what is overturned afterwards counts as the decision that it was about
                db.Audit(Actor.System, AuditAction.Muted, new("account", 1), now, "Rude", "sanction:1");
                db.Audit(Actor.System, AuditAction.Suspended, new("account", 1), now, "Rude", "sanction:2");
                db.Audit(Actor.System, AuditAction.Banned, new("account", 1), now, "Rude", "sanction:3 in place of sanction:2 Suspension");
            }

            await db.SaveChangesAsync();
        }

        var month = (await portal.Get<ModerationNumbers>().Read(default))[0];
        Assert.Equal(2 * ModerationNumbers.Least, month.Automatic);
        Assert.Equal(TimeSpan.FromMinutes(10), month.Median);
        Assert.Equal(ModerationNumbers.Least, month.Reversed);
        Assert.Equal((ModerationNumbers.Least, ModerationNumbers.Least), (month.Muted, month.Suspended));

        Case Closed(CaseKind kind, string subject, string outcome, int minutes) =>
            new() { Kind = kind, Subject = subject, OpenedAt = now.AddMinutes(-minutes), State = CaseState.Closed, ClosedAt = now, Outcome = outcome };

        CaseDecision Undone(Case it, Outcome outcome)
        {
            var decision = new CaseDecision { CaseId = it.Id, At = now, Outcome = outcome, Reason = "Rude", Stamp = "" };
            decision.Undo(null, "A mistake", now);
            return decision;
        }
    }
}
