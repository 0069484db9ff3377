using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Features.Rooms;
using Portal.Tests.Commons.Moderation;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

public class LogTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_line_is_neither_deleted_nor_changed_by_any_statement(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        await scene.Portal.SetHidden(scene.Reply.PostId);
        await using var db = scene.Portal.Get<Database>().Open();
        var line = await db.Set<AuditEntry>().OrderByDescending(e => e.Id).FirstAsync();
        foreach (var statement in new[]
        {
            "DELETE FROM \"AuditEntries\" WHERE \"Id\" = {0}",
            "UPDATE \"AuditEntries\" SET \"Reason\" = 'another' WHERE \"Id\" = {0}",
            "UPDATE \"AuditEntries\" SET \"Action\" = 'PostRestored', \"RescuedAt\" = \"At\" WHERE \"Id\" = {0}",
            "UPDATE \"AuditEntries\" SET \"ActorId\" = NULL, \"RescuedAt\" = \"At\" WHERE \"Id\" = {0}",
        })
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(statement, line.Id));
            Assert.Contains("only ever added to", refused.ToString());
        }

        Assert.Equal(line.Reason, (await db.Set<AuditEntry>().FirstAsync(e => e.Id == line.Id)).Reason);
    }

    [Theory, BothDatabases]
    public async Task It_says_who_whom_where_why_before_and_after_and_is_found_by_each_of_them(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var posts = portal.Get<Posts>();
        Assert.True((await posts.Edit(scene.Mia.Actor, scene.Reply.PostId, "Please read the manual.", "Too rude", null, default)).Done);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await portal.Get<TopicNames>().Rename(scene.Max.Actor, scene.First.TopicId, new("Which ink lasts longest?"), "clearer", default)).Done);
        var place = (await Lines(new(AuditAction.PostEdited)))[0].Place!;

        var line = Assert.Single(await Lines(new(AuditAction.PostEdited)));
        Assert.Equal((scene.Mia.Id, scene.Ana.Id, "Too rude", Scene.Rude, "Please read the manual."), (line.By!.Id, line.Whom!.Id, line.Reason, line.Before, line.After));
        Assert.StartsWith("category:", place);
        var renamed = Assert.Single(await Lines(new() { Group = AuditGroup.Topics }));
        Assert.Contains("Which ink lasts longest?", renamed.After);
        Assert.Contains(renamed, await Lines(new() { Whom = scene.Ana.Name }));
        Assert.Equal(renamed.Id, Assert.Single(await Lines(new(Person: scene.Max.Name))).Id);
        Assert.Equal(line.Id, Assert.Single(await Lines(new(Subject: scene.ReplySubject.ToString()))).Id);
        Assert.Equal(2, (await Lines(new() { Place = place })).Count);
        Assert.Equal(line.Id, Assert.Single(await Lines(new() { Words = "IDIOTS" })).Id);
        Assert.Empty(await Lines(new() { Words = "nowhere said" }));
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(renamed.Id, Assert.Single(await Lines(new() { From = today })).Id);
        Assert.Equal(line.Id, Assert.Single(await Lines(new() { To = today.AddDays(-2) })).Id);
        Assert.Equal(ProblemKind.Invalid, (await portal.Get<AuditViews>().Read(scene.Mia.Actor, new() { From = today, To = today.AddDays(-1) }, Cursor.Start, default)).Problem?.Kind);
        Assert.Empty(await Lines(new(Person: "nobody")));

        async Task<IReadOnlyList<AuditLine>> Lines(AuditFilter filter) => (await portal.Get<AuditViews>().Read(scene.Mia.Actor, filter, Cursor.Start, default)).Value.Items;
    }

    [Theory, BothDatabases]
    public async Task Everything_in_it_is_called_by_its_name_with_a_link_as_far_as_its_reader_may_see_that(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, host, lena, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("host"), await portal.NewMember("lena"), await portal.NewMember("ana"));
        var (room, club, topic) = (await portal.NewRoom(RoomKind.Staff, "Back office"), await portal.NewClub(host), await portal.StartTopic(ana));
        Assert.True((await portal.Get<RoomOrder>().Mute(ada.Actor, club.RoomId, ana.Name, 10, "loud", default)).Done);
        var it = await portal.NewEvent(host, club, portal.Plan(title: "Latte evening"));
        Assert.True((await portal.Get<Portal.Features.Events.Events>().Change(ada.Actor, it, portal.Plan(title: "Tea evening"), null, default)).Done);
        Assert.True((await portal.Get<Decisions>().Hide(ada.Actor, new("post", topic.PostId), "rude", null, default)).Done);
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new("club", club.Club.Id), lena.Name, default)).Done);
        var log = portal.Get<AuditViews>();
        async Task<IReadOnlyList<AuditLine>> Lines(AuditFilter filter) => (await log.Read(ada.Actor, filter, Cursor.Start, default)).Value.Items;
        AuditLine[] lines = [.. await Lines(new(Subject: $"room:{room}")), .. await Lines(new() { Place = $"club:{club.Club.Id}" }), .. await Lines(new(Subject: $"post:{topic.PostId}"))];

        var names = await log.Names(ada.Actor, lines, default);
        Assert.Equal(("Back office", $"/rooms/{room}"), Of(names, "room", room));
        Assert.Equal(("Night shift", $"/clubs/{club.Club.Slug}"), Of(names, "club", club.Club.Id));
        Assert.Equal(("Tea evening", $"/events/{it}"), Of(names, "event", it));
        var muted = Assert.Single(lines, l => l.Action == AuditAction.RoomMemberMuted);
        Assert.Equal("Night shift 10 min", SubjectNames.Spell(muted.Details!, names));
        var upheld = Assert.Single(lines, l => l.Action == AuditAction.FlagUpheld);
        Assert.DoesNotContain("case:", SubjectNames.Spell(upheld.Details!, names));
        var edited = Assert.Single(lines, l => l.Action == AuditAction.EventEdited);
        Assert.StartsWith("Latte evening", edited.Before);
        Assert.StartsWith("Tea evening", edited.After);
        var fewer = await log.Names(lena.Actor, lines, default);
        Assert.Equal("Tea evening", Of(fewer, "event", it).Name);
        Assert.False(fewer.ContainsKey(new("room", room)) || fewer.ContainsKey(new("post", topic.PostId)));
        Assert.Contains(upheld.Details!.Split(' ')[0], SubjectNames.Spell(upheld.Details!, fewer));

        static (string Name, string Url) Of(IReadOnlyDictionary<Subject, NamedThing> names, string kind, long id) => (names[new(kind, id)].Name, names[new(kind, id)].Url);
    }

    [Theory, BothDatabases]
    public async Task What_changes_words_that_others_read_says_how_they_were_and_are(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mia, ana, mark) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("ana"), "w" + Guid.NewGuid().ToString("N")[..10]);
        using var api = await portal.Api(ada);
        var reply = (await api.Post("desk/replies", new { title = "Greeting", shortcut = mark, text = "Hello", shared = true })).Is(201).Id;
        (await api.Ask(HttpMethod.Put, $"desk/replies/{reply}", new { title = "Greeting", shortcut = mark, text = "Good day", shared = true })).Is(200);
        var reasons = portal.Get<ReasonTemplates>();
        var reason = (await reasons.Save(ada.Actor, null, new(ReasonUse.Warning, mark, "Be kind"), null, default)).Value;
        Assert.True((await reasons.Save(ada.Actor, reason, new(ReasonUse.Warning, mark, "Be kinder"), null, default)).Done);
        Assert.True((await reasons.Delete(ada.Actor, reason, default)).Done);
        var topic = await portal.StartTopic(ana);
        Assert.True((await portal.Get<Polls>().Add(ana.Actor, topic.TopicId, new("Tea?", PollKind.Single, ["yes", "no"]), default)).Done);
        Assert.True((await portal.Get<Polls>().Remove(mia.Actor, topic.TopicId, "a vote decides nothing here", default)).Done);

        var lines = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.ActorId == ada.Id || e.ActorId == mia.Id).OrderBy(e => e.Id).Select(e => new { e.Action, e.Before, e.After }).ToListAsync());
        var greeting = $"Greeting (/{mark})\n\n";
        Assert.Equal([(null, greeting + "Hello"), (greeting + "Hello", greeting + "Good day")], lines.Where(l => l.Action == AuditAction.CannedReplyChanged).Select(l => (l.Before, l.After)));
        var worded = $"Warning: {mark}\n\n";
        Assert.Equal([(null, worded + "Be kind"), (worded + "Be kind", worded + "Be kinder"), (worded + "Be kinder", null)], lines.Where(l => l.Action == AuditAction.ReasonChanged).Select(l => (l.Before, l.After)));
        Assert.Equal("Tea?\nyes\nno", Assert.Single(lines, l => l.Action == AuditAction.PollRemoved).Before);
    }

    [Theory, BothDatabases]
    public async Task It_goes_on_by_its_cursor_and_is_taken_along_whole_in_both_formats(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (admin, ana) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"));
        var topic = await portal.StartTopic(ana);
        for (var i = 0; i < 60; i++)
            Assert.True((await portal.Get<Posts>().Edit(admin.Actor, topic.PostId, $"version {i}", "=1+1", null, default)).Done);

        using var api = await portal.Api(admin);
        var first = (await api.Ask("moderation/log?action=post-edited")).Is(200);
        var second = (await api.Ask($"moderation/log?action=post-edited&cursor={Uri.EscapeDataString(first.Next!)}")).Is(200);
        Assert.Equal((50, 10, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Equal("version 59", first.Items[0].GetProperty("after").GetString());
        var id = first.Items[0].GetProperty("id").GetInt64();
        Assert.Equal("version 58", (await api.Ask($"moderation/log/{id}")).Is(200).Json.GetProperty("before").GetString());

        var csv = await api.GetStringAsync("moderation/log/export?action=post-edited");
        Assert.Equal(61, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("'=1+1", csv);
        var lines = (await api.GetStringAsync("moderation/log/export?action=post-edited&format=ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(60, lines.Length);
        Assert.Equal(ana.Name, JsonDocument.Parse(lines[0]).RootElement.GetProperty("whom").GetProperty("name").GetString());
        (await api.Ask("moderation/log?action=burn")).IsProblem(400, field: "action");
        (await api.Ask("moderation/log?from=yesterday")).IsProblem(400, field: "from");
        (await api.Ask("moderation/log/export?format=pdf")).IsProblem(400, field: "format");

        // What is added at one press is one line, with all the words.
        var (reasons, log) = (portal.Get<ReasonTemplates>(), portal.Get<AuditViews>());
        var gone = (await reasons.List(admin.Actor, default)).Value.Take(2).ToList();
        foreach (var one in gone) Assert.True((await reasons.Delete(admin.Actor, one.Id, default)).Done);
        Assert.Equal((2, 0), ((await reasons.AddUsual(admin.Actor, default)).Value, (await reasons.AddUsual(admin.Actor, default)).Value));
        var changed = (await log.Read(admin.Actor, new(AuditAction.ReasonChanged), Cursor.Start, default)).Value.Items;
        Assert.Equal(("reason:0", "+ 2", 3), (changed[0].Subject, changed[0].Details, changed.Count));
        var added = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == "reason:0").Select(e => e.After!).SingleAsync());
        Assert.All(gone, one => Assert.Contains(one.En, added));
        Assert.Equal("/admin/templates", (await log.Names(admin.Actor, changed, default))[new("reason", 0)].Url);
    }
}
