using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Features.Accounts;
using Portal.Features.Clubs;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Commons.Watching;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Articles, downloads, photos and feedback: who writes and reads them, and that the rest of the house treats them like everything else that is written.</summary>
public class ClubItemTests(Portals portals)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Open)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Request)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Invitation)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Hidden)]
    [InlineData(DatabaseProvider.Postgres, Visibility.Hidden)]
    public async Task What_stands_in_a_club_is_for_who_may_read_the_club_and_nowhere_else(DatabaseProvider provider, Visibility visibility)
    {
        var portal = await portals.Shared(provider);
        var (host, member, waiting, stranger, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("waiting"), await portal.NewMember("stranger"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host, Visibility.Open);
        await portal.Join(member, club);
        if (visibility != Visibility.Open) Assert.True((await portal.Get<ClubVisibilities>().Change((await portal.NewMember("ada", Roles.Admin)).Actor, club.Club.Slug, visibility, confirmed: true, default)).Done);
        if (visibility == Visibility.Request) await portal.Join(waiting, club);
        var (word, slug) = ($"ristretto{Guid.NewGuid():N}"[..16], club.Club.Slug);
        var article = (await portal.Put(host, club, ClubItemKind.ExpertAdvice, $"On {word}", $"All about {word}.")).Value;
        var picture = await portal.Uploaded(host);
        var photo = (await portal.Put(host, club, ClubItemKind.Photo, $"A cup of {word}", "", "A cup", picture)).Value;
        using var hostApi = await portal.Api(host);
        await Eventually.True(async () => (await hostApi.Ask($"search?q={word}")).Items.Count == 2, "the host finds both");

        var open = visibility == Visibility.Open;
        foreach (var (who, reads) in new (Member? Who, bool Reads)[] { (host, true), (member, true), (moderator, true), (waiting, open), (stranger, open), (null, open) })
        {
            using var api = who is null ? portal.Address.Api() : await portal.Api(who);
            using var pages = who is null ? portal.Visitor() : await portal.SignedIn(who);
            Assert.Equal(reads ? 200 : 404, (await api.Ask($"clubs/{slug}/items/{article}")).Status);
            Assert.Equal(reads ? 200 : visibility == Visibility.Hidden ? 404 : who is null ? 401 : 403, (await api.Ask($"clubs/{slug}/articles")).Status);
            Assert.Equal(reads, (await api.Ask($"search?q={word}")).Items.Count == 2);
            foreach (var page in (string[])[$"{club.Url}/articles/{article}-on-{word}", $"{club.Url}/photos/{photo}", $"{club.Url}/articles", picture])
            {
                Assert.True((reads ? 200 : 404) == (int)(await pages.GetAsync(page)).StatusCode, $"{who?.Name}: {page}");
            }
        }
    }

    [Fact]
    public async Task Two_who_put_something_up_do_not_wait_for_each_other_and_who_leaves_waits_for_both()
    {
        var portal = await portals.Shared(DatabaseProvider.Postgres);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var article = (await portal.Put(host, club, ClubItemKind.Tutorial)).Value;
        Task<Result<Nothing>> leaving;
        await using (var held = await HeldRows.Begin(portal, db => db.LockBeside<Club>(club.Club.Id, default))) // as who puts something up does
        {
            var soon = TimeSpan.FromSeconds(30);
            Assert.True((await Asked(() => portal.Put(host, club, ClubItemKind.Tutorial, "Pouring tulips")).WaitAsync(soon)).Done);
            Assert.True((await Asked(() => portal.Get<ClubItems>().Change(host.Actor, club.Club.Slug, article, new("Pouring swans", "Slower."), null, default)).WaitAsync(soon)).Done);
            leaving = await held.Stop(() => portal.Leave(member, club));
        }

        Assert.True((await leaving).Done);

        // Each as a request of its own: the test holds a connection.
        static Task<T> Asked<T>(Func<Task<T>> deed) => Task.Run(() =>
        {
            OneConnection.Others();
            return deed();
        });
    }

    [Theory, BothDatabases]
    public async Task Who_runs_the_club_writes_articles_and_who_does_not_reads_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, coHost, member, other) = (await portal.NewMember("host"), await portal.NewMember("cohost"), await portal.NewMember("member"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        await portal.CoHost(host, club, coHost);
        await portal.Join(member, club);
        foreach (var who in (Member[])[member, other])
        {
            Assert.Equal(Problem.NotAllowed, (await portal.Put(who, club, ClubItemKind.Tutorial)).Problem);
        }

        Assert.Equal("required", (await portal.Put(host, club, ClubItemKind.Tutorial, body: " ")).Problem?.Code);
        var id = (await portal.Put(coHost, club, ClubItemKind.Tutorial, body: "Pour *slowly*. <script>alert(1)</script>")).Value;
        var seen = (await portal.Item(member, club, id))!;
        Assert.Equal((coHost.Id, false, false, true), (seen.Row.Author.Id, seen.CanChange, seen.CanRemove, seen.CanFlag));
        Assert.DoesNotContain("<script", seen.Row.Html, StringComparison.Ordinal);

        var items = portal.Get<ClubItems>();
        Assert.True((await items.Change(host.Actor, club.Club.Slug, id, new("Pouring tulips", "Faster."), 0, default)).Done); // logged: it is a colleague's
        Assert.Equal(Problem.Changed, (await items.Change(coHost.Actor, club.Club.Slug, id, new("Pouring swans", "Slower."), 0, default)).Problem);
        Assert.Equal(Problem.NotAllowed, (await items.Change(member.Actor, club.Club.Slug, id, new("Mine", "Mine."), null, default)).Problem);
        Assert.Equal("Pouring tulips", (await portal.Item(member, club, id))!.Row.Title);

        using var api = await portal.Api(host);
        var listed = Assert.Single((await api.Ask($"clubs/{club.Club.Slug}/articles?kind=tutorial")).Items);
        Assert.Equal($"{club.Url}/articles/{id}-pouring-tulips", listed.GetProperty("url").GetString());
        Assert.Empty((await api.Ask($"clubs/{club.Club.Slug}/articles?kind=buying-advice")).Items);
        var twice = new[] { (await api.Post($"clubs/{club.Club.Slug}/articles", new { title = "Once", body = "Only" }, "k1")).Is(201), (await api.Post($"clubs/{club.Club.Slug}/articles", new { title = "Once", body = "Only" }, "k1")).Is(201) };
        Assert.Equal(twice[0].Json.GetProperty("item").GetProperty("id").GetInt64(), twice[1].Json.GetProperty("item").GetProperty("id").GetInt64());

        Assert.True((await items.Remove(host.Actor, club.Club.Slug, id, default)).Done);
        Assert.Null(await portal.Item(member, club, id));
        Assert.True((await items.PutBack(host.Actor, club.Club.Slug, id, default)).Done);
        Assert.NotNull(await portal.Item(member, club, id));

        // Found by its title for a block; one that is chosen already is among them.
        Assert.Equal(["Pouring tulips"], await Titles(host, "TULIP", 0));
        Assert.Equal(["Pouring tulips", "Once"], await Titles(host, "once", id));
        Assert.Equal(["Once"], await Titles(host, "", 0, most: 1));

        async Task<IEnumerable<string>> Titles(Member reader, string words, long chosen, int most = 10) => (await portal.Get<ItemViews>().Titles(reader.Actor, club, words, chosen, most, default)).Select(t => t.Title);
    }

    [Theory, BothDatabases]
    public async Task Who_takes_a_download_is_asked_once_for_a_line_that_hosts_alone_read(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, shy, outsider) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("shy"), await portal.NewMember("outsider"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        await portal.Join(shy, club);
        var (downloads, items, slug) = (portal.Get<Downloads>(), portal.Get<ClubItems>(), club.Club.Slug);
        Assert.Equal("file-missing", (await portal.Put(host, club, ClubItemKind.Download, "Recipe", "")).Problem?.Code);
        Assert.Equal("no-such-file", (await portal.Put(host, club, ClubItemKind.Download, "Recipe", "", file: await portal.Uploaded(member, "not the host's"))).Problem?.Code);
        var id = (await portal.Put(host, club, ClubItemKind.Download, "Recipe", "For two.", file: await portal.Uploaded(host, "18 g"))).Value;

        Assert.True((await downloads.Take(member.Actor, slug, id, default)).Value);
        Assert.True((await downloads.Take(member.Actor, slug, id, default)).Value); // still: they have not answered
        Assert.True((await items.SayOf(member.Actor, slug, id, "Too *sour* for me", null, default)).Done);
        Assert.False((await downloads.Take(member.Actor, slug, id, default)).Value);
        Assert.True((await downloads.Take(shy.Actor, slug, id, default)).Value);
        Assert.True((await downloads.Decline(shy.Actor, slug, id, default)).Done);
        Assert.False((await downloads.Take(shy.Actor, slug, id, default)).Value);
        Assert.False((await downloads.Take(outsider.Actor, slug, id, default)).Value); // who could not say one is not asked for a line
        Assert.Equal("members-only", (await items.SayOf(outsider.Actor, slug, id, "Nice", null, default)).Problem?.Code);
        Assert.Equal(3, (await portal.Item(host, club, id))!.Taken);

        using var hosts = await portal.Api(host);
        using var members = await portal.Api(shy);
        Assert.Contains("sour", Assert.Single((await hosts.Ask($"clubs/{slug}/downloads/{id}/feedback")).Items).GetProperty("html").GetString(), StringComparison.Ordinal);
        (await members.Ask($"clubs/{slug}/downloads/{id}/feedback")).IsProblem(403);
        Assert.Empty((await members.Ask($"clubs/{slug}/articles")).Items);

        var old = (await portal.Item(host, club, id))!.Row.File!.Url;
        Assert.True((await items.Change(host.Actor, slug, id, new("Recipe", "For three.", File: await portal.Uploaded(host, "27 g")), null, default)).Done);
        using var visitor = portal.Visitor();
        Assert.Equal((404, 200), ((int)(await visitor.GetAsync(old)).StatusCode, (int)(await visitor.GetAsync((await portal.Item(host, club, id))!.Row.File!.Url)).StatusCode));
    }

    [Theory, BothDatabases]
    public async Task Members_add_photos_where_hosts_let_them_and_they_go_with_who_added_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, other) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var picture = await portal.Uploaded(member);
        Assert.Equal("alt-missing", (await portal.Put(member, club, ClubItemKind.Photo, "My cup", "", " ", picture)).Problem?.Code);
        Assert.Equal("not-a-picture", (await portal.Put(member, club, ClubItemKind.Photo, "My cup", "", "A cup", await portal.Uploaded(member, "words"))).Problem?.Code);
        Assert.Equal("members-only", (await portal.Put(other, club, ClubItemKind.Photo, "My cup", "", "A cup", picture)).Problem?.Code);
        var id = (await portal.Put(member, club, ClubItemKind.Photo, "My cup", "", "A cup", picture)).Value;
        Assert.True((await portal.Arrange(host, club, [BlockSteps.Block("photos")], photos: false)).Done);
        var (items, slug) = (portal.Get<ClubItems>(), club.Club.Slug);
        Assert.True((await items.Remove(host.Actor, slug, id, "Not a cup", default)).Done);
        Assert.Equal(Problem.NotAllowed, (await items.PutBack(member.Actor, slug, id, default)).Problem); // what a host took away
        Assert.True((await items.PutBack(host.Actor, slug, id, default)).Done);
        Assert.NotNull(await portal.Item(other, club, id));
        Assert.True((await items.Remove(member.Actor, slug, id, default)).Done);
        Assert.True((await items.PutBack(member.Actor, slug, id, default)).Done);
        Assert.Equal("photos-by-hosts", (await portal.Put(member, club, ClubItemKind.Photo, "Another", "", "A cup", picture)).Problem?.Code);

        using var visitor = portal.Visitor();
        Assert.Contains("alt=\"A cup\"", await visitor.GetStringAsync(club.Url), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await visitor.GetAsync(picture)).StatusCode);
        Assert.True((await portal.Get<Erasure>().Erase(member.Actor, default)).Done);
        Assert.Null(await portal.Item(host, club, id));
        Assert.Equal(Problem.NotFound, (await items.PutBack(host.Actor, slug, id, default)).Problem);
        Assert.Equal(404, (int)(await visitor.GetAsync(picture)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_a_host_takes_away_is_explained_and_appealed_and_what_a_moderator_wrote_or_took_away_they_leave(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, co, moderator) = (await portal.NewMember("host"), await portal.NewMember("co"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.CoHost(host, club, co);
        var (items, slug, decisions) = (portal.Get<ClubItems>(), club.Club.Slug, portal.Get<Decisions>());
        var (theirs, staffs) = ((await portal.Put(co, club, ClubItemKind.Text, "Beans")).Value, (await portal.Put(moderator, club, ClubItemKind.Text, "Rules")).Value);
        Assert.Equal("above-decision", (await items.Remove(host.Actor, slug, staffs, "Mine now", default)).Problem?.Code);

        Assert.True((await items.Remove(host.Actor, slug, theirs, null, default)).Done);
        Assert.Contains(await portal.Told(co), n => n is { Form: "Hidden", Text: "Who runs the club found that it does not belong there." });
        Assert.True(Assert.Single((await portal.Get<MyStanding>().Read(co.Actor, Cursor.Start, default)).Value.Items).MayAppeal);
        Assert.True((await decisions.Restore(moderator.Actor, new(ClubItem.Word, theirs), "It does", null, default)).Done);
        Assert.NotNull(await portal.Item(host, club, theirs));

        Assert.True((await decisions.Hide(moderator.Actor, new(ClubItem.Word, theirs), "Advertising", null, default)).Done);
        Assert.Equal("decided-above", (await items.PutBack(host.Actor, slug, theirs, default)).Problem?.Code);
        Assert.Null(await portal.Item(host, club, theirs));
    }

    [Theory, BothDatabases]
    public async Task What_a_colleague_owns_who_moderates_the_club_leaves_to_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, mo, max) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("max", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var id = (await portal.Put(host, club, ClubItemKind.BuyingAdvice, "Buy mine", "Cheap.")).Value;
        var subject = new Subject(ClubItem.Word, id);
        Assert.True((await portal.Get<Flags>().Raise(member.Actor, subject, FlagReason.Spam, null, null, default)).Done);
        var name = subject.ToString();
        var it = await portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Subject == name).Select(c => c.Id).SingleAsync());
        Assert.True((await portal.Get<Decisions>().Assign(mo.Actor, it, max.Id, null, default)).Done);

        Assert.Equal("taken-by-other", (await portal.Get<ClubItems>().Remove(mo.Actor, club.Club.Slug, id, "Advertising", default)).Problem?.Code);
        Assert.NotNull(await portal.Item(member, club, id));
        Assert.True((await portal.Get<ClubItems>().Remove(max.Actor, club.Club.Slug, id, "Advertising", default)).Done);
        Assert.Null(await portal.Item(member, club, id));
    }

    [Theory, BothDatabases]
    public async Task It_is_flagged_watched_and_hidden_like_everything_that_is_written(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, moderator) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        var id = (await portal.Put(host, club, ClubItemKind.BuyingAdvice, "Buy mine", "Cheap.")).Value;
        Assert.Equal("Buy mine", (await portal.Watched(moderator, new(ClubItem.Word, id))).Item.Title);
        Assert.True((await portal.Get<Flags>().Raise(member.Actor, new(ClubItem.Word, id), FlagReason.Spam, null, null, default)).Done);

        await Set(hidden: true);
        Assert.Equal((false, true, true), (await portal.Item(member, club, id) is not null, await portal.Item(host, club, id) is { Hidden: true }, await portal.Item(moderator, club, id) is not null));
        Assert.Equal("is-gone", (await portal.Get<ClubItems>().Change(host.Actor, club.Club.Slug, id, new("Buy it", "Now."), null, default)).Problem?.Code);
        await Set(hidden: false);
        Assert.NotNull(await portal.Item(member, club, id));

        async Task Set(bool hidden)
        {
            var things = portal.Get<IEnumerable<IModerated>>().Single(m => m.Kind == ClubItem.Word);
            var now = portal.Clock.GetUtcNow().UtcDateTime;
            Assert.True((await portal.Get<Database>().Write<Nothing>(async db => (hidden ? await things.Hide(db, moderator.Actor, id, "spam", now, default) : await things.Restore(db, moderator.Actor, id, "it is none", now, default)) is { } problem ? problem : default(Nothing), default)).Done);
        }
    }
}
