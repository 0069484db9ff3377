using Portal.Commons.Drafts;
using Portal.Features.Clubs;

namespace Portal.Tests.Features.Clubs;

/// <summary>What somebody was typing when a colleague saved the same thing.</summary>
public class OvertakenFormTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_was_typed_is_there_again_and_says_that_somebody_else_changed_it_meanwhile(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, cohost) = (await portal.NewMember("host"), await portal.NewMember("cohost"));
        var club = await portal.NewClub(host);
        await portal.CoHost(host, club, cohost);
        var (slug, drafts) = (club.Club.Slug, portal.Get<DraftStore>());
        var (news, article) = (await portal.NewNews(host, club), (await portal.Put(host, club, ClubItemKind.Text)).Value);
        var (newsAt, articleAt) = ((await portal.News(host, club, news))!, (await portal.Item(host, club, article))!);
        await drafts.Keep(host.Actor, $"club-news:{club.Club.Id}:{news}", "A new machine", "It makes tea, I typed.", NewsForm.Of(newsAt, "UTC").Write(), default);
        await drafts.Keep(host.Actor, $"club-item:{article}", "Pouring hearts", "In one go, I typed.", ItemForm.Of(articleAt).Write(), default);
        using var browser = await portal.SignedIn(host);
        foreach (var page in (string[])[await Form($"news/{news}/edit"), await Form($"write/{article}")]) Assert.DoesNotContain("Somebody else changed it", page);

        Assert.True((await portal.Get<NewsItems>().Change(cohost.Actor, slug, news, new("A new machine", "It makes milk, they saved."), newsAt.Revision, default)).Done);
        Assert.True((await portal.Get<ClubItems>().Change(cohost.Actor, slug, article, new("Pouring hearts", "In two goes, they saved."), articleAt.Revision, default)).Done);
        foreach (var (page, mine, theirs) in new[] { (await Form($"news/{news}/edit"), "It makes tea, I typed.", "It makes milk, they saved."), (await Form($"write/{article}"), "In one go, I typed.", "In two goes, they saved.") })
        {
            Assert.Contains("Somebody else changed it", page);
            Assert.Contains(mine, page);
            Assert.Contains(theirs, page);
        }

        Task<string> Form(string path) => browser.GetStringAsync($"{club.Url}/{path}");
    }
}
