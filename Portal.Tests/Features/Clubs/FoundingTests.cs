using Portal.Commons.Drafts;
using Portal.Commons.Moderation;
using Portal.Commons.Screening;
using Portal.Features.Clubs;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Founding clubs: once, with all that was thought out, or first seen by a moderator.</summary>
public class FoundingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_club_is_founded_once_with_all_that_was_thought_out_and_no_second_one_gets_its_address(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other) = (await portal.NewMember("host"), await portal.NewMember("other"));
        using var api = await portal.Api(host);
        var slug = FoundingSteps.NewSlug();
        object body = new { slug, name = "Night shift", about = "*Up*", visibility = "request", rules = "Be **kind**.", topics = new[] { "Latte Art", "latte-art", "拉花" }, products = new[] { "Duo  2" }, color = "rose", questions = new[] { "Why?" } };
        Assert.Equal((await api.Post("clubs", body, "k1")).Is(201).Id, (await api.Post("clubs", body, "k1")).Is(201).Id);

        var made = (await api.Ask($"clubs/{slug}")).Is(200).Json;
        Assert.Equal(("Be **kind**.", "rose"), (made.GetProperty("rules").GetString(), made.GetProperty("color").GetString()));
        Assert.Equal(["latte-art", "拉花"], Strings(made, "topics"));
        Assert.Equal(["Duo 2"], Strings(made, "products"));
        Assert.Equal(["Why?"], Strings((await api.Ask($"clubs/{slug}/questions")).Json, "questions"));

        using var second = await portal.Api(other);
        (await second.Post("clubs", new { slug, name = "Mine", visibility = "open" })).IsProblem(400, "slug-taken", "slug");
        var look = (await second.Ask($"club-address?slug={slug}")).Is(200).Json;
        Assert.Equal((false, $"{slug}-2"), (look.GetProperty("free").GetBoolean(), look.GetProperty("suggestion").GetString()));
        Assert.True((await second.Ask("club-address?name=" + Uri.EscapeDataString($"Café {slug}"))).Json.GetProperty("free").GetBoolean());
        (await portal.Address.Api().Ask($"club-address?slug={slug}")).IsProblem(401);
        (await second.Post("clubs", new { slug = FoundingSteps.NewSlug(), name = "Mine", topics = new[] { "a", "b", "c", "d", "e", "f" } })).IsProblem(400, "too-many-topics", "topics");
        (await second.Post("clubs", new { slug = "new", name = "Mine" })).IsProblem(400, "slug-taken", "slug");
    }

    [Theory, BothDatabases]
    public async Task A_draft_of_a_club_goes_when_it_stands_and_stays_when_it_is_refused(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var (drafts, form) = (portal.Get<DraftStore>(), new ClubForm { Name = "Night shift", Slug = "new", Rules = "守夜人", Hue = 3 });
        await drafts.Keep(host.Actor, Portal.Features.Clubs.Clubs.NewDraft, form.Name, "Text", form.Write(), form.IsBegun, default);
        var again = new ClubForm();
        again.Restore((await drafts.Find(host.Actor, Portal.Features.Clubs.Clubs.NewDraft, default))!);
        Assert.Equal((form.Key, "Night shift", "Text", "守夜人", 3), (again.Key, again.Name, again.About, again.Rules, again.Hue));

        Assert.Equal("slug", (await portal.Found(host, again.Club(), again.Key)).Problem?.Field);
        Assert.NotNull(await drafts.Find(host.Actor, Portal.Features.Clubs.Clubs.NewDraft, default));
        again.Slug = FoundingSteps.NewSlug();
        Assert.Equal(again.Slug, (await portal.Found(host, again.Club(), again.Key)).Value);
        Assert.Equal(again.Slug, (await portal.Found(host, again.Club(), again.Key)).Value);
        Assert.Null(await drafts.Find(host.Actor, Portal.Features.Clubs.Clubs.NewDraft, default));
    }

    [Theory, BothDatabases]
    public async Task Where_new_clubs_wait_one_is_seen_by_its_founder_and_the_staff_until_it_is_approved_and_a_reason_is_told(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, other, mo, ada) = (await portal.NewMember("host"), await portal.NewMember("other"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        using var admin = await portal.Api(ada);
        using var founder = await portal.Api(host);
        (await founder.Ask(HttpMethod.Put, "club-settings", new { approveNew = true })).IsProblem(403);
        (await founder.Ask("club-settings")).IsProblem(403);
        (await admin.Ask(HttpMethod.Put, "club-settings", new { approveNew = true })).Is(204);
        Assert.True((await admin.Ask("club-settings")).Json.GetProperty("approveNew").GetBoolean());

        var (slug, id) = ("night-shift", (await founder.Post("clubs", new { slug = "night-shift", name = "Night shift", visibility = "open" })).Is(202).Id);
        var subject = new Subject("club", id);
        Assert.NotNull(await portal.CaseOf(subject));
        Assert.Equal((true, false, true), (await portal.Sees(host, slug), await portal.Sees(other, slug), await portal.Sees(mo, slug)));
        Assert.Equal(404, (int)(await portal.Visitor().GetAsync($"/clubs/{slug}")).StatusCode);
        Assert.DoesNotContain(slug, await portal.Visitor().GetStringAsync("/clubs"));
        Assert.Equal("club-waits", (await portal.Get<Invitations>().Link(host.Actor, slug, 7, 1, null, default)).Problem?.Code);
        Assert.Equal("take-club-back", (await portal.Get<ClubMembers>().Leave(host.Actor, slug, default)).Problem?.Code);
        Assert.Equal("club-waits", (await portal.Get<ClubMembers>().Join(mo.Actor, slug, [], default)).Problem?.Code);

        await portal.Decide(mo, subject, Outcome.Rejected, "Say what it is about");
        Assert.Contains(await portal.Waits(host), w => w is { State: HoldState.Rejected, Reason: "Say what it is about" });
        Assert.Null(await portal.CaseOf(subject));
        (await founder.Ask(HttpMethod.Patch, $"clubs/{slug}", new { about = "For who is up at two." })).Is(200);
        Assert.NotNull(await portal.CaseOf(subject)); // what was made better is looked at again
        (await founder.Ask(HttpMethod.Put, $"clubs/{slug}/visibility", new { visibility = "request" })).Is(200);
        Assert.False(await portal.Sees(other, slug));

        await portal.Decide(mo, subject, Outcome.Approved);
        Assert.Equal(Visibility.Request, (await portal.Club(other, slug))!.Club.Visibility);
        Assert.Equal(Joined.Waiting, (await portal.Get<ClubMembers>().Join(other.Actor, slug, [], default)).Value);

        Assert.Equal("staff", (await portal.Found(mo, new("staff", "Staff", "", Visibility.Open))).Value);
        Assert.True(await portal.Sees(other, "staff"));

        (await founder.Post("clubs", new { slug = "second", name = "Second" })).Is(202);
        var waiting = (await portal.Waits(host)).First(w => w.State == HoldState.Held);
        Assert.True((await portal.Get<HeldThings>().Withdraw(host.Actor, waiting.CaseId, default)).Done);
        Assert.Equal((false, false), (await portal.Sees(host, "second"), await portal.Sees(mo, "second")));
        Assert.True((await portal.Found(other, new("second", "Second", "", Visibility.Open))).Done); // the address is free again
    }

    [Theory, BothDatabases]
    public async Task A_clubs_page_begins_with_the_blocks_that_its_founder_chose(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, kinds) = (await portal.NewMember("host"), portal.Get<BlockKinds>());
        foreach (var arrangement in Enum.GetValues<ClubArrangement>())
        {
            var form = new ClubForm { Name = "Night shift", Slug = FoundingSteps.NewSlug(), Arrangement = arrangement };
            var again = new ClubForm();
            again.Restore(new Draft { Place = "new-club", Title = form.Name, Text = "", Details = form.Write() });
            Assert.Equal(form.Slug, (await portal.Found(host, again.Club(), again.Key)).Value);
            var page = await portal.Get<ClubLayouts>().Of((await portal.Club(host, form.Slug))!, default);
            Assert.Equal(ClubArrangements.Of(arrangement), page.Blocks.Select(b => (b.Kind, b.Width)));
            Assert.Equal(arrangement == ClubArrangement.Usual ? 0 : 1, page.Revision);
            Assert.All(page.Blocks, b => Assert.NotNull(kinds.Find(b.Kind)));
        }

        using var api = await portal.Api(host);
        var slug = FoundingSteps.NewSlug();
        (await api.Post("clubs", new { slug, name = "Learners", arrangement = "learning" })).Is(201);
        var read = (await api.Ask($"clubs/{slug}/page")).Is(200).Json;
        Assert.Equal("tutorials", read.GetProperty("blocks")[1].GetProperty("kind").GetString());
        (await api.Post("clubs", new { slug = FoundingSteps.NewSlug(), name = "Odd", arrangement = "odd" })).IsProblem(400);

        // It is a page like any other: the next who arranges it goes on from there.
        var club = (await portal.Club(host, slug))!;
        var layout = await portal.Get<ClubLayouts>().Of(club, default);
        Assert.True((await portal.Get<ClubLayouts>().Arrange(host.Actor, slug, new(layout.Revision, true, [.. layout.Blocks.Skip(1)]), default)).Done);
    }

    [Fact]
    public async Task Nobody_founds_more_than_a_few_clubs_a_day_and_what_is_refused_does_not_count()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var host = await portal.NewMember("host");
        for (var n = 0; n < 3; n++)
        {
            Assert.True((await portal.Found(host, new($"club-{n}", "X", "", Visibility.Open))).Done);
            Assert.Equal("slug-taken", (await portal.Found(host, new("club-0", "X", "", Visibility.Open))).Problem?.Code);
        }

        Assert.Equal(ProblemKind.TooMany, (await portal.Found(host, new("club-3", "X", "", Visibility.Open))).Problem?.Kind);
    }

    static IReadOnlyList<string?> Strings(System.Text.Json.JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetString())];
}
