using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Commons.Moderation;
using Portal.Commons.Privacy;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Platform.Files;
using Portal.Platform.Ui;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;
using Portal.Tests.Platform.Files;

namespace Portal.Tests.Features.Clubs;

/// <summary>Founding clubs, and changing what they are.</summary>
public class FoundingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_club_is_founded_once_with_all_that_was_thought_out_and_no_second_one_gets_its_address(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other) = (await portal.NewMember("host"), await portal.NewMember("other"));
        using var api = await portal.Api(host);
        var slug = NewSlug();
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
        (await second.Post("clubs", new { slug = NewSlug(), name = "Mine", topics = new[] { "a", "b", "c", "d", "e", "f" } })).IsProblem(400, "too-many-topics", "topics");
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

        Assert.Equal("slug", (await Create(portal, host, again.Club(), again.Key)).Problem?.Field);
        Assert.NotNull(await drafts.Find(host.Actor, Portal.Features.Clubs.Clubs.NewDraft, default));
        again.Slug = NewSlug();
        Assert.Equal(again.Slug, (await Create(portal, host, again.Club(), again.Key)).Value);
        Assert.Equal(again.Slug, (await Create(portal, host, again.Club(), again.Key)).Value);
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
        Assert.Equal((true, false, true), (await Sees(portal, host, slug), await Sees(portal, other, slug), await Sees(portal, mo, slug)));
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
        Assert.False(await Sees(portal, other, slug));

        await portal.Decide(mo, subject, Outcome.Approved);
        Assert.Equal(Visibility.Request, (await portal.Club(other, slug))!.Club.Visibility);
        Assert.Equal(Joined.Waiting, (await portal.Get<ClubMembers>().Join(other.Actor, slug, [], default)).Value);

        Assert.Equal("staff", (await Create(portal, mo, new("staff", "Staff", "", Visibility.Open))).Value);
        Assert.True(await Sees(portal, other, "staff"));

        (await founder.Post("clubs", new { slug = "second", name = "Second" })).Is(202);
        var waiting = (await portal.Waits(host)).First(w => w.State == HoldState.Held);
        Assert.True((await portal.Get<HeldThings>().Withdraw(host.Actor, waiting.CaseId, default)).Done);
        Assert.Equal((false, false), (await Sees(portal, host, "second"), await Sees(portal, mo, "second")));
        Assert.True((await Create(portal, other, new("second", "Second", "", Visibility.Open))).Done); // the address is free again
    }

    [Theory, BothDatabases]
    public async Task A_club_that_is_hidden_is_gone_at_once_for_all_but_its_members_and_shown_again_only_when_that_is_confirmed(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, stranger) = (await portal.NewMember("host"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host);
        var word = $"quokka{Guid.NewGuid():N}"[..16];
        await using var open = await portal.Listen(stranger);
        var before = (await open.Subscribe("forum")).GetProperty("seq").GetInt64();
        var topic = (await portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, $"All about {word}", "Inside", [word]), null, default)).Value;
        await portal.Get<Portal.Features.Rooms.Rooms>().Say(host.Actor, club.RoomId, new($"A {word} in the room"), null, default);
        using var visitor = portal.Visitor();
        using var api = await portal.Api(stranger);
        await Eventually.True(async () => (await api.Ask($"search?q={word}")).Items.Count == 2, "it can be found", TimeSpan.FromSeconds(20));
        await Eventually.True(async () => await Contributed(portal, host) == 1, "it counts for who wrote it", TimeSpan.FromSeconds(20));
        Assert.Equal(1, await TagCount(portal, word));
        Assert.Contains(word, await visitor.GetStringAsync(topic.Url));
        Assert.Contains("All about", await Tagged());
        Assert.Contains(club.Club.Slug, await visitor.GetStringAsync("/sitemap/places.xml"));
        await open.Hear(e => e.Type == "topic-started" && e.Data.GetProperty("topicId").GetInt64() == topic.TopicId);

        Assert.True((await See(portal, host, club, Visibility.Hidden)).Done);
        await Eventually.True(async () => (int)(await visitor.GetAsync(topic.Url)).StatusCode == 404, "the page is gone", TimeSpan.FromSeconds(5));
        foreach (var address in (string[])["/latest", "/feed.atom", "/sitemap.xml", "/sitemap/places.xml", "/clubs", "/clubs?sort=new"])
        {
            var text = await visitor.GetStringAsync(address);
            Assert.DoesNotContain(word, text);
            Assert.DoesNotContain(club.Club.Slug, text);
        }

        foreach (var address in (string[])[$"topics/{topic.TopicId}", $"rooms/{club.RoomId}/messages", $"clubs/{club.Club.Slug}", $"clubs/{club.Club.Slug}/members"])
        {
            Assert.Equal(404, (await api.Ask(address)).Status);
        }

        Assert.DoesNotContain("All about", await Tagged());
        Assert.Empty((await api.Ask($"search?q={word}")).Items);
        Assert.DoesNotContain((await api.Ask("clubs")).Items, c => c.GetProperty("id").GetInt64() == club.Club.Id);
        Assert.Equal(0, await TagCount(portal, word));
        await Eventually.True(async () => await Contributed(portal, host) == 0, "it does not count any more", TimeSpan.FromSeconds(20));
        await using var late = await portal.Listen(stranger);
        await late.Subscribe("forum", before);
        await Assert.ThrowsAsync<InvalidOperationException>(() => late.Subscribe($"topic:{topic.TopicId}"));
        await late.Hear(e => e.Type == "places-changed");
        Assert.DoesNotContain(late.Events, e => e.Data.TryGetProperty("topicId", out var of) && of.GetInt64() == topic.TopicId);
        Assert.NotNull(await portal.Club(host, club.Club.Slug));

        Assert.Equal("confirm-showing", (await See(portal, host, club, Visibility.Open)).Problem?.Code);
        Assert.True((await See(portal, host, club, Visibility.Open, confirmed: true)).Done);
        await Eventually.True(async () => (await Tagged()).Contains("All about", StringComparison.Ordinal), "it is back", TimeSpan.FromSeconds(5));
        Assert.Equal(2, (await api.Ask($"search?q={word}")).Items.Count);
        Assert.Equal(1, await TagCount(portal, word));

        async Task<string> Tagged() => await (await visitor.GetAsync($"/tag/{word}")).Content.ReadAsStringAsync();
    }

    [Theory, BothDatabases]
    public async Task Who_asked_to_join_comes_in_when_the_club_is_opened(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest) = (await portal.NewMember("host"), await portal.NewMember("guest"));
        var club = await portal.NewClub(host, Visibility.Request);
        Assert.Equal(Joined.Waiting, (await portal.Join(guest, club)).Value);
        Assert.True((await See(portal, host, club, Visibility.Open, confirmed: true)).Done);
        Assert.Equal(Joined.Member, (await portal.Join(guest, club)).Value);
        Assert.Equal((ClubRole.Member, 2), ((await portal.Club(guest, club.Club.Slug))!.Role, (await portal.Club(guest, club.Club.Slug))!.Club.MemberCount));
    }

    [Theory, BothDatabases]
    public async Task Topics_that_are_started_while_a_club_is_hidden_are_hidden_with_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var work = Enumerable.Range(0, 6).Select(n => (Task)portal.Get<Topics>().Start(host.Actor, new(club.BoardId, TopicKind.Discussion, $"Topic {n}", "Inside"), null, default)).ToList();
        work.Insert(3, See(portal, host, club, Visibility.Hidden));
        await Task.WhenAll(work);
        await using var db = portal.Get<Database>().Open();
        Assert.Equal((6, 0), (await db.Set<Topic>().CountAsync(t => t.CategoryId == club.BoardId), await db.Set<Topic>().CountAsync(t => t.CategoryId == club.BoardId && t.Public)));
    }

    [Theory, BothDatabases]
    public async Task A_former_address_leads_to_the_club_and_no_other_club_gets_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, other) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("other"));
        var (club, taken) = (await portal.NewClub(host), await portal.NewClub(other));
        await portal.Join(coHost, club);
        await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, coHost.Id, GroupRole.CoHost, default);
        var (old, fresh) = (club.Club.Slug, NewSlug());
        using var api = await portal.Api(host);
        using var second = await portal.Api(coHost);
        (await second.Ask(HttpMethod.Put, $"clubs/{old}/address", new { slug = fresh })).IsProblem(403);
        (await api.Ask(HttpMethod.Put, $"clubs/{old}/address", new { slug = taken.Club.Slug })).IsProblem(400, "slug-taken", "slug");
        Assert.Equal(fresh, (await api.Ask(HttpMethod.Put, $"clubs/{old}/address", new { slug = fresh })).Is(200).Json.GetProperty("slug").GetString());

        Assert.Equal(fresh, (await api.Ask($"clubs/{old}")).Json.GetProperty("slug").GetString());
        using var visitor = portal.Visitor(followRedirects: false);
        var moved = await visitor.GetAsync($"/clubs/{old}/room");
        Assert.Equal((302, $"/clubs/{fresh}/room"), ((int)moved.StatusCode, new Uri(portal.Address, moved.Headers.Location!).AbsolutePath));
        Assert.Equal(200, (int)(await visitor.GetAsync($"/c/club-{old}")).StatusCode); // the board keeps its own
        Assert.Equal("slug-taken", (await Create(portal, other, new(old, "Mine", "", Visibility.Open))).Problem?.Code);
        (await api.Ask(HttpMethod.Put, $"clubs/{fresh}/address", new { slug = old })).Is(200);
        Assert.Equal(old, (await api.Ask($"clubs/{fresh}")).Json.GetProperty("slug").GetString());

        Assert.True((await See(portal, host, club, Visibility.Hidden)).Done);
        using var stranger = await portal.Api(other);
        Assert.Equal((404, 404), ((await stranger.Ask($"clubs/{old}")).Status, (await stranger.Ask($"clubs/{fresh}")).Status));
    }

    [Theory, BothDatabases]
    public async Task The_page_is_changed_by_who_runs_the_club_who_sees_it_by_its_hosts_and_none_is_founded_by_who_may_not_write(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, member, other, mo, ada) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"), await portal.NewMember("other"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        var club = await portal.NewClub(host);
        await portal.Join(coHost, club);
        await portal.Join(member, club);
        await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, coHost.Id, GroupRole.CoHost, default);
        foreach (var (who, page, access) in new[] { (host, true, true), (coHost, true, false), (member, false, false), (other, false, false), (mo, false, false), (ada, true, true) })
        {
            var changed = await portal.Get<Portal.Features.Clubs.Clubs>().Change(who.Actor, club.Club.Slug, new() { Rules = $"By {who.Name}", Color = HueName.Jade }, default);
            Assert.Equal(page ? null : Problem.NotAllowed, changed.Problem);
            Assert.Equal(access ? null : Problem.NotAllowed, (await See(portal, who, club, Visibility.Invitation)).Problem);
            Assert.Equal(access ? null : Problem.NotAllowed, (await See(portal, who, club, Visibility.Open, confirmed: true)).Problem);
        }

        Assert.Equal((int)HueName.Jade, (await portal.Club(host, club.Club.Slug))!.Club.Hue);
        Assert.Equal(Problem.SignIn, (await Create(portal, Actor.Visitor, new(NewSlug(), "X", "", Visibility.Open))).Problem);
        foreach (var (kind, problem) in new[] { (SanctionKind.Mute, Problem.Muted), (SanctionKind.Suspension, Problem.Banned), (SanctionKind.Ban, Problem.Banned) })
        {
            var bound = await portal.NewMember("bound");
            Assert.True((await portal.Sanction(mo, bound, kind, until: kind == SanctionKind.Ban ? null : TimeSpan.FromDays(1))).Done);
            Assert.Equal(problem.Code, (await Create(portal, bound, new(NewSlug(), "X", "", Visibility.Open))).Problem?.Code);
        }
    }

    [Theory, BothDatabases]
    public async Task Two_who_change_a_page_at_once_lose_nothing_of_each_other(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ada) = (await portal.NewMember("host"), await portal.NewMember("ada", Roles.Admin));
        var club = await portal.NewClub(host);
        var (form, seen) = (ClubForm.Of(club), ClubForm.Of(club));
        form.Rules = "Whisper.";
        Assert.Equal(new ClubChange { Rules = "Whisper." }, form.Changed(seen) with { Seen = null }); // only what was changed is sent
        Assert.True((await Change(ada, new(About: "For early birds."))).Done);
        Assert.True((await Change(host, form.Changed(seen))).Done);
        form.About = "For owls.";
        Assert.Equal(Problem.Changed, (await Change(host, form.Changed(seen))).Problem);

        var now = ClubForm.Of((await portal.Club(host, club.Club.Slug))!);
        Assert.Equal(("For early birds.", "Whisper."), (now.About, now.Rules));
        form.Follow(seen, now);
        Assert.True((await Change(host, form.Changed(now))).Done); // they saw it, and take its place
        Assert.Equal("For owls.", (await portal.Club(host, club.Club.Slug))!.About);

        Task<Result<Nothing>> Change(Member who, ClubChange change) => portal.Get<Portal.Features.Clubs.Clubs>().Change(who.Actor, club.Club.Slug, change, default);
    }

    [Theory, BothDatabases]
    public async Task A_clubs_page_begins_with_the_blocks_that_its_founder_chose(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, kinds) = (await portal.NewMember("host"), portal.Get<BlockKinds>());
        foreach (var arrangement in Enum.GetValues<ClubArrangement>())
        {
            var form = new ClubForm { Name = "Night shift", Slug = NewSlug(), Arrangement = arrangement };
            var again = new ClubForm();
            again.Restore(new Draft { Place = "new-club", Title = form.Name, Text = "", Details = form.Write() });
            Assert.Equal(form.Slug, (await Create(portal, host, again.Club(), again.Key)).Value);
            var page = await portal.Get<ClubLayouts>().Of((await portal.Club(host, form.Slug))!, default);
            Assert.Equal(ClubArrangements.Of(arrangement), page.Blocks.Select(b => (b.Kind, b.Width)));
            Assert.Equal(arrangement == ClubArrangement.Usual ? 0 : 1, page.Revision);
            Assert.All(page.Blocks, b => Assert.NotNull(kinds.Find(b.Kind)));
        }

        using var api = await portal.Api(host);
        var slug = NewSlug();
        (await api.Post("clubs", new { slug, name = "Learners", arrangement = "learning" })).Is(201);
        var read = (await api.Ask($"clubs/{slug}/page")).Is(200).Json;
        Assert.Equal("tutorials", read.GetProperty("blocks")[1].GetProperty("kind").GetString());
        (await api.Post("clubs", new { slug = NewSlug(), name = "Odd", arrangement = "odd" })).IsProblem(400);

        // It is a page like any other: the next who arranges it goes on from there.
        var club = (await portal.Club(host, slug))!;
        var layout = await portal.Get<ClubLayouts>().Of(club, default);
        Assert.True((await portal.Get<ClubLayouts>().Arrange(host.Actor, slug, new(layout.Revision, true, [.. layout.Blocks.Skip(1)]), default)).Done);
    }

    [Theory, BothDatabases]
    public async Task What_was_seen_counts_for_topics_products_colour_and_cover_too(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ada) = (await portal.NewMember("host"), await portal.NewMember("ada", Roles.Admin));
        var club = await portal.NewClub(host);
        Assert.True((await Change(ada, new() { Color = HueName.Sky })).Done);
        var picture = (await portal.Get<FileDeeds>().Keep(ada.Actor, "cover.png", Samples.Png, null, default)).Value.Url;
        (ClubChange Theirs, Action<ClubForm> Mine)[] cases =
        [
            (new() { Topics = ["latte-art"] }, f => f.Topics = "Latte Art, 拉花"),
            (new() { Products = ["Duo, white", "Solo"] }, f => f.Products = "Duo, white, Trio"),
            (new() { Color = HueName.Rose }, f => f.Hue = (int)HueName.Jade),
            (new() { Cover = picture }, f => f.Cover = ""),
        ];
        foreach (var (theirs, mine) in cases)
        {
            var seen = ClubForm.Of((await portal.Club(host, club.Club.Slug))!);
            seen.Cover = theirs.Cover is null ? seen.Cover : "/files/1/before.png"; // what they saw there, and take away
            var form = ClubForm.Of((await portal.Club(host, club.Club.Slug))!);
            mine(form);
            Assert.True((await Change(ada, theirs)).Done);
            Assert.Equal(Problem.Changed, (await Change(host, form.Changed(seen))).Problem);
            Assert.True((await Change(host, form.Changed(ClubForm.Of((await portal.Club(host, club.Club.Slug))!)))).Done); // they saw it
        }

        Task<Result<Nothing>> Change(Member who, ClubChange change) => portal.Get<Portal.Features.Clubs.Clubs>().Change(who.Actor, club.Club.Slug, change, default);
    }

    [Fact]
    public void A_draft_of_a_change_goes_on_where_it_stopped_and_follows_what_others_did_beside_it()
    {
        var (form, before) = (new ClubForm { Name = "Night shift", About = "Up", Slug = "night", Rules = "Whisper.", Topics = "tea" }, new ClubForm { Name = "Night shift", About = "Up", Slug = "night", Topics = "tea" });
        var kept = new Draft { Place = "club-settings:1", Title = form.Name, Text = form.About!, Details = form.Write(before) };
        var again = new ClubForm { Name = "Night shift", About = "Up", Slug = "moved", Topics = "tea, coffee", Visibility = Visibility.Hidden };
        var now = new ClubForm { Name = "Night shift", About = "Up", Slug = "moved", Topics = "tea, coffee", Visibility = Visibility.Hidden };
        var begun = again.RestoreChange(kept)!;
        Assert.Equal(((string?)null, (string?)"tea"), (begun.Rules, begun.Topics));
        again.Follow(begun, now);
        Assert.Equal(("Whisper.", "tea, coffee", "moved", Visibility.Hidden), (again.Rules, again.Topics, again.Slug, again.Visibility));
        Assert.Equal(new ClubChange { Rules = "Whisper." }, again.Changed(now) with { Seen = null });
        Assert.Null(new ClubForm().RestoreChange(new Draft { Place = "club-settings:1", Text = "", Details = "{" }));
        Assert.Null(new ClubForm().RestoreChange(null));
    }

    [Theory, BothDatabases]
    public async Task A_cover_is_a_picture_of_ones_own_and_as_private_as_the_club(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other) = (await portal.NewMember("host"), await portal.NewMember("other"));
        var club = await portal.NewClub(host, Visibility.Hidden);
        var files = portal.Get<FileDeeds>();
        var (own, theirs, words) = ((await files.Keep(host.Actor, "cover.png", Samples.Png, null, default)).Value, (await files.Keep(other.Actor, "cover.png", Samples.Png, null, default)).Value, (await files.Keep(host.Actor, "a.txt", Samples.Of("words"), null, default)).Value);
        foreach (var wrong in (string[])[theirs.Url, words.Url, "https://example.com/a.png", own.Url + "x"])
        {
            Assert.Equal("no-such-picture", (await Cover(wrong)).Problem?.Code);
        }

        Assert.True((await Cover(own.Url)).Done);
        Assert.Equal(own.Url, (await portal.Club(host, club.Club.Slug))!.Club.Cover);
        using var stranger = await portal.SignedIn(other);
        Assert.Equal(404, (int)(await stranger.GetAsync(own.Url)).StatusCode);
        Assert.True((await Cover("")).Done);
        Assert.Null((await portal.Club(host, club.Club.Slug))!.Club.Cover);

        Task<Result<Nothing>> Cover(string address) => portal.Get<Portal.Features.Clubs.Clubs>().Change(host.Actor, club.Club.Slug, new() { Cover = address }, default);
    }

    [Theory, BothDatabases]
    public async Task A_club_that_is_reported_is_taken_from_view_and_shown_again_and_personal_data_is_taken_out_of_its_page(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, other, mo) = (await portal.NewMember("host"), await portal.NewMember("other"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        var subject = new Subject("club", club.Club.Id);
        Assert.True((await portal.Get<Flags>().Raise(other.Actor, subject, FlagReason.Spam, null, null, default)).Done);
        Assert.True((await portal.Get<Decisions>().Hide(mo.Actor, subject, "Look again", default)).Done);
        Assert.Equal((true, false, true), (await Sees(portal, host, club.Club.Slug), await Sees(portal, other, club.Club.Slug), await Sees(portal, mo, club.Club.Slug)));
        Assert.True((await portal.Get<Decisions>().Restore(mo.Actor, subject, "Fine", default)).Done);
        Assert.Equal(Visibility.Open, (await portal.Club(other, club.Club.Slug))!.Club.Visibility);

        Assert.True((await portal.Get<Portal.Features.Clubs.Clubs>().Change(host.Actor, club.Club.Slug, new(About: "Call 0171 5550199 at night") { Rules = "Or 0171 5550199." }, default)).Done);
        Assert.Equal(Problem.NotAllowed.Kind, (await portal.Get<Rescues>().Rescue(other.Actor, subject, ["0171 5550199"], null, default)).Problem?.Kind);
        Assert.True((await portal.Get<Rescues>().Rescue(mo.Actor, subject, ["0171 5550199"], null, default)).Done);
        var clean = (await portal.Club(host, club.Club.Slug))!;
        Assert.DoesNotContain("0171", clean.About + clean.Club.AboutHtml + clean.Rules + clean.RulesHtml);
    }

    [Fact]
    public async Task Nobody_founds_more_than_a_few_clubs_a_day_and_what_is_refused_does_not_count()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["RateLimits:Enabled=true"]);
        var host = await portal.NewMember("host");
        for (var n = 0; n < 3; n++)
        {
            Assert.True((await Create(portal, host, new($"club-{n}", "X", "", Visibility.Open))).Done);
            Assert.Equal("slug-taken", (await Create(portal, host, new("club-0", "X", "", Visibility.Open))).Problem?.Code);
        }

        Assert.Equal(ProblemKind.TooMany, (await Create(portal, host, new("club-3", "X", "", Visibility.Open))).Problem?.Kind);
    }

    static string NewSlug() => $"club-{Guid.NewGuid().ToString("N")[..10]}";

    static Task<Result<string>> Create(TestPortal portal, Member who, NewClub club, string? key = null) => Create(portal, who.Actor, club, key);

    static Task<Result<string>> Create(TestPortal portal, Actor who, NewClub club, string? key = null) => portal.Get<Portal.Features.Clubs.Clubs>().Create(who, club, key, default);

    static Task<Result<Nothing>> See(TestPortal portal, Member who, ClubView club, Visibility to, bool confirmed = false) => portal.Get<ClubVisibilities>().Change(who.Actor, club.Club.Slug, to, confirmed, default);

    static async Task<bool> Sees(TestPortal portal, Member who, string slug) =>
        await portal.Club(who, slug) is not null
        && (await portal.Get<ClubDirectory>().List(who.Actor, new(ClubSort.New), null, 100, default)).Value.Items.Any(c => c.Slug == slug);

    static Task<int> TagCount(TestPortal portal, string tag) => portal.Get<Database>().Read(db => db.Set<Tag>().Where(t => t.Name == tag).Select(t => t.TopicCount).SingleAsync());

    static Task<int> Contributed(TestPortal portal, Member who) => portal.Get<Database>().Read(db => db.Set<Contribution>().Where(c => c.AccountId == who.Id).SumAsync(c => c.Posts));

    static IReadOnlyList<string?> Strings(System.Text.Json.JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetString())];
}
