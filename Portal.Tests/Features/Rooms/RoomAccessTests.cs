using System.Net;
using Portal.Features.Clubs;
using Portal.Features.Rooms;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Rooms;

public class RoomAccessTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Everyone_reads_and_writes_in_each_kind_of_room_as_their_role_says_at_page_API_and_hub(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, moderator) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("mo", Roles.Moderator));
        var (open, closed) = (await portal.NewClub(host), await portal.NewClub(host, Visibility.Request));
        foreach (var club in new[] { open, closed }) Assert.True((await portal.Join(guest, club)).Done);
        Assert.True((await portal.Get<ClubMembers>().Answer(host.Actor, closed.Club.Slug, guest.Id, true, default)).Done);

        var (invitation, hidden) = (await portal.ClubOf(host, Visibility.Invitation, guest), await portal.ClubOf(host, Visibility.Hidden, guest));
        var waiting = await portal.NewMember("waiting");
        Assert.True((await portal.Join(waiting, closed)).Done);

        var (banned, bannedAgent) = (await portal.NewMember("banned"), await portal.NewMember("agent", Roles.Agent));
        foreach (var one in new[] { banned, bannedAgent }) Assert.True((await portal.Ban(moderator, one, "rude")).Done);
        long[] rooms = [await portal.NewRoom(), await portal.NewRoom(RoomKind.Staff), open.RoomId, closed.RoomId, invitation.RoomId, hidden.RoomId];

        // public, staff, open club, club on request, by invitation, hidden: r reads, w writes too, - knows of nothing
        await Expect(null, "r - r - - -");
        await Expect(await portal.NewMember(), "w - r - - -");
        await Expect(waiting, "w - r - - -");
        await Expect(guest, "w - w w w w");
        await Expect(await portal.NewMember("agent", Roles.Agent), "w w r - - -");
        await Expect(moderator, "w w w w w w");
        await Expect(await portal.NewMember("admin", Roles.Admin), "w w w w w w");
        await Expect(banned, "r - r - - -");
        await Expect(bannedAgent, "r - r - - -");

        async Task Expect(Member? who, string rights)
        {
            using var api = who is null ? portal.Address.Api() : await portal.Api(who);
            using var browser = who is null ? portal.Visitor() : await portal.SignedIn(who);
            await using var ear = await portal.Listen(who);
            var listed = (await api.Ask("rooms")).Items.Select(r => r.GetProperty("id").GetInt64()).ToList();
            foreach (var (room, right) in rooms.Zip(rights.Split(' ')))
            {
                var told = $"{who?.Name ?? "a visitor"} in room {Array.IndexOf(rooms, room)}";
                var (reads, writes) = (right != "-", right == "w");
                Assert.True((await api.Ask($"rooms/{room}/messages")).Status == (reads ? 200 : 404), $"{told} reads");
                Assert.True((await api.Ask($"rooms/{room}")).Status == (reads ? 200 : 404), $"{told} sees it");
                Assert.True((await browser.GetAsync($"/rooms/{room}")).StatusCode == (reads ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{told} opens the page");
                Assert.True((await api.Post($"rooms/{room}/messages", new { body = "hello" })).Status == (writes ? 201 : !reads ? 404 : who is null ? 401 : 403), $"{told} writes");
                Assert.True(reads == await Hears(ear, room), $"{told} listens");
                Assert.True(!listed.Contains(room) || reads, $"{told} finds it in the list");
            }

            Assert.Equal(rights[0] != '-', (await portal.Get<RoomList>().List(who?.Actor ?? Actor.Visitor, rooms[0] - 1, 1, default)).Items.Any(r => r.Id == rooms[0]));
        }

        static async Task<bool> Hears(HubListener ear, long room)
        {
            try { await ear.Subscribe($"room:{room}"); return true; }
            catch (InvalidOperationException) { return false; }
        }
    }

    [Theory, BothDatabases]
    public async Task Admins_alone_make_rename_and_archive_rooms_and_who_reads_an_archived_one_does_not_write_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, ana, mo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        using var admin = await portal.Api(ada);
        var made = (await admin.Post("rooms", new { kind = "public", name = " The counter ", about = "cups" }, "k")).Is(201);
        Assert.Equal(("The counter", made.Id), (made.Json.GetProperty("name").GetString(), (await admin.Post("rooms", new { kind = "public", name = "x" }, "k")).Is(201).Id));
        (await admin.Post("rooms", new { kind = "club", name = "x" })).IsProblem(400, "unknown-value", "kind");
        (await admin.Post("rooms", new { kind = "public", name = " " })).IsProblem(400, "required", "name");
        foreach (var other in new[] { ana, mo })
        {
            using var api = await portal.Api(other);
            (await api.Post("rooms", new { kind = "public", name = "Mine" })).IsProblem(403);
            (await api.Ask(HttpMethod.Patch, $"rooms/{made.Id}", new { name = "Mine" })).IsProblem(403);
            (await api.Ask(HttpMethod.Patch, $"rooms/{made.Id}", new { archived = true })).IsProblem(403);
        }

        await using var ear = await portal.Listen();
        await ear.Subscribe("rooms");
        Assert.Equal("The bar", (await admin.Ask(HttpMethod.Patch, $"rooms/{made.Id}", new { name = "The bar", archived = true })).Is(200).Json.GetProperty("name").GetString());
        await ear.Hear(e => e.Type == "room-changed" && e.Data.GetProperty("roomId").GetInt64() == made.Id);
        Assert.Equal("room-is-archived", (await portal.Say(ana, made.Id, "hello")).Problem?.Code);
        Assert.Empty(await portal.Said(ana, made.Id) ?? ["?"]);
        Assert.Null(await portal.Listed(ana, made.Id));
        (await admin.Ask(HttpMethod.Patch, $"rooms/{made.Id}", new { archived = false })).Is(200);
        Assert.True((await portal.Say(ana, made.Id, "hello")).Done);

        var (staff, agent) = (await portal.NewRoom(RoomKind.Staff), await portal.NewMember("ana", Roles.Agent));
        Assert.Equal([agent.Name], (await admin.Ask($"rooms/{staff}/people?q={agent.Name}")).Items.Select(p => p.GetProperty("name").GetString()!));
        Assert.Empty((await admin.Ask($"rooms/{staff}/people?q={ana.Name}")).Items);
        Assert.Equal([ana.Name], (await admin.Ask($"rooms/{made.Id}/people?q=")).Items.Select(p => p.GetProperty("name").GetString()!));

        var club = await portal.NewClub(ana);
        (await admin.Ask(HttpMethod.Patch, $"rooms/{club.RoomId}", new { name = "x" })).IsProblem(403, "goes-with-club");
        await using var stranger = await portal.Listen(ana);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stranger.Subscribe("staff-rooms"));
    }
}
