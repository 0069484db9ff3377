using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Features.Accounts;
using Portal.Features.Messages;
using Portal.Platform.Files;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Messages;

public class ReportTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_reports_a_message_shows_it_to_moderators_with_the_few_before_it_and_nothing_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mia, agent) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("agent", Roles.Agent));
        var id = (await portal.Begin(ana, "words-0", bo)).Value;
        for (var i = 1; i <= 6; i++) await portal.Write(i == 6 ? bo : ana, id, $"words-{i}");
        var (first, bad) = (await portal.MessageId(ana, id, "words-0"), await portal.MessageId(ana, id, "words-6"));
        using var reporter = await portal.Api(ana);
        using var author = await portal.Api(bo);
        using var moderator = await portal.Api(mia);
        (await author.Post($"messages/{bad}/flags", new { reason = "abuse" })).IsProblem(403, "own-flag");
        (await moderator.Post($"messages/{bad}/flags", new { reason = "abuse" })).IsProblem(404);

        (await reporter.Post($"messages/{bad}/flags", new { reason = "abuse", note = "Look" })).Is(201);
        (await reporter.Post($"messages/{bad}/flags", new { reason = "abuse" })).IsProblem(409, "flagged-already");
        var it = (await moderator.Ask($"moderation/queue?author={bo.Id}")).Items.Single(c => c.GetProperty("messageId").ValueKind == System.Text.Json.JsonValueKind.Number && c.GetProperty("messageId").GetInt64() == bad);
        Assert.Equal(("<p>words-6</p>", ""), (it.GetProperty("html").GetString()!.Trim(), it.GetProperty("title").GetString()));
        Assert.Equal(Enumerable.Range(2, 4).Select(i => ($"<p>words-{i}</p>", ana.Id)), it.GetProperty("before").EnumerateArray().Select(b => (b.GetProperty("html").GetString()!.Trim(), b.GetProperty("author").GetProperty("id").GetInt64())));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, it.GetProperty("url").ValueKind);
        Assert.False(it.GetProperty("edited").GetBoolean());
        (await moderator.Ask($"conversations/{id}")).IsProblem(404);

        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        var then = (await moderator.Ask($"moderation/queue/{it.GetProperty("id").GetInt64()}")).Is(200).Json;
        Assert.Equal(("<p>words-6</p>", 4), (then.GetProperty("html").GetString()!.Trim(), then.GetProperty("before").GetArrayLength()));
        Assert.All(then.GetProperty("before").EnumerateArray(), b => Assert.Equal(("", $"gone-{ana.Id}"), (b.GetProperty("html").GetString(), b.GetProperty("author").GetProperty("name").GetString())));
        Assert.Null(await portal.Reads(mia, id));
        Assert.Equal(Problem.NotFound, (await portal.Get<Decisions>().Hide(mia.Actor, new("message", first), "Looking around", null, default)).Problem);
        Assert.False((await portal.Get<Decisions>().Hide(agent.Actor, new("message", bad), "Not mine", null, default)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_hidden_message_is_gone_for_everybody_in_it_and_comes_back_and_both_are_in_the_log(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, mia) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator));
        var id = (await portal.Begin(bo, "insult", ana)).Value;
        var (subject, decisions) = (new Subject("message", await portal.MessageId(ana, id, "insult")), portal.Get<Decisions>());
        Assert.True((await portal.Get<Flags>().Raise(ana.Actor, subject, FlagReason.Abuse, null, null, default)).Done);
        await using var listener = await portal.Listen(ana);
        await listener.Subscribe($"conversation:{id}");

        Assert.True((await decisions.Hide(mia.Actor, subject, "Insults", null, default)).Done);
        Assert.Equal([""], await portal.Reads(ana, id));
        Assert.Equal([""], await portal.Reads(bo, id));
        await listener.Hear(e => e.Type == "message-hidden" && e.Data.GetProperty("messageId").GetInt64() == subject.Id);
        Assert.Equal("", (await portal.Get<ConversationsOf>().List(ana.Actor, Cursor.Start, 1, default)).Items[0].Words);

        Assert.True((await decisions.Restore(mia.Actor, subject, "A joke", null, default)).Done);
        Assert.Equal(["insult"], await portal.Reads(ana, id));
        var log = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Subject == subject.ToString()).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
        Assert.Equal([AuditAction.MessageHidden, AuditAction.FlagUpheld, AuditAction.MessageRestored, AuditAction.FlagDismissed], log); // shown again is decided otherwise
    }

    [Theory, BothDatabases]
    public async Task A_file_in_a_message_is_for_those_who_read_it_and_for_moderators_once_it_was_reported(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mia) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mia", Roles.Moderator));
        var id = (await portal.Begin(ana, "one", bo, await portal.NewMember())).Value;
        var file = (await portal.Get<FileDeeds>().Keep(ana.Actor, "plan.txt", "a secret plan"u8.ToArray(), null, default)).Value;
        await portal.Write(ana, id, $"[plan]({file.Url})");
        Assert.True((await portal.BringIn(ana, id, cy)).Done);
        var name = file.Url.Split('/')[^1];
        Assert.Equal((true, true, false, false), (await Sees(ana), await Sees(bo), await Sees(cy), await Sees(mia)));
        Assert.Null(await portal.Get<FileDeeds>().Find(Actor.Visitor, file.Id, name, default));

        var message = (await portal.Get<ConversationViews>().Lines(bo.Actor, id, null, null, 10, default))!.Single(l => l.Body.Contains("plan")).Id;
        Assert.True((await portal.Get<Flags>().Raise(bo.Actor, new("message", message), FlagReason.Other, "See the file", null, default)).Done);
        Assert.Equal((false, true), (await Sees(cy), await Sees(mia)));

        async Task<bool> Sees(Member who) => await portal.Get<FileDeeds>().Find(who.Actor, file.Id, name, default) is not null;
    }

    [Theory, BothDatabases]
    public async Task A_file_is_reported_for_itself_by_who_sees_the_conversation_and_moderators_see_it_and_nothing_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, mia, agent) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("mia", Roles.Moderator), await portal.NewMember("agent", Roles.Agent));
        var id = (await portal.Begin(ana, "words-0", bo)).Value;
        var file = (await portal.Get<FileDeeds>().Keep(ana.Actor, "plan.txt", "a bad plan"u8.ToArray(), null, default)).Value;
        await portal.Write(ana, id, $"[plan]({file.Url})");
        var (subject, name, flags) = (new Subject("file", file.Id), file.Url.Split('/')[^1], portal.Get<Flags>());
        foreach (var stranger in new[] { cy, mia, agent }) Assert.Equal(Problem.NotFound, (await flags.Raise(stranger.Actor, subject, FlagReason.Abuse, null, null, default)).Problem);
        Assert.Equal("own-flag", (await flags.Raise(ana.Actor, subject, FlagReason.Abuse, null, null, default)).Problem?.Code);
        Assert.True((await flags.Raise(bo.Actor, subject, FlagReason.Abuse, "Look", null, default)).Done);

        using var moderator = await portal.Api(mia);
        var it = (await moderator.Ask($"moderation/queue?author={ana.Id}")).Items.Single(c => c.GetProperty("title").GetString() == "plan.txt");
        Assert.Contains(file.Url, it.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, it.GetProperty("before").GetArrayLength());
        Assert.Equal((true, true, false, false), (await Sees(bo), await Sees(mia), await Sees(cy), await Sees(agent)));
        Assert.Null(await portal.Reads(mia, id));
        Assert.True((await portal.Get<Decisions>().Hide(mia.Actor, subject, "Not here", null, default)).Done);
        Assert.Equal((false, false, true), (await Sees(ana), await Sees(bo), await Sees(mia)));

        async Task<bool> Sees(Member who) => await portal.Get<FileDeeds>().Find(who.Actor, file.Id, name, default) is not null;
    }
}
