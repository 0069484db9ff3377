using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Rooms;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Rooms;

public class RoomOrderTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task In_a_slow_room_members_wait_between_two_messages_and_who_keeps_order_does_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, ana, agent, mo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var (club, room) = (await portal.NewClub(host), await portal.NewRoom());
        var (keeping, views) = (portal.Get<RoomKeeping>(), portal.Get<RoomViews>());
        Assert.Equal(Problem.NotAllowed, (await keeping.Slow(host.Actor, room, 30, default)).Problem);
        Assert.Equal(("slow-range", "slowSeconds"), (await keeping.Slow(mo.Actor, room, 999_999, default)).Problem is { } wrong ? (wrong.Code, wrong.Field) : default);
        Assert.True((await keeping.Slow(mo.Actor, room, 300, default)).Done);
        Assert.True((await keeping.Slow(host.Actor, club.RoomId, 300, default)).Done);

        foreach (var free in new[] { agent, mo, agent, mo }) Assert.True((await portal.Say(free, room, "free")).Done);
        Assert.True((await portal.Say(ana, room, "one")).Done);
        using var api = await portal.Api(ana);
        var refused = await api.Post($"rooms/{room}/messages", new { body = "two" });
        refused.IsProblem(429, "slow-mode");
        Assert.InRange((await views.Find(ana.Actor, room, default))!.NextAt!.Value.Subtract(portal.Clock.GetUtcNow().UtcDateTime).TotalSeconds, 200, 300);
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Delete(ana.Actor, room, 5, default)).Done);
        Assert.Equal("slow-mode", (await portal.Say(ana, room, "two")).Problem?.Code);
        portal.Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.Null((await views.Find(ana.Actor, room, default))!.NextAt);
        Assert.True((await portal.Say(ana, room, "two")).Done);
        Assert.True((await portal.Say(host, club.RoomId, "mine")).Done);
        Assert.True((await portal.Say(host, club.RoomId, "mine too")).Done);
    }

    [Theory, BothDatabases]
    public async Task Who_is_muted_reads_on_is_told_why_and_writes_again_when_the_time_is_over_or_it_is_lifted(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, other, ana, mo) = (await portal.NewMember("host"), await portal.NewMember("other"), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(ana, club);
        await portal.Join(other, club);
        await portal.Say(ana, club.RoomId, "one");
        using var keeper = await portal.Api(host);
        using var hers = await portal.Api(ana);
        using var his = await portal.Api(other);
        (await his.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{ana.Name}", new { minutes = 10, reason = "loud" })).IsProblem(403);
        (await keeper.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{mo.Name}", new { minutes = 10, reason = "loud" })).IsProblem(403, "not-to-keepers");
        (await keeper.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{host.Name}", new { minutes = 10, reason = "loud" })).IsProblem(403, "not-to-keepers");
        (await keeper.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{ana.Name}", new { minutes = 0, reason = "loud" })).IsProblem(400, "mute-range", "minutes");
        (await keeper.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{ana.Name}", new { minutes = 10, reason = "" })).IsProblem(400, "required", "reason");
        await portal.Watch("gronk", WatchedEffect.Refuse, place: $"club:{club.Club.Id}"); // as every reason that a host gives, it is screened: the person is told it
        (await keeper.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{ana.Name}", new { minutes = 10, reason = "a gronk" })).IsProblem(400, "word-refused", "reason");
        Assert.Equal(("reason", "word-refused"), (await portal.Get<RoomOrder>().Remove(host.Actor, club.RoomId, 1, "A gronk", default)).Problem is { } unfit ? (unfit.Field, unfit.Code) : default);
        await using var ear = await portal.Listen(ana);
        await ear.Subscribe("me");

        (await keeper.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{ana.Name}", new { minutes = 10, reason = "loud" })).Is(204);
        await ear.Hear(e => e.Type == "room-mute-changed");
        Assert.Contains("loud", (await hers.Post($"rooms/{club.RoomId}/messages", new { body = "two" })).Json.GetRawText());
        (await hers.Ask(HttpMethod.Patch, $"rooms/{club.RoomId}/messages/1", new { body = "two" })).IsProblem(403, "muted-here");
        (await hers.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/messages/1/reactions/like")).IsProblem(403, "muted-here");
        Assert.Equal(["one"], await portal.Said(ana, club.RoomId));
        Assert.Equal("loud", (await portal.Get<RoomViews>().Find(ana.Actor, club.RoomId, default))!.Silenced?.Reason);
        Assert.Contains(await portal.Told(ana), n => n is { Form: "RoomMuted", Text: "loud" });
        Assert.Equal([ana.Id], (await portal.Get<RoomSilences>().Now(host.Actor, club.RoomId, default)).Select(s => s.Person.Id));
        Assert.Empty(await portal.Get<RoomSilences>().Now(other.Actor, club.RoomId, default));

        (await keeper.Ask(HttpMethod.Delete, $"rooms/{club.RoomId}/mutes/{ana.Name}")).Is(204);
        Assert.True((await portal.Say(ana, club.RoomId, "two")).Done);
        (await keeper.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{ana.Name}", new { minutes = 10, reason = "again" })).Is(204);
        Assert.Contains(await portal.Told(ana), n => n is { Form: "RoomMuted", Text: "again", ReadAt: null });
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True((await portal.Say(ana, club.RoomId, "three")).Done);
        var subject = new Subject("account", ana.Id).ToString();
        Assert.Equal(
            [AuditAction.RoomMemberMuted, AuditAction.RoomMemberUnmuted, AuditAction.RoomMemberMuted],
            await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == subject).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task What_a_moderator_decided_no_host_lifts_or_shortens_and_nobody_frees_themselves(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, ana, mo, other) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("mona", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(ana, club);
        var order = portal.Get<RoomOrder>();
        Assert.True((await order.Mute(mo.Actor, club.RoomId, ana.Name, 600, "loud", default)).Done);

        Assert.Equal("moderators-mute", (await order.Unmute(host.Actor, club.RoomId, ana.Name, default)).Problem?.Code);
        Assert.Equal("moderators-mute", (await order.Mute(host.Actor, club.RoomId, ana.Name, 1, "short", default)).Problem?.Code);
        Assert.True((await portal.Get<Portal.Features.Clubs.ClubMembers>().SetRole(host.Actor, club.Club.Slug, ana.Id, GroupRole.Host, default)).Done);
        Assert.Equal("own-mute", (await order.Unmute(ana.Actor, club.RoomId, ana.Name, default)).Problem?.Code);
        Assert.False((await portal.Say(ana, club.RoomId, "one")).Done);

        Assert.True((await order.Unmute(other.Actor, club.RoomId, ana.Name, default)).Done);
        Assert.True((await portal.Say(ana, club.RoomId, "one")).Done);
    }

    [Theory, BothDatabases]
    public async Task What_a_host_removes_is_explained_and_appealed_what_was_flagged_waits_for_a_moderator_and_of_staff_they_remove_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo, mo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var (club, order, decisions) = (await portal.NewClub(host), portal.Get<RoomOrder>(), portal.Get<Decisions>());
        foreach (var member in new[] { ana, bo }) await portal.Join(member, club);
        foreach (var (who, said) in new[] { (ana, "a quotation"), (mo, "careful"), (ana, "an insult") }) await portal.Say(who, club.RoomId, said);
        Assert.Equal("above-decision", (await order.Remove(host.Actor, club.RoomId, 2, "mine", default)).Problem?.Code);
        Assert.True(await portal.Get<Database>().Read(db => db.Set<AuditEntry>().AnyAsync(e => e.Action == AuditAction.Refused && e.ActorId == host.Id && e.Details == "above-decision")));

        Assert.True((await order.Remove(host.Actor, club.RoomId, 1, "rude", default)).Done);
        Assert.Contains(await portal.Told(ana), n => n is { Form: "Hidden", Text: "rude" });
        var mine = Assert.Single((await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items);
        Assert.Equal((true, "rude"), (mine.MayAppeal, mine.Reason));
        var appeal = (await portal.Get<Appeals>().File(ana.Actor, mine.Decision, "It was one", null, default)).Value;
        var appealed = await portal.Get<Database>().Read(db => db.Set<Appeal>().Where(a => a.Id == appeal).Select(a => a.CaseId).SingleAsync());
        Assert.True((await decisions.Claim(mo.Actor, appealed, default)).Done);
        Assert.True((await decisions.Decide(mo.Actor, appealed, new(Outcome.Overturned, "So it was"), default)).Done);
        Assert.Equal(["a quotation", "careful", "an insult"], await portal.Said(ana, club.RoomId));

        var flagged = new Subject(RoomNews.Message, await portal.IdOf(mo, club.RoomId, 3));
        Assert.True((await portal.Get<Flags>().Raise(bo.Actor, flagged, FlagReason.Abuse, "Rude.", null, default)).Done);
        Assert.True((await order.Remove(host.Actor, club.RoomId, 3, "rude", default)).Done);
        var name = flagged.ToString();
        Assert.Equal(CaseState.Open, await portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Subject == name).Select(c => c.State).SingleAsync()));
        Assert.Contains(await portal.Told(ana), n => n is { Form: "WaitsByKeeper", Text: "rude" });
        var lines = await portal.Get<Database>().Read(db => db.Set<CaseEvent>().Where(e => db.Set<Case>().Any(c => c.Id == e.CaseId && c.Subject == name)).OrderBy(e => e.Id).ToListAsync());
        Assert.True(lines[^1] is { What: CaseDeed.HiddenByKeeper, Text: "rude" } && lines[^1].ActorId == host.Id);
        Assert.DoesNotContain(lines, l => l.What == CaseDeed.HiddenByFlags); // the portal hid nothing by itself
        Assert.Equal(["a quotation", "careful", ""], await portal.Said(ana, club.RoomId));
    }

    [Theory, BothDatabases]
    public async Task What_is_unread_is_counted_on_reading_for_who_was_there_without_their_own_and_what_is_gone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var room = await portal.NewRoom();
        for (var i = 1; i <= 3; i++) await portal.Say(bo, room, $"{i}");
        Assert.Equal<(int?, int)>((null, 0), (await portal.Listed(ana, room)) is { } fresh ? (fresh.ReadNumber, fresh.Unread) : default);
        Assert.True((await portal.Get<RoomAttention>().ReadUpTo(ana.Actor, room, 1, default)).Done);
        Assert.True((await portal.Get<RoomAttention>().ReadUpTo(ana.Actor, room, 0, default)).Done);
        Assert.Equal(2, (await portal.Listed(ana, room))!.Unread);
        Assert.True((await portal.Get<Portal.Features.Rooms.Rooms>().Delete(bo.Actor, room, 2, default)).Done);
        Assert.Equal(1, (await portal.Listed(ana, room))!.Unread);
        await portal.Say(ana, room, "mine");
        Assert.Equal<(int?, int)>((4, 0), (await portal.Listed(ana, room)) is { } mine ? (mine.ReadNumber, mine.Unread) : default);
        Assert.True((await portal.Get<RoomAttention>().ReadUpTo(ana.Actor, room, 999, default)).Done);
        await portal.Say(bo, room, "5");
        Assert.Equal(1, (await portal.Listed(ana, room))!.Unread);
        Assert.Equal(Problem.NotFound, (await portal.Get<RoomAttention>().ReadUpTo(ana.Actor, await portal.NewRoom(RoomKind.Staff), 1, default)).Problem);
        Assert.Equal(Problem.SignIn, (await portal.Get<RoomAttention>().ReadUpTo(Actor.Visitor, room, 1, default)).Problem);
    }
}
