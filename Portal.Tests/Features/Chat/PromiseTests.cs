using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Accounts;
using Portal.Features.Chat;
using Portal.Platform.Mail;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>Dates that are promised to customers.</summary>
public class PromiseTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_holds_the_chat_promises_and_nobody_else_but_an_admin(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, lena, tom, ada) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), await portal.NewMember("tom", Roles.Agent), await portal.NewMember("ada", Roles.Admin));
        var guest = await portal.Ask(null, by: ana.Actor);
        var due = portal.Clock.GetUtcNow().UtcDateTime.AddDays(2);
        var body = new { what = "We call you", due, reason = "The part is late" };
        using var holder = await portal.Api(lena);
        (await holder.Post($"chats/{guest.ChatId}/promise", body)).IsProblem(409, "take-it-first");
        Assert.Null((await portal.Get<Desk>().Claim(lena.Actor, guest.ChatId, default)).Problem);

        foreach (var (client, status) in new (HttpClient, int)[] { (portal.Address.Api(), 401), (await portal.Api(ana), 403), (await portal.Api(await portal.NewMember("mo", Roles.Moderator)), 404), (await portal.Api(tom), 409), (await portal.Api(lena, Scopes.Read), 404) })
            using (client)
            {
                (await client.Post($"chats/{guest.ChatId}/promise", body)).IsProblem(status);
                (await client.Ask(HttpMethod.Delete, $"chats/{guest.ChatId}/promise?reason=no")).IsProblem(status);
                (await client.Post($"chats/{guest.ChatId}/promise/kept")).IsProblem(status);
            }

        var made = (await holder.Post($"chats/{guest.ChatId}/promise", body, "k1")).Is(200).Json;
        Assert.Equal(("We call you", JsonValueKind.Null), (made.GetProperty("what").GetString(), made.GetProperty("reason").ValueKind));
        Assert.Equal((0, 0), (made.GetProperty("due").GetDateTime().Second, made.GetProperty("due").GetDateTime().Millisecond));
        (await holder.Post($"chats/{guest.ChatId}/promise", body, "k1")).Is(200);
        using (var admin = await portal.Api(ada)) (await admin.Post($"chats/{guest.ChatId}/promise", body with { what = "We write to you" })).Is(200);
        Assert.Equal(2, (await holder.Ask($"desk/chats/{guest.ChatId}/promises")).Is(200).Items.Count());

        // It outlives the chat, and stays with who held it last.
        Assert.Null((await portal.Get<Chats>().Close(ChatParty.Desk(lena.Actor), guest.ChatId, default)).Problem);
        using (var other = await portal.Api(tom)) (await other.Post($"chats/{guest.ChatId}/promise/kept")).IsProblem(403, "promise-is-theirs");
        (await holder.Post($"chats/{guest.ChatId}/promise/kept")).Is(204);
        (await holder.Post($"chats/{guest.ChatId}/promise/kept")).IsProblem(409, "nothing-promised");
        using var customer = await portal.Api(ana);
        (await customer.Ask($"chats/{guest.ChatId}/promise")).IsProblem(404);
        Assert.Equal(["kept", "moved"], (await holder.Ask($"desk/chats/{guest.ChatId}/promises")).Items.Select(p => p.GetProperty("ending").GetString()));
        (await customer.Ask($"desk/chats/{guest.ChatId}/promises")).IsProblem(404);

        // The same request again gets what came of it, and tells nobody; for another chat it is a mistake.
        var told = await portal.HowOften<ChatPromiseChanged>(guest.ChatId);
        Assert.Equal("moved", (await holder.Post($"chats/{guest.ChatId}/promise", body, "k1")).Is(200).Json.GetProperty("ending").GetString());
        Assert.Equal(told, await portal.HowOften<ChatPromiseChanged>(guest.ChatId));
        (await holder.Post($"chats/{(await portal.StartChatWith(lena)).ChatId}/promise", body, "k1")).IsProblem(409, "key-used-before");
    }

    [Theory, BothDatabases]
    public async Task Another_date_or_none_needs_a_reason_that_the_customer_reads(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (lena, promises) = (await portal.NewMember("lena", Roles.Agent), portal.Get<Promises>());
        var (guest, due) = (await portal.StartChatWith(lena), portal.Clock.GetUtcNow().UtcDateTime.AddDays(3));
        using var customer = portal.Address.Api();
        customer.DefaultRequestHeaders.Authorization = new("Bearer", guest.Party.Secret);
        foreach (var (what, when, field) in new[] { ("", due, "what"), ("a\nb", due, "what"), (new string('x', 201), due, "what"), ("We call", portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(-2), "due"), ("We call", portal.Clock.GetUtcNow().UtcDateTime.AddDays(400), "due") })
            Assert.Equal(field, (await promises.Make(ChatParty.Desk(lena.Actor), guest.ChatId, what, when, null, null, default)).Problem?.Field);
        Assert.Null((await promises.Make(ChatParty.Desk(lena.Actor), guest.ChatId, " We call ", due, null, null, default)).Problem);
        Assert.Null((await promises.Make(ChatParty.Desk(lena.Actor), guest.ChatId, "We call", due, null, null, default)).Problem); // the same again
        Assert.Equal("reason", (await promises.Make(ChatParty.Desk(lena.Actor), guest.ChatId, "We call", due.AddDays(1), " ", null, default)).Problem?.Field);
        Assert.Equal("reason", (await promises.Withdraw(ChatParty.Desk(lena.Actor), guest.ChatId, null, default)).Problem?.Field);

        Assert.Null((await promises.Make(ChatParty.Desk(lena.Actor), guest.ChatId, "We call", due.AddDays(1), "Strike", null, default)).Problem);
        var shown = (await customer.Ask($"chats/{guest.ChatId}")).Is(200).Json.GetProperty("promise");
        Assert.Equal(("Strike", false, JsonValueKind.Null), (shown.GetProperty("reason").GetString(), shown.GetProperty("late").GetBoolean(), shown.GetProperty("ending").ValueKind));
        Assert.Null((await promises.Withdraw(ChatParty.Desk(lena.Actor), guest.ChatId, "We closed the shop", default)).Problem);
        shown = (await customer.Ask($"chats/{guest.ChatId}/promise")).Is(200).Json;
        Assert.Equal(("withdrawn", "We closed the shop"), (shown.GetProperty("ending").GetString(), shown.GetProperty("endReason").GetString()));
        Assert.Equal(["My printer says E7.", "Taken", "Promised", "PromiseChanged", "PromiseWithdrawn"], await portal.Reads(guest.Party, guest.ChatId));
        Assert.Equal([MeasureEnd.TakenBack, MeasureEnd.TakenBack], (await portal.Clocks(guest.ChatId)).Where(m => m.Kind == MeasureKind.Promise).Select(m => m.End!.Value));
    }

    [Theory, BothDatabases]
    public async Task What_passes_unkept_is_warned_of_before_and_is_a_breach_once_and_the_customer_gets_a_letter_by_their_own_clock(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var (ana, lena, promises) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), portal.Get<Promises>());
        Assert.Null((await portal.Get<TellingSettings>().Change(ana.Actor, new TellingView(new Dictionary<NotificationKind, Telling>(), "Asia/Shanghai", 8, null, null, false), default)).Problem);
        var guest = await portal.Ask(null, by: ana.Actor);
        await portal.Get<Desk>().Claim(lena.Actor, guest.ChatId, default);
        Assert.Null((await promises.Make(ChatParty.Desk(lena.Actor), guest.ChatId, "We call you", portal.Clock.GetUtcNow().UtcDateTime.AddHours(10), null, null, default)).Problem);
        await portal.Get<ChatPresence>().MarkRead(guest.Party, guest.ChatId, 99, default);
        var due = portal.Clock.GetUtcNow().UtcDateTime.AddHours(11);
        Assert.Null((await promises.Make(ChatParty.Desk(lena.Actor), guest.ChatId, "We call you", due, "Lunch", null, default)).Problem);
        await Look(portal);
        Assert.Empty(await Letters(portal, ana));

        portal.Clock.Advance(TimeSpan.FromMinutes(3)); // the customer did not come to see it
        await Look(portal);
        var letter = Assert.Single(await Letters(portal, ana));
        Assert.Contains("(Asia/Shanghai)", letter.Text);
        Assert.Contains("> Lunch", letter.Text);

        portal.Clock.Advance(TimeSpan.FromHours(9));
        await Look(portal);
        Assert.Equal((1, 0), (await portal.HowOften<ChatDueSoon>(guest.ChatId), await portal.HowOften<ChatOverdue>(guest.ChatId)));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await Look(portal);
        await Look(portal);
        Assert.Equal((1, 1), (await portal.HowOften<ChatDueSoon>(guest.ChatId), await portal.HowOften<ChatOverdue>(guest.ChatId)));
        Assert.Contains(NotificationKind.ChatLate, await portal.Unread(lena));
        Assert.Equal(2, (await Letters(portal, ana)).Count);
        Assert.True((await portal.Get<ClockViews>().Of(guest.Party, guest.ChatId, default))!.Late);

        Assert.Null((await promises.Keep(ChatParty.Desk(lena.Actor), guest.ChatId, default)).Problem);
        var clock = (await portal.Clocks(guest.ChatId)).Last(m => m.Kind == MeasureKind.Promise);
        Assert.Equal((MeasureEnd.Given, true), (clock.End!.Value, clock.BreachedAt is not null));
    }

    [Theory, BothDatabases]
    public async Task Who_saw_the_change_in_the_chat_or_reads_no_letters_gets_none(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, []);
        var (ana, lena, promises) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), portal.Get<Promises>());
        var (own, guest) = (await portal.Ask(null, by: ana.Actor), await portal.StartChat());
        foreach (var chat in new[] { own, guest })
        {
            await portal.Get<Desk>().Claim(lena.Actor, chat.ChatId, default);
            foreach (var days in (int[])[1, 2]) Assert.Null((await promises.Make(ChatParty.Desk(lena.Actor), chat.ChatId, "We call", portal.Clock.GetUtcNow().UtcDateTime.AddDays(days), "Because", null, default)).Problem);
        }

        await portal.Get<ChatPresence>().MarkRead(own.Party, own.ChatId, 99, default);
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await Look(portal);
        Assert.Empty(await portal.Get<Database>().Read(db => db.Set<Letter>().ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Two_who_change_it_at_once_leave_one_that_stands_and_its_words_go_with_the_customer(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, lena, ada, promises) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), await portal.NewMember("ada", Roles.Admin), portal.Get<Promises>());
        var guest = await portal.Ask(null, by: ana.Actor);
        await portal.Get<Desk>().Claim(lena.Actor, guest.ChatId, default);
        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => promises.Make(ChatParty.Desk((i % 2 == 0 ? lena : ada).Actor), guest.ChatId, $"We call 555-010{i}", portal.Clock.GetUtcNow().UtcDateTime.AddDays(i), "Because", null, default)));
        var all = (await portal.Get<ClockViews>().All(lena.Actor, guest.ChatId, default))!.All;
        Assert.Equal((6, 1), (all.Count, all.Count(p => p.Stands)));
        Assert.Equal(1, (await portal.Clocks(guest.ChatId)).Count(m => m is { Kind: MeasureKind.Promise, EndedAt: null }));

        using var api = await portal.Api(ana);
        Assert.Contains("555-010", (await api.GetStringAsync("/api/v1/me/export")));
        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        all = (await portal.Get<ClockViews>().All(ada.Actor, guest.ChatId, default))!.All;
        Assert.All(all, p => Assert.Equal(("", null, false), (p.What, p.Reason, p.Stands)));
        Assert.DoesNotContain(await portal.Clocks(guest.ChatId), m => m.EndedAt is null);
    }

    static async Task Look(TestPortal portal)
    {
        await portal.AllCounted();
        await portal.Get<ClockKeeping>().Look(default);
        await portal.Get<PromiseLetters>().SendDue(default);
    }

    static Task<List<Letter>> Letters(TestPortal portal, Member reader) => portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.To == reader.Email && l.Unsubscribe == null).OrderBy(l => l.Id).ToListAsync());
}
