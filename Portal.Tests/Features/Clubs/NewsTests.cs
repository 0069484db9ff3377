using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Clubs;
using Portal.Platform.Jobs;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

public class NewsTests(Portals portals)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Open)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Request)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Invitation)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Hidden)]
    [InlineData(DatabaseProvider.Postgres, Visibility.Request)]
    [InlineData(DatabaseProvider.Postgres, Visibility.Hidden)]
    public async Task A_clubs_news_are_for_who_may_read_the_club_and_found_by_them_alone(DatabaseProvider provider, Visibility visibility)
    {
        var portal = await portals.Shared(provider);
        var (host, member, waiting, stranger, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("waiting"), await portal.NewMember("stranger"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.ClubOf(host, Visibility.Open, member);
        var word = $"crema{Guid.NewGuid():N}"[..14];
        var (id, draft) = (await portal.NewNews(host, club, $"All about {word}"), await portal.NewNews(host, club, "Not yet", draft: true));
        using var hostApi = await portal.Api(host);
        await Eventually.True(async () => (await hostApi.Ask($"search?q={word}")).Items.Count == 1, "the host finds it");

        await portal.SetVisibility(club, visibility);
        if (visibility == Visibility.Request) await portal.Join(waiting, club);
        var (open, path) = (visibility == Visibility.Open, $"clubs/{club.Club.Slug}/news");
        foreach (var (who, reads) in new (Member? Who, bool Reads)[] { (host, true), (member, true), (moderator, true), (waiting, open), (stranger, open), (null, open) })
        {
            using var api = who is null ? portal.Address.Api() : await portal.Api(who);
            using var pages = who is null ? portal.Visitor() : await portal.SignedIn(who);
            Assert.Equal(reads ? 200 : 404, (await api.Ask($"{path}/{id}")).Status);
            Assert.Equal(reads ? 200 : 404, (await api.Ask(path)).Status);
            Assert.Equal(reads ? 200 : 404, (int)(await pages.GetAsync($"/{path}/{id}")).StatusCode);
            Assert.Equal(reads, (await pages.GetStringAsync("/search?q=" + word)).Contains($"/{path}/{id}", StringComparison.Ordinal));
            Assert.Equal(reads ? 1 : 0, (await api.Ask($"search?q={word}")).Items.Count);
            Assert.Equal(who == host ? 200 : 404, (await api.Ask($"{path}/{draft}")).Status);
            if (reads) Assert.Equal(who == host ? 1 : 0, (await api.Ask(path + "?state=draft")).Items.Count);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_runs_a_club_writes_changes_and_withdraws_its_news_and_nobody_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, cohost, member, stranger, admin) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"), await portal.NewMember("stranger"), await portal.NewMember("ada", Roles.Admin));
        var club = await portal.ClubOf(host, Visibility.Open, cohost, member);
        Assert.True((await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, cohost.Id, GroupRole.CoHost, default)).Done);
        var path = $"clubs/{club.Club.Slug}/news";
        foreach (var (who, status) in new (Member? Who, int Status)[] { (host, 201), (cohost, 201), (admin, 201), (member, 403), (stranger, 403), (null, 401) })
        {
            using var api = who is null ? portal.Address.Api() : await portal.Api(who);
            Assert.Equal(status, (await api.Post(path, new { title = "A new machine", body = "It makes *foam*." })).Status);
        }

        using var mine = await portal.Api(cohost);
        using var theirs = await portal.Api(member);
        var id = (await mine.Post(path, new { title = "Opening hours", body = "From nine." })).Is(201).Id;
        Assert.Equal(403, (await theirs.Ask(HttpMethod.Patch, $"{path}/{id}", new { title = "Mine" })).Status);
        Assert.Equal(403, (await theirs.Ask(HttpMethod.Delete, $"{path}/{id}")).Status);
        var changed = (await mine.Ask(HttpMethod.Patch, $"{path}/{id}", new { body = "From *ten*." })).Is(200).Json;
        Assert.Equal(("Opening hours", "From *ten*.", "published"), (changed.GetProperty("title").GetString(), changed.GetProperty("body").GetString(), changed.GetProperty("state").GetString()));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, changed.GetProperty("editedAt").ValueKind);
        Assert.Equal(Problem.Changed.Code, (await portal.Get<NewsItems>().Change(host.Actor, club.Club.Slug, id, new("Old", "Old"), 0, default)).Problem?.Code);
        Assert.Equal("title", (await portal.Get<NewsItems>().Write(host.Actor, club.Club.Slug, new("", "Words"), null, default)).Problem?.Field);
        Assert.Equal("at", (await portal.Get<NewsItems>().Write(host.Actor, club.Club.Slug, new("Late", "Words", At: portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1)), null, default)).Problem?.Field);

        Assert.Equal(200, (await theirs.Ask($"{path}/{id}")).Status);
        using var robot = portal.Visitor();
        await Eventually.True(OnTheMap, "it is in the sitemap");
        (await mine.Ask(HttpMethod.Delete, $"{path}/{id}")).Is(204);
        (await mine.Ask(HttpMethod.Delete, $"{path}/{id}")).Is(204);
        Assert.Equal(404, (await theirs.Ask($"{path}/{id}")).Status);
        await Eventually.Within(1, async () => !await OnTheMap(), "it is gone from the sitemap");
        Assert.Equal(409, (await mine.Ask(HttpMethod.Patch, $"{path}/{id}", new { title = "Again" })).Status);

        async Task<bool> OnTheMap() => (await robot.GetStringAsync("/sitemap/clubs.xml")).Contains($"/{path}/{id}<", StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_waits_for_a_moderator_or_was_hidden_is_told_to_nobody_and_comes_once_it_may_be_read(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, member, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.ClubOf(host, Visibility.Open, member);
        await portal.Watch("gronk", WatchedEffect.Refuse);
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        Assert.Equal("body", (await portal.Get<NewsItems>().Write(host.Actor, club.Club.Slug, new("Words", "All gronk"), null, default)).Problem?.Field);

        var held = await portal.NewNews(host, club, "We frobnicate");
        Assert.Equal((true, true), ((await portal.News(host, club, held))!.Held, await portal.News(member, club, held) is null));
        Assert.Empty(await portal.Told(member));
        await Set(held, hidden: false);
        Assert.NotNull(await portal.News(member, club, held));
        Assert.Equal("We frobnicate (Night shift)", Assert.Single(await portal.Told(member)).Title);

        Assert.True((await portal.Get<Flags>().Raise(member.Actor, new("club-news", held), FlagReason.Spam, null, null, default)).Done);
        await Set(held, hidden: true);
        Assert.Null(await portal.News(member, club, held));
        Assert.Empty(await portal.Told(member));
        await Set(held, hidden: false);
        Assert.Single(await portal.Told(member));

        // Taken back before anybody saw it.
        var back = await portal.NewNews(host, club, "To frobnicate");
        Assert.True((await portal.Get<HeldThings>().Withdraw(host.Actor, Assert.Single(await portal.Waits(host)).CaseId, default)).Done);
        Assert.Equal(NewsState.Withdrawn, (await portal.News(host, club, back))!.Row.State);
        Assert.Null(await portal.News(member, club, back));

        async Task Set(long id, bool hidden)
        {
            var (things, now) = (portal.Get<IEnumerable<IModerated>>().Single(m => m.Kind == "club-news"), portal.Clock.GetUtcNow().UtcDateTime);
            await portal.Get<Database>().Write<Nothing>(
                async db => (hidden ? await things.Hide(db, moderator.Actor, id, "Spam", now, default) : await things.Restore(db, moderator.Actor, id, "No spam", now, default)) is { } problem ? problem : default(Nothing), default);
        }
    }

    [Theory, BothDatabases]
    public async Task News_for_a_time_come_once_when_it_has_come_and_become_a_draft_where_their_writer_was_let_go(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, cohost, member) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"));
        var club = await portal.ClubOf(host, Visibility.Open, cohost, member);
        Assert.True((await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, cohost.Id, GroupRole.CoHost, default)).Done);
        var at = portal.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        var (mine, theirs) = (await portal.NewNews(host, club, "At nine", at: at), await portal.NewNews(cohost, club, "At nine, too", at: at));
        var publisher = portal.Get<IEnumerable<IJob>>().OfType<NewsPublisher>().Single();
        await publisher.Run(default);
        Assert.Null(await portal.News(member, club, mine));

        Assert.True((await portal.Get<ClubMembers>().SetRole(host.Actor, club.Club.Slug, cohost.Id, GroupRole.Member, default)).Done);
        portal.Clock.Advance(TimeSpan.FromHours(1.1));
        await Task.WhenAll(publisher.Run(default), publisher.Run(default));
        Assert.NotNull(await portal.News(member, club, mine));
        Assert.Equal(NewsState.Draft, (await portal.News(host, club, theirs))!.Row.State);
        Assert.Equal("At nine (Night shift)", Assert.Single(await portal.Told(member), n => n.Kind == NotificationKind.ClubNews).Title);
        var undone = Assert.Single(await portal.Told(host), n => n is { Kind: NotificationKind.Club, Form: "Unpublished" }); // once, though two ran at the same time
        Assert.Equal(("At nine, too", $"{club.Url}/news"), (undone.Text, undone.Url));
        Assert.DoesNotContain(await portal.Told(cohost), n => n.Form == "Unpublished");

        // Opened, it is read.
        await portal.Get<NewsViews>().Opened(member.Actor, mine, default);
        Assert.NotNull(Assert.Single(await portal.Told(member), n => n.Kind == NotificationKind.ClubNews).ReadAt);
    }

    [Theory, BothDatabases]
    public async Task Who_wrote_news_of_a_club_wrote_there_and_who_only_began_some_did_not(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var place = new Subject(ModeratedPlaces.Club, club.Club.Id);
        await portal.NewNews(host, club, draft: true);
        Assert.Empty(await Wrote());
        await portal.NewNews(host, club);
        await portal.NewNews(host, club);
        Assert.Equal([place], await Wrote());

        Task<IReadOnlyList<Subject>> Wrote() => portal.Get<Database>().Read(db => portal.Get<WhereTheyWrote>().Among(db, host.Id, [place, new(ModeratedPlaces.Club, club.Club.Id + 1)], default));
    }
}
