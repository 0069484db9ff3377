using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Tests.Commons.Moderation;
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
    }
}
