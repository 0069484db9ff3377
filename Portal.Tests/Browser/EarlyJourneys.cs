using Microsoft.Playwright;
using Portal.Commons.Reactions;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>People who are quicker than the circuit: what they do while it is held up happens when it is there, once.</summary>
public class EarlyJourneys(Portals portals, Chromium chromium) : BrowserTest(chromium)
{
    [Theory, BothDatabases]
    public async Task A_reaction_is_given_once_however_often_it_was_clicked(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana);
        await portal.Reply(ana, topic, "Shake it.");
        var (page, circuit) = await Slowed(portal, bo, topic.Url);

        var like = page.Locator("#post-2 .reactions button").First;
        for (var i = 0; i < 5; i++) await like.ClickAsync();
        await Expect(like).ToHaveAttributeAsync("aria-busy", "true");
        await portal.Get<Reactions>().Set(ana.Actor, topic.PostId, ReactionFaces.Names[0], true, default); // the page changes meanwhile

        circuit.Begin();
        await Expect(like).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(like).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.Locator("#post-1 .reactions button").First).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task A_link_leads_to_its_page_also_when_it_is_followed_while_the_circuit_begins()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (page, circuit) = await Slowed(portal, await portal.NewMember("ada", Roles.Admin), "/admin");
        await page.EvaluateAsync("document.addEventListener('click', () => sessionStorage.setItem('page', performance.timeOrigin))");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Administration" }).GetByRole(AriaRole.Link, new() { Name = "Categories" }).ClickAsync();
        circuit.Begin();

        await Expect(page.Locator("#circuit")).ToBeAttachedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Categories");
        Assert.True(await page.EvaluateAsync<bool>("performance.timeOrigin > Number(sessionStorage.getItem('page'))")); // as a page of its own: a circuit that begins knows one address alone
    }

    [Fact]
    public async Task A_post_is_flagged()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var (page, circuit) = await Slowed(portal, await portal.NewMember("bo"), topic.Url);
        await page.Locator("#post-1 [aria-expanded]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        circuit.Begin();

        await page.Locator("#post-1").GetByRole(AriaRole.Button, new() { Name = "Flag this" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Spam").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Flag it" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_club_is_joined_and_another_made()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var slug = $"ink-{Guid.NewGuid().ToString("N")[..8]}";
        Assert.True((await portal.Get<Clubs>().Create(ana.Actor, new(slug, "Ink", "We refill.", Visibility.Open), null, default)).Done);
        var (page, circuit) = await Slowed(portal, bo, $"/clubs/{slug}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        circuit.Begin();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Leave" })).ToBeVisibleAsync();

        (page, circuit) = await Slowed(portal, bo, "/clubs/new");
        await page.GetByLabel("Name").FillAsync("Paper friends");
        await page.GetByLabel("Address").FillAsync($"paper-{slug}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        circuit.Begin();
        await page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await Walk(page, "How it looks", "What stands on its page", "Its rules");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/clubs/paper-{slug}$"));
        Assert.Equal(Visibility.Request, (await portal.Get<ClubViews>().Find(bo.Actor, $"paper-{slug}", default))!.Club.Visibility);
    }

    // To these steps of the wizard, one after the other.
    static async Task Walk(IPage page, params string[] steps)
    {
        foreach (var step in steps)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = step })).ToBeVisibleAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task A_topic_is_written_and_sent_and_stands_once_with_all_that_was_typed(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var bo = await portal.NewMember("bo");
        var (page, circuit) = await Slowed(portal, bo, "/new-topic");
        await page.GetByLabel("Question").CheckAsync();
        await page.GetByLabel("Title").FillAsync("Which ink is black?");
        await page.GetByLabel("Tags").PressSequentiallyAsync("ink");
        await page.Locator("textarea").FillAsync("All of them look *grey*.");
        for (var i = 0; i < 5; i++) await page.Locator(".composer-send").DispatchEventAsync("click");
        circuit.Begin();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Which ink is black?" })).ToBeVisibleAsync();
        await Expect(page.Locator(".topic-meta .tag")).ToHaveTextAsync("#ink");
        await Expect(page.Locator(".topic-meta")).ToContainTextAsync("Question");
        await Expect(page.Locator(".post")).ToHaveCountAsync(1);
    }

    [Theory, BothDatabases]
    public async Task A_chat_is_taken_at_the_desk_and_it_is_the_one_that_was_meant(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var name = $"Wei {Guid.NewGuid().ToString("N")[..6]}";
        await Start(name);
        var (page, circuit) = await Slowed(portal, await portal.NewMember("lena", Roles.Agent), "/desk?tab=open");
        await page.Locator(".desk-row").Filter(new() { HasText = name }).GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        for (var i = 0; i < 3; i++) await Start($"Later {i}"); // the list is another one when the circuit draws it
        circuit.Begin();
        await Expect(page.Locator(".chat-head")).ToContainTextAsync(name);
        await Expect(page.Locator("textarea")).ToBeVisibleAsync();

        async Task Start(string who) => Assert.True((await portal.Get<Portal.Features.Chat.Chats>().Start(Actor.Visitor, new("Hello", null, who, null, Portal.Features.Chat.ChatSecret.New()), null, default)).Done);
    }

    [Fact]
    public async Task Nothing_is_done_for_who_has_gone_to_another_page()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var bo = await portal.NewMember("bo");
        var (page, circuit) = await Slowed(portal, bo, topic.Url);
        await page.Locator("#post-1 .reactions button").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Forum" }).First.ClickAsync(); // a link needs no circuit
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/forum$"));
        circuit.Begin();
        await Expect(page.Locator("#circuit")).ToBeAttachedAsync();
        Assert.Empty((await portal.Get<TopicViews>().Read(bo.Actor, topic.TopicId, 1, 0, default))!.View.Posts[0].Reactions);
    }

    [Fact]
    public async Task What_is_clicked_and_typed_while_the_line_is_broken_is_done_when_it_is_mended()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Forgive("");
        await using var line = new TcpCut(portal.Address);
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var page = await NewPerson(portal, await portal.NewMember("bo"), through: line.Address);
        await page.GotoAsync(topic.Url);
        await Expect(page.Locator("#circuit")).ToBeAttachedAsync();
        line.Cut();
        await Expect(page.Locator("#reconnect")).ToBeVisibleAsync();
        var like = page.Locator("#post-1 .reactions button").First;
        await like.ClickAsync();
        await Expect(like).ToHaveAttributeAsync("aria-busy", "true");
        line.Mend();
        await Expect(like).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task What_was_put_into_fields_on_a_line_that_was_dead_already_is_there_when_it_is_mended()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Forgive("");
        await using var line = new TcpCut(portal.Address);
        var slug = $"paper-{Guid.NewGuid().ToString("N")[..8]}";
        var page = await NewPerson(portal, await portal.NewMember("bo"), through: line.Address);
        await page.GotoAsync("/clubs/new");
        await Expect(page.Locator("#circuit")).ToBeAttachedAsync();
        line.Stall();
        await page.GetByLabel("Name").FillAsync("Paper friends");
        await page.GetByLabel("Address").FillAsync(slug);
        line.Cut();
        await Expect(page.Locator("#reconnect")).ToBeVisibleAsync();
        line.Mend();
        await Expect(page.Locator("#reconnect")).ToBeHiddenAsync(new() { Timeout = 15_000 });
        await Walk(page, "For whom it is", "How it looks", "What stands on its page", "Its rules");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/clubs/{slug}$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Paper friends" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_done_while_the_first_connection_failed_is_done_when_the_page_has_another()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Forgive("");
        var bo = await portal.NewMember("bo");
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var page = await NewPerson(portal, bo);
        var broken = true;
        await page.RouteAsync("**/_blazor/negotiate*", route => broken ? route.AbortAsync() : route.ContinueAsync());
        await page.GotoAsync(topic.Url);
        await page.Locator("#post-1 .reactions button").First.ClickAsync();
        broken = false;
        await Expect(page.Locator("#post-1 .reactions button").First).ToHaveAttributeAsync("aria-pressed", "true", new() { Timeout = 30_000 }); // ten seconds pass where it was loaded again before that
    }

    [Fact]
    public async Task What_is_clicked_while_the_page_is_already_being_loaded_again_is_done_on_the_new_one()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Forgive("");
        var topic = await portal.StartTopic(await portal.NewMember("ana"));
        var page = await NewPerson(portal, await portal.NewMember("bo"));
        var loads = 0;
        await page.RouteAsync("**/_blazor/negotiate*", route => loads < 2 ? route.AbortAsync() : route.ContinueAsync());
        await page.RouteAsync($"**{topic.Url}", async route =>
        {
            await Task.Delay(++loads == 2 ? 1000 : 0);
            await route.ContinueAsync();
        });
        await page.AddInitScriptAsync("addEventListener('portal:reloading', () => setTimeout(() => document.querySelector('#post-1 .reactions button').click(), 200))");
        await page.GotoAsync(topic.Url);
        await Expect(page.Locator("#post-1 .reactions button").First).ToHaveAttributeAsync("aria-pressed", "true", new() { Timeout = 15_000 });
    }

    async Task<(IPage Page, HeldCircuit Circuit)> Slowed(TestPortal portal, Member member, string address)
    {
        var page = await NewPerson(portal, member);
        var circuit = await HeldCircuit.Of(page);
        await page.GotoAsync(address);
        return (page, circuit);
    }
}
