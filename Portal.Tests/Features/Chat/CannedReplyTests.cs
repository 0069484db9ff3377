using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Features.Accounts;
using Portal.Features.Chat;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>Canned replies: whose they are, what becomes of their variables, and what is offered for a chat.</summary>
public class CannedReplyTests(Portals portals)
{
    [Theory]
    [InlineData("Hello {customer}, I am {agent}.", "Wei", "Lena", "Hello Wei, I am Lena.")]
    [InlineData("Hello {customer}, I am {agent}.", null, "Lena", "Hello, I am Lena.")]
    [InlineData("Hello {customer|friend}!", "  ", "Lena", "Hello friend!")]
    [InlineData("您好{customer|朋友}！编号 {chat}", null, "Lena", "您好朋友！编号 7")]
    [InlineData("{customer}{unknown} {Customer}", "{agent}", "Lena", "{agent}{unknown} {Customer}")]
    [InlineData("{customer|}", null, null, "")]
    public void Variables_are_filled_in_and_what_is_missing_leaves_a_sentence(string text, string? customer, string? agent, string filled) =>
        Assert.Equal(filled, ReplyVariables.Fill(text, new(customer, agent, 7)));

    [Theory, BothDatabases]
    public async Task Agents_share_replies_and_have_their_own_and_nobody_else_has_any(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var mark = Guid.NewGuid().ToString("N")[..8];
        var (lena, tom) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent));
        using var first = await portal.Api(lena);
        using var second = await portal.Api(tom);
        using var member = await portal.Api(await portal.NewMember());
        var own = (await first.Post("desk/replies", new { title = "Own", shortcut = $"/O{mark}", text = "own" })).Is(201);
        var shared = (await first.Post("desk/replies", new { title = "Shared", shortcut = $"s{mark}", text = "shared", shared = true })).Is(201);
        Assert.Equal($"o{mark}", own.Json.GetProperty("shortcut").GetString());

        Assert.Contains((await first.Ask("desk/replies")).Items, r => r.GetProperty("id").GetInt64() == own.Id);
        var others = (await second.Ask("desk/replies")).Items.Select(r => r.GetProperty("id").GetInt64()).ToList();
        Assert.Contains(shared.Id, others);
        Assert.DoesNotContain(own.Id, others);
        (await second.Ask(HttpMethod.Delete, $"desk/replies/{own.Id}")).IsProblem(404);
        (await member.Ask("desk/replies")).IsProblem(403);
        (await member.Post("desk/replies", new { title = "x", shortcut = "x", text = "x" })).IsProblem(404);
        (await member.Ask(HttpMethod.Delete, $"desk/replies/{shared.Id}")).IsProblem(404);

        (await second.Ask(HttpMethod.Put, $"desk/replies/{shared.Id}", new { title = "Ours", shortcut = $"s{mark}", text = "ours", shared = true })).Is(200);
        (await second.Ask(HttpMethod.Delete, $"desk/replies/{shared.Id}")).Is(204);
        (await first.Ask(HttpMethod.Delete, $"desk/replies/{own.Id}")).Is(204);
        await using var db = portal.Get<Database>().Open();
        var log = await db.Set<AuditEntry>().Where(e => e.Action == AuditAction.CannedReplyChanged && e.Details!.EndsWith(mark)).OrderBy(e => e.Id).Select(e => e.Details).ToListAsync();
        Assert.Equal([$"made: /s{mark}", $"changed: /s{mark}", $"deleted: /s{mark}"], log);
    }

    [Theory, BothDatabases]
    public async Task A_reply_that_cannot_be_kept_names_each_field_and_one_that_is_sent_twice_is_made_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, replies, word) = (await portal.NewMember("lena", Roles.Agent), portal.Get<Replies>(), Guid.NewGuid().ToString("N")[..8]);
        var wrong = (await replies.Create(lena.Actor, new("", "two/words", new string('x', CannedReply.MostBody + 1), false), null, default)).Problem!;
        Assert.Equal(["title", "shortcut", "text"], wrong.All.Select(p => p.Field));
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => replies.Create(lena.Actor, new("Hi", word, "Hi", true), "k", default)));
        Assert.Single(made.Select(m => m.Value).Distinct());
        Assert.Equal("shortcut-taken", (await replies.Create(lena.Actor, new("Hi", word, "Hi", true), null, default)).Problem!.Code);
        Assert.True((await replies.Create(lena.Actor, new("Mine", word, "Mine", false), null, default)).Done);
        Assert.Equal("shortcut-taken", (await replies.Change(lena.Actor, made[0].Value, new("Mine", word, "Mine", false), default)).Problem!.Code);
    }

    [Theory, BothDatabases]
    public async Task What_is_offered_for_a_chat_is_filled_in_and_an_agents_own_comes_first(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, mark) = (await portal.NewMember("lena", Roles.Agent), Guid.NewGuid().ToString("N")[..8]);
        var guest = await portal.StartChatWith(lena);
        var replies = portal.Get<Replies>();
        Assert.True((await replies.Create(lena.Actor, new("Greeting of all", $"{mark}a", "Hello {customer}", true), null, default)).Done);
        Assert.True((await replies.Create(lena.Actor, new("Greeting", $"{mark}b", "{agent} here, {customer}: {chat}", false), null, default)).Done);
        Assert.True((await replies.Create(lena.Actor, new($"About {mark.ToUpperInvariant()}", $"z{mark}", "by title", false), null, default)).Done);
        var offered = (await portal.Get<ReplyViews>().Offer(lena.Actor, guest.ChatId, mark, default)).Value;
        Assert.Equal([$"{lena.Name} here, Wei: {guest.ChatId}", "Hello Wei", "by title"], offered.Select(r => r.Text));
        Assert.Equal(Problem.NotFound, (await portal.Get<ReplyViews>().Offer((await portal.NewMember()).Actor, guest.ChatId, mark, default)).Problem);
        Assert.Equal(Problem.NotFound, (await portal.Get<ReplyViews>().Offer(lena.Actor, 987_654_321, mark, default)).Problem);
    }

    [Fact]
    public async Task An_agents_own_replies_go_with_their_account_and_what_all_share_stays()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (lena, tom, word) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), Guid.NewGuid().ToString("N")[..8]);
        Assert.True((await portal.Get<Replies>().Create(lena.Actor, new("Own", word, "own", false), null, default)).Done);
        Assert.True((await portal.Get<Replies>().Create(lena.Actor, new("Shared", word, "shared", true), null, default)).Done);
        Assert.True((await portal.Get<Erasure>().Erase(lena.Actor, default)).Done);
        Assert.Equal(["shared"], await portal.Get<Database>().Read(db => db.Set<CannedReply>().Where(r => r.Shortcut == word).Select(r => r.Body).ToListAsync()));
        Assert.Contains((await portal.Get<ReplyViews>().List(tom.Actor, default))!, r => r.Shortcut == word);
    }

    [Theory, BothDatabases]
    public async Task A_departments_replies_are_its_peoples_and_gone_for_who_leaves_it_and_first_in_its_chats(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, tom, ada, mark) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin), Guid.NewGuid().ToString("N")[..8]);
        var (slug, id) = await portal.NewDepartment(new(), lena);
        using var hers = await portal.Api(lena);
        using var his = await portal.Api(tom);
        (await his.Post("desk/replies", new { title = "x", shortcut = mark, text = "x", shared = true, department = slug })).IsProblem(400, "not-your-department", "department");
        (await hers.Post("desk/replies", new { title = "x", shortcut = mark, text = "x", shared = true, department = "no-such" })).IsProblem(400, "no-such-department", "department");
        var made = (await hers.Post("desk/replies", new { title = "Ours", shortcut = $"{mark}b", text = "ours", shared = true, department = slug })).Is(201);
        Assert.Equal(slug, made.Json.GetProperty("department").GetString());
        (await hers.Post("desk/replies", new { title = "All", shortcut = $"{mark}a", text = "all", shared = true })).Is(201);
        (await hers.Post("desk/replies", new { title = "All", shortcut = $"{mark}b", text = "the same word for all", shared = true })).Is(201);

        var chat = await portal.Ask(slug);
        Assert.Equal(["ours", "all", "the same word for all"], await Offered(lena));
        Assert.Equal(["all", "the same word for all"], await Offered(tom));
        Assert.Equal(["ours", "all", "the same word for all"], await Offered(ada));
        (await his.Ask(HttpMethod.Put, $"desk/replies/{made.Id}", new { title = "x", shortcut = mark, text = "x" })).IsProblem(404);
        Assert.Null((await portal.Get<DepartmentPeople>().Remove(ada.Actor, slug, lena.Name, default)).Problem);
        Assert.Equal(["all", "the same word for all"], await Offered(lena));
        (await hers.Ask(HttpMethod.Delete, $"desk/replies/{made.Id}")).IsProblem(404);
        Assert.DoesNotContain((await portal.Get<ReplyViews>().List(lena.Actor, default))!, r => r.Id == made.Id);

        async Task<IEnumerable<string>> Offered(Member to) => (await portal.Get<ReplyViews>().Offer(to.Actor, chat.ChatId, mark, default)).Value.Select(r => r.Text);
    }
}
