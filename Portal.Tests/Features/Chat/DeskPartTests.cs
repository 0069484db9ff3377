using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Features.Chat;
using Portal.Platform.Limits;
using Portal.Platform.Live;
using Portal.Platform.Outbox;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Features.Chat;

/// <summary>Parts of the desk and of the customer's page in memory, on what a real portal keeps.</summary>
public class DeskPartTests(Portals portals) : KitTest(more: services => services.AddSingleton(new LiveBus(new OneNode(), NullLogger<LiveBus>.Instance)))
{
    [Fact]
    public async Task The_desk_reads_again_for_what_its_lists_show_and_departments_only_when_they_change()
    {
        var portal = On(await portals.Shared(DatabaseProvider.Sqlite));
        var lena = (await portal.AgentsAtDesk(1))[0];
        var admin = await portal.NewMember("ada", Roles.Admin);
        var (slug, id) = await portal.NewDepartment(new(), lena);
        var first = await portal.Ask(slug);
        ComponentFactories.AddStub<AvailabilityMenu>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var desk = Render<DeskLive>(p => p.Add(d => d.Filter, new DeskFilter(Department: slug)).AddCascadingValue(lena.Actor));
        await desk.WaitForAssertionAsync(() => Assert.True(Shows(first)));

        var second = await portal.Ask(slug);
        Assert.Null((await portal.Get<Departments>().Change(admin.Actor, slug, new(Name: $"New {slug}"), null, default)).Problem);
        Speak(new ChatDelivered(first.ChatId, ChatAuthor.Customer, 1));
        Speak(new ChatRated(first.ChatId));
        await Task.Delay(500, Xunit.TestContext.Current.CancellationToken);
        Assert.False(Shows(second));
        Speak(new ChatNoted(first.ChatId, 1));
        await desk.WaitForAssertionAsync(() => Assert.True(Shows(second)));
        Assert.DoesNotContain($"New {slug}", Offered());
        Speak(new DepartmentChanged(id));
        await desk.WaitForAssertionAsync(() => Assert.Contains($"New {slug}", Offered()));

        IEnumerable<string> Offered() => desk.FindComponent<DeskDepartments>().Instance.Choices.Select(c => c.Name);

        bool Shows(ChatSteps.Guest guest) => desk.Markup.Contains($"/desk/{guest.ChatId}?", StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_desk_each_line_has_a_way_to_take_personal_data_out_of_it_and_for_the_customer_none()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var (line, wanted) = (new ChatLine(7, 1, ChatAuthor.Customer, null, "Call 138", null, new(2026, 11, 30, 9, 0, 0, DateTimeKind.Utc)), new List<long>());
        var desk = Render<ChatLog>(p => p.Add(l => l.Lines, [line]).Add(l => l.Side, ChatAuthor.Agent).Add(l => l.Customer, "Wei").Add(l => l.OnRescue, (long id) => wanted.Add(id)));
        Assert.Single(desk.FindAll("[data-of='7'] [data-act=rescue]"));
        await desk.Find(".chat-log").TriggerEventAsync("onact", new Portal.Platform.Ui.ActEventArgs { Act = "rescue", Of = "7" });
        await desk.Find(".chat-log").TriggerEventAsync("onact", new Portal.Platform.Ui.ActEventArgs());
        Assert.Equal([7], wanted);

        var talk = Render<ChatLog>(p => p.Add(l => l.Lines, [line]).Add(l => l.Side, ChatAuthor.Customer).Add(l => l.Customer, "You"));
        Assert.Empty(talk.FindAll("[data-act], [data-of]"));
    }

    [Fact]
    public async Task Who_looks_for_words_too_often_is_told_so_and_has_the_lists_all_the_same()
    {
        await using var own = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var portal = On(own);
        var lena = await portal.NewMember("lena", Roles.Agent);
        var guest = await portal.StartChat();
        Assert.Null((await portal.Say(guest.Party, guest.ChatId, "about the scanner")).Problem);
        ComponentFactories.AddStub<AvailabilityMenu>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var desk = Render<DeskLive>(p => p.Add(d => d.Tab, DeskTab.All).Add(d => d.Filter, new("scanner")).AddCascadingValue(lena.Actor));
        await desk.WaitForAssertionAsync(() => Assert.True(Shows()));
        Speak(new ChatNoted(guest.ChatId, 1)); // what comes of news counts for nothing
        await Eventually.True(
            async () =>
            {
                while (portal.Get<RateLimits>().Take(Limited.LookUps, lena.Actor) is null) { } // two come a second, and one may come before the desk asks
                desk.Render(p => p.Add(d => d.Filter, new("the scanner")));
                await Task.Delay(100, Xunit.TestContext.Current.CancellationToken);
                return Refused() && !Shows();
            },
            "who asks too often is told so");
        desk.Render(p => p.Add(d => d.Filter, new(Department: DepartmentViews.AllWord)));
        await desk.WaitForAssertionAsync(() => Assert.True(Shows() && !Refused()));

        bool Shows() => desk.Markup.Contains($"/desk/{guest.ChatId}?", StringComparison.Ordinal);

        bool Refused() => desk.FindAll("[role=alert]").Count > 0;
    }

    [Fact]
    public async Task Who_names_nobody_is_meant_for_the_only_department_and_who_names_an_expert_for_them()
    {
        await using var own = await portals.Own(DatabaseProvider.Sqlite, []);
        var portal = On(own);
        var (expert, admin) = ((await portal.AgentsAtDesk(1))[0], await portal.NewMember("ada", Roles.Admin));
        Assert.Null((await portal.Get<DepartmentPeople>().SetUp(admin.Actor, expert.Name, new(4, [], [], IsExpert: true), default)).Problem);
        var (slug, _) = await portal.NewDepartment(new());
        var chosen = new List<string?>();
        foreach (var (name, choices) in new (string?, int)[] { (null, 1), ("nobody-at-all", 2), (expert.Name, 2) })
        {
            Render<DepartmentPicker>(p => p.Add(d => d.Expert, name).Add(d => d.ValueChanged, slug => chosen.Add($"{name}: {slug}")));
            await Eventually.True(() => chosen.Count >= choices, $"the department is meant by who names {name ?? "nobody"}");
        }

        await Task.Delay(500, Xunit.TestContext.Current.CancellationToken); // by now the expert's would have come
        Assert.Equal([$": {slug}", $"nobody-at-all: {slug}"], chosen);
    }

    [Fact]
    public async Task A_desk_whose_page_or_database_fails_once_says_again_that_it_is_open()
    {
        await using var own = await portals.Own(DatabaseProvider.Sqlite, []);
        var portal = On(own);
        var lena = await portal.NewMember("lena", Roles.Agent);
        JSInterop.SetupModule("./js/here.js").Setup<bool>("here").SetResult(true);
        Render<AvailabilityMenu>(p => p.Add(m => m.Pace, TimeSpan.FromMilliseconds(50)).AddCascadingValue(lena.Actor));
        await Eventually.True(async () => await State() == AgentState.Available, "the desk says that it is open");
        await Run("""ALTER TABLE "Agents" RENAME TO "Elsewhere" """);
        portal.Clock.Advance(AgentRules.HereFor);
        await Task.Delay(300, Xunit.TestContext.Current.CancellationToken); // some beats fail
        await Run("""ALTER TABLE "Elsewhere" RENAME TO "Agents" """);
        await Eventually.True(async () => await State() == AgentState.Available, "the desk says again that it is open");

        Task Run(string sql) => portal.Get<Database>().Write<int>(async db => await db.Database.ExecuteSqlRawAsync(sql), default);

        async Task<AgentState> State() => (await portal.Get<Availability>().Of(lena.Actor, default))!.State;
    }

    /// <summary>The parts read what this portal keeps and hear what the test says.</summary>
    TestPortal On(TestPortal portal)
    {
        Services.AddFallbackServiceProvider(portal.Get<IServiceProvider>());
        return portal;
    }

    void Speak(News news) => Services.GetRequiredService<LiveBus>().Speak(NewsRow.From(news, DateTime.UtcNow));
}
