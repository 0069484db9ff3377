using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Features.Chat;
using Portal.Platform.Files;
using Portal.Tests.Http;
using Portal.Tests.Platform.Files;

namespace Portal.Tests.Features.Chat;

/// <summary>Pictures and files in a chat, of who has an account and of who has none: for its parties and for nobody else.</summary>
public class ChatFileTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_visitor_and_an_agent_send_each_other_files_that_nobody_else_gets(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var (guest, other) = (await portal.StartChatWith(lena), await portal.StartChat());
        using var visitor = WithSecret(portal, guest);
        using var agent = await portal.SignedIn(lena);
        var address = $"/api/v1/chats/{guest.ChatId}/files";
        var picture = await Kept(visitor.Upload(Samples.Png, "screen.png", key: "one", address: address));
        Assert.Equal(picture.GetProperty("id").GetInt64(), (await Kept(visitor.Upload(Samples.Png, "screen.png", key: "one", address: address))).GetProperty("id").GetInt64());
        var manual = await Kept(agent.Upload(Samples.Of("Turn it off."), "manual.txt", "text/plain", address: address));
        Assert.True((await portal.Say(guest.Party, guest.ChatId, $"![screen|3x2]({picture.Url()})")).Done);

        foreach (var file in new[] { picture, manual })
        {
            var own = $"{address}/{file.GetProperty("id")}";
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(own)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync(own)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync(file.Url())).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await portal.Visitor().GetAsync($"{own}?pass={Uri.EscapeDataString(portal.Get<ChatPass>().For(guest.ChatId))}")).StatusCode);
            using var stranger = WithSecret(portal, other);
            using var member = await portal.SignedIn(await portal.NewMember());
            foreach (var client in new[] { stranger, member, portal.Visitor() })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(own)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{own}?pass={Uri.EscapeDataString(portal.Get<ChatPass>().For(other.ChatId))}")).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await client.Upload(Samples.Png, address: address)).StatusCode);
            }

            foreach (var client in new[] { member, portal.Visitor() }) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(file.Url())).StatusCode);

            Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync($"/api/v1/chats/{other.ChatId}/files/{file.GetProperty("id")}?pass={Uri.EscapeDataString(portal.Get<ChatPass>().For(other.ChatId))}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_picture_in_a_chat_is_handed_out_narrower_to_its_parties_alone()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (guest, other) = (await portal.StartChat(), await portal.StartChat());
        using var visitor = WithSecret(portal, guest);
        var address = $"/api/v1/chats/{guest.ChatId}/files";
        var picture = await Kept(visitor.Upload(await Samples.Noise(400, 300), "screen.png", address: address));
        var own = $"{address}/{picture.GetProperty("id")}";
        Assert.True(PngShape.Read(await visitor.GetByteArrayAsync(own + "?w=320")) is { Width: 320 });
        Assert.Equal(HttpStatusCode.OK, (await portal.Visitor().GetAsync($"{own}?pass={Uri.EscapeDataString(portal.Get<ChatPass>().For(guest.ChatId))}&w=320")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(own + "?w=321")).StatusCode);
        using var stranger = WithSecret(portal, other);
        foreach (var client in new[] { stranger, portal.Visitor() }) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(own + "?w=320")).StatusCode);
    }

    [Fact]
    public async Task A_file_of_another_kind_than_its_name_is_refused_in_a_sentence_and_pictures_may_be_mixed_up()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var guest = await portal.StartChat();
        using var visitor = WithSecret(portal, guest);
        var address = $"/api/v1/chats/{guest.ChatId}/files";
        foreach (var (content, name) in new[] { (Samples.Of("words"), "photo.png"), (Samples.Png, "manual.pdf"), (Samples.Of("words"), "letter.docx"), (Samples.Of("PK\u0003\u0004"), "list.csv") })
        {
            var answer = await (await visitor.Upload(content, name, address: address)).Json();
            Assert.Equal(("/problems/other-kind", "file"), (answer.GetProperty("type").GetString(), answer.GetProperty("field").GetString()));
        }

        Assert.Equal("photo.jpg.png", (await Kept(visitor.Upload(Samples.Png, "photo.jpg", address: address))).GetProperty("name").GetString());
        Assert.Equal("notes.txt", (await Kept(visitor.Upload(Samples.Of("words"), "notes", address: address))).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Upload(Samples.Of("<svg onload=alert(1)>"), "a.svg", address: address)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await visitor.Upload(new byte[11 * 1024 * 1024], "a.bin", address: address)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Who_erases_the_account_takes_the_files_along_that_they_sent_before_they_had_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, guest) = (await portal.NewMember("ana"), await portal.StartChat());
        using var visitor = WithSecret(portal, guest);
        var file = await Kept(visitor.Upload(Samples.Png, "me.png", address: $"/api/v1/chats/{guest.ChatId}/files"));
        Assert.True((await portal.Get<Chats>().KeepWithAccount(guest.Party with { Actor = ana.Actor }, guest.ChatId, default)).Done);
        using var hers = await portal.SignedIn(ana);
        Assert.Equal(HttpStatusCode.OK, (await hers.GetAsync(file.Url())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync(file.Url())).StatusCode);
        var data = portal.Get<IEnumerable<IPersonalData>>().OfType<ChatData>().Single();
        await portal.Get<Database>().Write<Nothing>(async db => { await data.Erase(db, ana.Id, portal.Clock.GetUtcNow().UtcDateTime, default); return default(Nothing); }, default);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/v1/chats/{guest.ChatId}/files/{file.GetProperty("id")}")).StatusCode);
        foreach (var client in new[] { portal.Visitor(), hers }) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(file.Url())).StatusCode);
        var id = file.GetProperty("id").GetInt64();
        Assert.False(await portal.Get<Database>().Read(db => db.Set<StoredFile>().AnyAsync(f => f.Id == id)));
    }

    [Fact]
    public async Task A_page_that_stays_open_shows_another_pass_before_its_old_one_ends()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var (passes, page) = (portal.Get<ChatPass>(), new HeldPass(portal.Get<ChatPass>(), portal.Clock));
        var first = page.For(7);
        portal.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(first, page.For(7));
        Assert.True(passes.Opens(first, 7));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.NotEqual(first, page.For(7));
        Assert.True(passes.Opens(page.For(7), 7));
        Assert.True(passes.Opens(page.For(8), 8));
        Assert.False(passes.Opens(page.For(8), 7));
    }

    [Theory, BothDatabases]
    public async Task A_visitors_file_that_a_chat_lets_go_of_is_for_nobody_and_a_members_for_who_knows_its_address(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, guest) = (await portal.NewMember("ana"), await portal.StartChat());
        using var visitor = WithSecret(portal, guest);
        using var hers = await portal.SignedIn(ana);
        var (unowned, own) = (await Kept(visitor.Upload(Samples.Png, "me.png", address: $"/api/v1/chats/{guest.ChatId}/files")), await Kept(hers.Upload(Samples.Png, "me.png")));
        await portal.Get<Database>().Write<Nothing>(async db => { await db.LetGoOfFiles("chat", [guest.ChatId], StoredFile.NoOwner, default); return default(Nothing); }, default);
        Assert.Equal(HttpStatusCode.OK, (await portal.Visitor().GetAsync(own.Url())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Visitor().GetAsync(unowned.Url())).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_members_file_in_a_chat_is_reported_at_the_desk_and_hidden_by_a_moderator_who_sees_nothing_else_of_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana, mo) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var chat = (await portal.Get<Chats>().Start(ana.Actor, new("Hello"), null, default)).Value.Id;
        Assert.True((await portal.Get<Desk>().Claim(lena.Actor, chat, default)).Done);
        using var hers = await portal.SignedIn(ana);
        using var his = await portal.SignedIn(mo);
        var file = await Kept(hers.Upload(Samples.Png, "bad.png", address: $"/api/v1/chats/{chat}/files"));
        var (id, desk) = (file.GetProperty("id").GetInt64(), portal.Get<DeskChats>());
        Assert.Equal(HttpStatusCode.NotFound, (await his.GetAsync(file.Url())).StatusCode);
        Assert.Equal([(id, "bad.png")], await desk.ReportableFiles(lena.Actor, chat, default));
        foreach (var other in new[] { ana, mo }) Assert.Empty(await desk.ReportableFiles(other.Actor, chat, default));

        Assert.True((await portal.Get<Flags>().Raise(lena.Actor, new("file", id), FlagReason.Abuse, null, null, default)).Done);
        Assert.Equal(HttpStatusCode.OK, (await his.GetAsync(file.Url())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await his.GetAsync($"/api/v1/chats/{chat}/messages")).StatusCode);
        Assert.True((await portal.Get<Decisions>().Hide(mo.Actor, new("file", id), "Not here", null, default)).Done);
        foreach (var address in (string[])[file.Url(), $"/api/v1/chats/{chat}/files/{id}"]) Assert.Equal(HttpStatusCode.NotFound, (await hers.GetAsync(address)).StatusCode);
        Assert.Empty(await desk.ReportableFiles(lena.Actor, chat, default));
    }

    [Theory, BothDatabases]
    public async Task A_customer_with_an_account_flags_a_file_that_an_agent_sent_and_one_without_is_told_how(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, ana, bo, mo) = (await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Roles.Moderator));
        var (chat, guest) = ((await portal.Get<Chats>().Start(ana.Actor, new("Hello"), null, default)).Value.Id, await portal.StartChatWith(lena));
        Assert.True((await portal.Get<Desk>().Claim(lena.Actor, chat, default)).Done);
        var (views, flags) = (portal.Get<ChatViews>(), portal.Get<Flags>());
        Assert.Empty((await views.Reportable(new(ana.Actor), chat, default)).Value);
        using var agent = await portal.SignedIn(lena);
        using var hers = await portal.SignedIn(ana);
        await Kept(hers.Upload(Samples.Png, "mine.png", address: $"/api/v1/chats/{chat}/files"));
        var id = (await Kept(agent.Upload(Samples.Png, "rude.png", address: $"/api/v1/chats/{chat}/files"))).GetProperty("id").GetInt64();

        Assert.Equal([(id, "rude.png")], (await views.Reportable(new(ana.Actor), chat, default)).Value);
        Assert.Equal(Problem.NotFound, (await views.Reportable(new(bo.Actor), chat, default)).Problem);
        Assert.Equal("report-needs-account", (await views.Reportable(guest.Party, guest.ChatId, default)).Problem?.Code);
        Assert.Equal(Problem.NotFound, (await flags.Raise(bo.Actor, new("file", id), FlagReason.Abuse, null, null, default)).Problem);
        Assert.True((await flags.Raise(ana.Actor, new("file", id), FlagReason.Abuse, null, null, default)).Done);
        Assert.Equal("flagged-already", (await flags.Raise(ana.Actor, new("file", id), FlagReason.Abuse, null, null, default)).Problem?.Code);
        Assert.True((await portal.Get<Decisions>().Hide(mo.Actor, new("file", id), "Not here", null, default)).Done);
        Assert.Empty((await views.Reportable(new(ana.Actor), chat, default)).Value);
    }

    static async Task<JsonElement> Kept(Task<HttpResponseMessage> upload)
    {
        using var response = await upload;
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return await response.Json();
    }

    static HttpClient WithSecret(TestPortal portal, ChatSteps.Guest guest)
    {
        var client = portal.Visitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", guest.Party.Secret);
        return client;
    }
}
