using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Features.Accounts;
using Portal.Features.Messages;
using Portal.Platform.Files;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Messages;

public class ConversationTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Two_write_to_each_other_in_one_conversation_and_nobody_else_knows_of_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var id = (await portal.Begin(ana, "Hello *Bo*", bo)).Value;
        Assert.Equal(2, (await portal.Write(bo, id, "Hello Ana")).Value);
        Assert.Equal(id, (await portal.Begin(bo, "Once more", ana)).Value);
        Assert.Equal(["Hello *Bo*", "Hello Ana", "Once more"], await portal.Reads(ana, id));
        Assert.Equal(await portal.Reads(ana, id), await portal.Reads(bo, id));

        foreach (var stranger in new[] { await portal.NewMember("cy"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin) })
        {
            Assert.Null(await portal.Reads(stranger, id));
            Assert.Null(await portal.Get<ConversationViews>().Find(stranger.Actor, id, default));
            Assert.Equal(Problem.NotFound, (await portal.Write(stranger, id, "Hello")).Problem);
            Assert.Equal(Problem.NotFound, (await portal.BringIn(stranger, id, stranger)).Problem);
            Assert.Equal(Problem.NotFound, (await portal.Get<Attention>().ReadUpTo(stranger.Actor, id, 1, default)).Problem);
        }

        Assert.Equal(Problem.SignIn, (await portal.Get<Conversations>().Send(Actor.Visitor, id, "Hello", false, null, default)).Problem);
        Assert.Equal("between-two", (await portal.BringIn(ana, id, await portal.NewMember("cy"))).Problem?.Code);
        Assert.Equal("between-two", (await portal.Get<Groups>().Leave(ana.Actor, id, default)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Who_is_brought_in_reads_what_comes_then_and_who_leaves_what_was_until_then(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy, dee) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("dee"));
        var id = (await portal.Begin(ana, "one", bo, cy)).Value;
        Assert.True((await portal.BringIn(bo, id, dee, cy)).Done);
        Assert.Equal(3, (await portal.Write(dee, id, "two")).Value);
        Assert.True((await portal.Get<Groups>().Leave(cy.Actor, id, default)).Done);
        Assert.Equal(5, (await portal.Write(ana, id, "three")).Value);

        Assert.Equal(["one", "Added", "two", "Left", "three"], await portal.Reads(ana, id));
        Assert.Equal(["Added", "two", "Left", "three"], await portal.Reads(dee, id));
        Assert.Equal(["one", "Added", "two", "Left"], await portal.Reads(cy, id));
        Assert.Equal("you-left", (await portal.Write(cy, id, "four")).Problem?.Code);
        Assert.Equal("you-left", (await portal.Get<Groups>().Rename(cy.Actor, id, "Mine", default)).Problem?.Code);
        Assert.Equal(("has-left", "to"), (await portal.BringIn(ana, id, cy)).Problem is { } gone ? (gone.Code, gone.Field) : default);

        Assert.True((await portal.Get<Groups>().Rename(dee.Actor, id, " Trip ", default)).Done);
        Assert.Equal("Trip", (await portal.Get<ConversationViews>().Find(ana.Actor, id, default))!.Name);
        Assert.True((await portal.BringIn(dee, id, await portal.NewMember("eve"))).Done);
        var then = (await portal.Get<ConversationViews>().Find(cy.Actor, id, default))!;
        Assert.Equal<(string?, int)>((null, 4), (then.Title, then.People.Count));
        Assert.Equal([cy.Id], then.People.Where(p => p.Left).Select(p => p.Person.Id));
        Assert.Equal([(cy.Id, 4)], then.People.Where(p => p.ReadNumber is not null).Select(p => (p.Person.Id, p.ReadNumber!.Value)));
        Assert.Equal((0, 0), await portal.Get<ConversationViews>().ReadBy(cy.Actor, id, 1, default));
        Assert.DoesNotContain((await portal.Get<ConversationsOf>().List(cy.Actor, Cursor.Start, 10, default)).Items, i => i.Title == "Trip");
        Assert.Equal("one-line", (await portal.Get<Groups>().Rename(dee.Actor, id, "a\nb", default)).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_list_stands_by_what_was_written_last_with_what_is_unread_and_a_muted_one_is_not_counted(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var (views, mine, attention) = (portal.Get<ConversationViews>(), portal.Get<ConversationsOf>(), portal.Get<Attention>());
        var first = (await portal.Begin(bo, "first", ana)).Value;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (await portal.Begin(cy, "**second**", ana)).Value;
        Assert.Equal([(second, true), (first, true)], await List());
        Assert.Equal("second", (await mine.List(ana.Actor, Cursor.Start, 1, default)).Items[0].Words);
        Assert.Equal(first, (await mine.List(ana.Actor, Cursor.Parse((await mine.List(ana.Actor, Cursor.Start, 1, default)).Next)!.Value, 1, default)).Items.Single().Id);
        Assert.Equal((2, 0), (await mine.Unread(ana.Actor, default), await mine.Unread(bo.Actor, default)));

        Assert.True((await attention.ReadUpTo(ana.Actor, second, 99, default)).Done);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Write(ana, first, "answer");
        Assert.Equal([(first, false), (second, false)], await List());
        Assert.Equal(1, (await views.Find(cy.Actor, second, default))!.Others.Single().ReadNumber);

        Assert.True((await attention.Mute(ana.Actor, first, true, default)).Done);
        await portal.Write(bo, first, "more");
        await portal.Write(bo, first, "and more");
        Assert.Equal([(first, true), (second, false)], await List());
        Assert.Equal(2, (await mine.List(ana.Actor, Cursor.Start, 1, default)).Items[0].UnreadCount);
        Assert.Equal(0, await mine.Unread(ana.Actor, default));

        async Task<IEnumerable<(long, bool)>> List() => (await mine.List(ana.Actor, Cursor.Start, 10, default)).Items.Select(i => (i.Id, i.Unread));
    }

    [Theory, BothDatabases]
    public async Task A_key_makes_one_conversation_and_one_message_and_the_draft_goes_with_what_was_typed(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var (conversations, drafts) = (portal.Get<Conversations>(), portal.Get<DraftStore>());
        var group = new NewConversation([bo.Name, cy.Name], "Trip", "one", Conversations.NewDraft);
        Assert.True((await drafts.Keep(ana.Actor, Conversations.NewDraft, null, "one", default)).Done);
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => conversations.Start(ana.Actor, group, "same", default)));
        var id = Assert.Single(begun.Select(b => b.Value).Distinct());
        Assert.Null(await drafts.Find(ana.Actor, Conversations.NewDraft, default));

        var pairs = await Task.WhenAll(new[] { portal.Begin(ana, "a", bo), portal.Begin(bo, "b", ana), portal.Begin(ana, "c", bo), portal.Begin(bo, "d", ana) });
        Assert.Equal(4, (await portal.Reads(ana, Assert.Single(pairs.Select(p => p.Value).Distinct())))!.Count);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.Write(bo, id, "two", "key")));
        Assert.Equal([2, 2, 2, 2], sent.Select(s => s.Value));
        Assert.Equal("key-used-before", (await portal.Write(bo, pairs[0].Value, "two", "key")).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Many_who_write_come_and_go_at_once_leave_no_gap_and_nobody_sees_what_is_not_theirs(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var people = new List<Member>();
        for (var i = 0; i < 8; i++) people.Add(await portal.NewMember());
        var id = (await portal.Begin(people[0], "start", people[1], people[2], people[3])).Value;
        await Task.WhenAll(
            Task.WhenAll(Enumerable.Range(0, 12).Select(i => portal.Write(people[i % 2], id, $"m{i}"))),
            Task.WhenAll(people[4..].Concat(people[4..]).Select(p => portal.BringIn(people[0], id, p))),
            Task.WhenAll(people[2..4].Concat(people[2..4]).Select(p => portal.Get<Groups>().Leave(p.Actor, id, default))));

        var numbers = await portal.Get<Database>().Read(db => db.Set<Message>().Where(m => m.ConversationId == id).OrderBy(m => m.Number).Select(m => m.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 1 + 12 + 4 + 2), numbers);
        foreach (var gone in people[2..4]) Assert.Equal("Left", (await portal.Reads(gone, id))![^1]);
        foreach (var come in people[4..]) Assert.Equal("Added", (await portal.Reads(come, id))![0]);
    }

    [Theory, BothDatabases]
    public async Task Whom_one_may_not_write_to_is_said_at_the_field_and_odd_text_comes_back_as_it_was(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        Assert.Equal("to-nobody", await Refused([]));
        Assert.Equal("to-nobody", await Refused([ana.Name, " ", null]));
        Assert.Equal("no-such-person", await Refused([bo.Name, "nobody-at-all"]));
        Assert.Equal("no-such-person", await Refused(["\0"]));
        Assert.Equal("too-many-people", await Refused([.. Enumerable.Range(0, 20).Select(i => $"p{i}")]));

        const string Odd = "  \u202eodd\u202c 谢谢 👩‍👩‍👧 <script>alert(1)</script>\r\n\r\n||covered||  ";
        var id = (await portal.Get<Conversations>().Start(ana.Actor, new(["@" + bo.Name.ToUpperInvariant(), bo.Name], "Two", Odd), null, default)).Value;
        var line = (await portal.Get<ConversationViews>().Lines(bo.Actor, id, null, null, 10, default))!.Single();
        Assert.Equal(Odd, line.Body);
        Assert.DoesNotContain("<script", line.Html);
        Assert.False((await portal.Get<ConversationViews>().Find(bo.Actor, id, default))!.IsGroup);
        Assert.Equal("required", (await portal.Write(ana, id, " \u200b ")).Problem?.Code);
        Assert.Equal("too-long", (await portal.Write(ana, id, new string('x', Message.MostBody + 1))).Problem?.Code);

        async Task<string?> Refused(string?[] to)
        {
            var problem = (await portal.Get<Conversations>().Start(ana.Actor, new(to, null, "Hello"), null, default)).Problem;
            Assert.Equal("to", problem?.Field);
            return problem?.Code;
        }
    }

    [Theory, BothDatabases]
    public async Task Who_is_banned_or_has_a_token_for_reading_alone_reads_and_writes_nothing(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, moderator) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var id = (await portal.Begin(ana, "Hello", bo)).Value;
        using (var reader = await portal.Api(bo, Scopes.Read))
        {
            Assert.Single((await reader.Ask($"conversations/{id}/messages")).Is(200).Items);
            (await reader.Post($"conversations/{id}/messages", new { body = "x" })).IsProblem(403);
        }

        Assert.True((await portal.Write(bo, id, "Hello")).Done);
        Assert.True((await portal.Ban(moderator, bo, "Rude")).Done);
        Assert.Equal(Problem.Banned, (await portal.Write(bo, id, "Hello")).Problem);
        Assert.Equal(Problem.Banned, (await portal.Begin(bo, "Hello", ana)).Problem);
        Assert.Equal(Problem.Banned, (await portal.Get<Conversations>().Start(bo.Actor, new([], null, "Hello"), null, default)).Problem);
        Assert.Equal(["Hello", "Hello"], await portal.Reads(bo, id));
    }

    [Theory, BothDatabases]
    public async Task Who_has_just_come_begins_fewer_conversations_than_others(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["RateLimits:Enabled=true"]);
        var (newcomer, inGroups, known, customer) = (await portal.NewMember("new"), await portal.NewMember("groups"), await portal.NewMember("known"), await portal.NewMember("customer"));
        await portal.Get<Database>().Read(db => db.Set<Account>().Where(a => a.Id == customer.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsCustomer, true)));
        await portal.Get<Database>().Read(db => db.Set<Account>().Where(a => a.Id == known.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Member)));
        var others = new List<Member>();
        for (var i = 0; i < 8; i++) others.Add(await portal.NewMember());
        Assert.Equal(("fewer-by-newcomer", "to"), (await portal.Begin(newcomer, "All", [.. others[..5]])).Problem is { } problem ? (problem.Code, problem.Field) : default);
        Assert.True((await portal.Begin(inGroups, "All", [.. others[..3]])).Done); // who is reached is counted, however they are
        Assert.Equal(1, await Begun(inGroups));
        Assert.Equal(4, await Begun(newcomer));
        Assert.Equal(8, await Begun(known));
        Assert.Equal(8, await Begun(customer));
        Assert.True((await portal.Begin(newcomer, "Going on", others[0])).Done); // that one there is already

        async Task<int> Begun(Member who)
        {
            var count = 0;
            foreach (var other in others) count += (await portal.Begin(who, "Hello", other)).Done ? 1 : 0;
            return count;
        }
    }

    [Theory, BothDatabases]
    public async Task Who_is_erased_takes_their_words_along_and_leaves_what_others_wrote(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var (two, group) = ((await portal.Begin(ana, "My number is 555-0199.", bo)).Value, (await portal.Begin(bo, "All", ana, cy)).Value);
        await portal.Write(bo, two, "Thank you");
        await portal.Write(ana, group, "Private");
        Assert.True((await portal.Get<Groups>().Rename(ana.Actor, group, "Trip", default)).Done);
        var file = (await portal.Get<FileDeeds>().Keep(ana.Actor, "plan.txt", "a secret plan"u8.ToArray(), null, default)).Value;
        await portal.Write(ana, two, $"[plan]({file.Url})");
        using (var api = await portal.Api(ana))
        {
            var export = (await api.Ask("me/export")).Is(200).Json;
            Assert.Equal(["My number is 555-0199.", "Thank you", $"[plan]({file.Url})", "All", "Private"], export.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("body").GetString()!));
            Assert.Equal(2, export.GetProperty("conversations").GetArrayLength());
        }

        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        Assert.Equal(["", "Thank you", ""], await portal.Reads(bo, two));
        Assert.Equal(["All", "", "Renamed"], await portal.Reads(cy, group));
        Assert.Equal("Trip", (await portal.Get<ConversationViews>().Lines(cy.Actor, group, null, null, 10, default))![^1].Body); // what the group is called is the group's
        foreach (var reader in new[] { bo.Actor, cy.Actor, Actor.Visitor }) Assert.Null(await portal.Get<FileDeeds>().Find(reader, file.Id, file.Url.Split('/')[^1], default));
        var view = (await portal.Get<ConversationViews>().Find(bo.Actor, two, default))!;
        Assert.Equal(($"gone-{ana.Id}", "nobody-left"), (view.Name, view.MayNotWrite?.Code));
        Assert.Equal("nobody-left", (await portal.Write(bo, two, "Are you there?")).Problem?.Code);
        Assert.True((await portal.Write(bo, group, "Still here")).Done);
        Assert.False((await portal.Write(ana, group, "I am back")).Done);
    }
}
