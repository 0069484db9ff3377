using Portal.Commons.Drafts;
using Portal.Commons.Sanctions;
using Portal.Features.Clubs;
using Portal.Platform.Files;
using Portal.Platform.Ui;
using Portal.Tests.Platform.Files;

namespace Portal.Tests.Features.Clubs;

/// <summary>Changing what a club says and looks like: by whom, and by two at once.</summary>
public class ClubChangeTests(Portals portals)
{
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
            Assert.Equal(access ? null : Problem.NotAllowed, (await portal.SetVisibility(who, club, Visibility.Invitation)).Problem);
            Assert.Equal(access ? null : Problem.NotAllowed, (await portal.SetVisibility(who, club, Visibility.Open, confirmed: true)).Problem);
        }

        Assert.Equal((int)HueName.Jade, (await portal.Club(host, club.Club.Slug))!.Club.Hue);
        Assert.Equal(Problem.SignIn, (await portal.Found(Actor.Visitor, new(FoundingSteps.NewSlug(), "X", "", Visibility.Open))).Problem);
        foreach (var (kind, problem) in new[] { (SanctionKind.Mute, Problem.Muted), (SanctionKind.Suspension, Problem.Banned), (SanctionKind.Ban, Problem.Banned) })
        {
            var bound = await portal.NewMember("bound");
            Assert.True((await portal.Sanction(mo, bound, kind, until: kind == SanctionKind.Ban ? null : TimeSpan.FromDays(1))).Done);
            Assert.Equal(problem.Code, (await portal.Found(bound, new(FoundingSteps.NewSlug(), "X", "", Visibility.Open))).Problem?.Code);
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
}
