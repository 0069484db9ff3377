using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
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
        for (var i = 0; i < 6; i++)
        {
            var reply = await portal.Reply(ana, topic, $"rude {i}");
            Assert.True((await portal.Get<Portal.Commons.Moderation.Flags>().Raise(bo.Actor, new("post", reply.PostId), Portal.Commons.Moderation.FlagReason.Abuse, null, null, default)).Done);
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.True((await portal.Get<Portal.Commons.Moderation.Decisions>().Hide(mo.Actor, new("post", reply.PostId), "rude", default)).Done);
        }

        using var visitor = portal.Address.Api();
        var month = (await visitor.Ask("moderation/numbers")).Is(200).Json.GetProperty("months")[0];
        Assert.Equal(6, month.GetProperty("flags").GetInt32());
        Assert.Equal(6, month.GetProperty("decisions").GetProperty("hidden").GetInt32());
        Assert.Equal(600, month.GetProperty("medianSeconds").GetInt64());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("decisions").GetProperty("ignored").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, month.GetProperty("suspensions").ValueKind);
        using var page = portal.Visitor();
        Assert.Contains("&lt; 5", await page.GetStringAsync("/moderation/numbers"));
        await portal.Reply(ana, topic, "one more");
        var kept = (await visitor.Ask("moderation/numbers")).Json.GetProperty("months")[0].GetProperty("flags").GetInt32();
        Assert.Equal(6, kept);
    }

    [Theory, BothDatabases]
    public async Task Whatever_the_portal_hid_by_itself_is_counted(DatabaseProvider provider)
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
            }

            await db.SaveChangesAsync();
        }

        Assert.Equal(2 * ModerationNumbers.Least, (await portal.Get<ModerationNumbers>().Read(default))[0].Automatic);
    }
}
