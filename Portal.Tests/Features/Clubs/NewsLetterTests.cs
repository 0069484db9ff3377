using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Clubs;
using Portal.Platform.Jobs;
using Portal.Platform.Live;
using Portal.Platform.Mail;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Events;
using Portal.Tests.Platform.Mail;

namespace Portal.Tests.Features.Clubs;

public class NewsLetterTests(Portals portals)
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(91);

    [Theory, BothDatabases]
    public async Task Each_member_is_told_of_news_and_new_events_as_often_as_they_chose_and_who_is_gone_of_nothing(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, moderator) = (await portal.NewMember("host"), await portal.NewMember("mo", Roles.Moderator));
        var (once, daily, weekly, never, usual, silent, gone, suspended) = (
            await portal.NewMember("once"), await portal.NewMember("daily"), await portal.NewMember("weekly"), await portal.NewMember("never"), await portal.NewMember("usual"), await portal.NewMember("silent"),
            await portal.NewMember("gone"), await portal.NewMember("suspended"));
        Member[] all = [once, daily, weekly, never, usual, silent, gone, suspended];
        var club = await portal.ClubOf(host, Visibility.Hidden, all);
        foreach (var (member, mail) in new[] { (once, MailChoice.AtOnce), (daily, MailChoice.Digest), (weekly, MailChoice.Weekly), (never, MailChoice.None), (gone, MailChoice.AtOnce), (suspended, MailChoice.AtOnce) }) await portal.ChooseNews(member, club, mail);
        await portal.ChooseNews(silent, club, MailChoice.AtOnce, bell: false);
        Assert.Equal("only-members-choose", (await portal.Get<NewsChoices>().Choose(moderator.Actor, club.Club.Slug, new(true, MailChoice.None), default)).Problem?.Code);
        portal.Clock.Advance(UntilTuesdayNoon(portal));

        await portal.NewNews(host, club, "A new machine", "It makes *foam*, and much of it.");
        foreach (var member in all) Assert.Equal(member == silent ? 0 : 1, await Bell(member));
        Assert.Empty(await portal.Told(host));
        Assert.True((await portal.Leave(gone, club)).Done);
        Assert.True((await portal.Ban(moderator, suspended)).Done);
        Assert.Equal((0, 0), (await Bell(gone), await Bell(suspended)));

        portal.Clock.Advance(Moment);
        await portal.WriteLetters();
        Assert.Equal("1 0 0 0 0 1 0 0", await Counts());
        var letter = Assert.Single(await Of(once));
        Assert.Equal("News: A new machine (Night shift)", letter.Subject);
        Assert.Contains("> It makes foam, and much of it.", letter.Text);

        // Its new events come with the news, what was withdrawn does not.
        await portal.NewEvent(host, club, portal.Plan(inHours: 24 * 10));
        var taken = await portal.NewNews(host, club, "Not meant for you");
        await portal.AllTold();
        Assert.Equal(3, await Bell(daily));
        Assert.True((await portal.Get<NewsItems>().Withdraw(host.Actor, club.Club.Slug, taken, default)).Done);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.WriteLetters();
        await portal.WriteLetters();
        Assert.Equal("2 1 0 0 1 2 0 0", await Counts());
        var digest = Assert.Single(await Of(daily));
        Assert.Equal("Night shift: what is new (2)", digest.Subject);
        Assert.Contains("News: A new machine (Night shift)", digest.Text);
        Assert.Contains("New event: Latte evening (Night shift)", digest.Text);
        Assert.Contains("once a day", digest.Text);
        Assert.DoesNotContain("Not meant", digest.Text);

        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.WriteLetters();
        Assert.Equal("2 1 0 0 1 2 0 0", await Counts()); // nothing new, nothing is sent
        portal.Clock.Advance(TimeSpan.FromDays(5));
        await portal.WriteLetters();
        Assert.Equal("2 1 1 0 1 2 0 0", await Counts());
        Assert.Contains("once a week", Assert.Single(await Of(weekly)).Text);

        // What was chosen counts for what already waits, too.
        await portal.NewNews(host, club, "Closed on Friday");
        await portal.AllTold();
        await portal.ChooseNews(usual, club, MailChoice.None);
        await portal.ChooseNews(weekly, club, MailChoice.AtOnce);
        portal.Clock.Advance(Moment);
        await portal.WriteLetters();
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.WriteLetters();
        Assert.Equal("3 2 2 0 1 3 0 0", await Counts());

        async Task<string> Counts()
        {
            var counts = new List<int>();
            foreach (var member in all) counts.Add((await Of(member)).Count);
            return string.Join(' ', counts);
        }

        async Task<List<Letter>> Of(Member member) => (await portal.Letters(member)).FindAll(l => l.Text.Contains("Night shift", StringComparison.Ordinal));
        async Task<int> Bell(Member member) => (await portal.Told(member)).Count(n => n.Kind == NotificationKind.ClubNews);
    }

    [Fact]
    public async Task The_link_in_a_letter_stops_that_club_alone_without_signing_in()
    {
        var port = FreePort.Next();
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Smtp:Host=127.0.0.1", $"Smtp:Port={port}", "Smtp:From=The Portal <portal@community.test>"]);
        await using var server = await Postfix.StartAsync(port);
        var (host, member) = (await portal.NewMember("host"), await portal.NewMember("member"));
        await portal.Get<Database>().Write<int>(async db => await db.Set<Account>().Where(a => a.Id == member.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Email, "member@community.test")), default);
        var (one, two) = (await portal.ClubOf(host, Visibility.Hidden, member), await portal.ClubOf(host, Visibility.Open, member));
        await Tell("The first");
        await Eventually.True(() => server.Letters.Count == 2, "both clubs' letters arrive");

        var link = new Uri(Assert.Single(await Written(one)).Unsubscribe!);
        var letter = server.Letters.Single(l => LinkOf(l) == link.OriginalString);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", letter);
        using var anybody = portal.Visitor();
        var page = await anybody.GetStringAsync(link); // looking stops nothing
        Assert.Contains("Night shift", page);
        Assert.Equal(MailChoice.Digest, (await portal.Get<NewsChoices>().Read(member.Actor, one.Club.Slug, default)).Value.Mail);
        foreach (var _ in (int[])[1, 2]) Assert.Equal(200, (int)(await anybody.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).StatusCode);
        Assert.Equal(404, (int)(await anybody.PostAsync(link + "x", null)).StatusCode);
        Assert.Equal((MailChoice.None, MailChoice.Digest), ((await portal.Get<NewsChoices>().Read(member.Actor, one.Club.Slug, default)).Value.Mail, (await portal.Get<NewsChoices>().Read(member.Actor, two.Club.Slug, default)).Value.Mail));

        await Tell("The second");
        await Eventually.True(() => server.Letters.Count == 3, "the other club's letter arrives");
        Assert.Equal((1, 2), ((await Written(one)).Count, (await Written(two)).Count));

        // Whoever holds the link of a hidden club that they have left is not told its name.
        Assert.True((await portal.Leave(member, one)).Done);
        Assert.DoesNotContain("Night shift", await anybody.GetStringAsync(link));

        Task<List<Letter>> Written(ClubView club) => portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.To == "member@community.test" && l.Text.Contains($"/clubs/{club.Club.Slug}/news")).ToListAsync());

        async Task Tell(string title)
        {
            await portal.NewNews(host, one, title);
            await portal.NewNews(host, two, title);
            await portal.AllTold();
            portal.Clock.Advance(TimeSpan.FromDays(1));
            await portal.WriteLetters();
        }
    }

    [Theory, BothDatabases]
    public async Task A_process_that_is_killed_between_two_batches_tells_and_writes_to_everybody_once(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        const int Crowd = NotificationMaker.PageSize + 30;
        var people = await Join(portal, club, Crowd);
        var id = await portal.NewNews(host, club, draft: true);

        // As far as a process had come that was killed after its first batch.
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                var now = portal.Clock.GetUtcNow().UtcDateTime;
                db.AddRange(people.Take(NotificationMaker.PageSize).Select(account => new Notification
                {
                    AccountId = account, Kind = NotificationKind.ClubNews, SubjectKind = "club-news", SubjectId = id, Whole = $"club-news:{id}", Number = 0, ById = host.Id, At = now, Bell = true, Mail = MailChoice.AtOnce, MailDueAt = now.Add(Moment),
                }));
                await db.SaveChangesAsync();
                return default(Nothing);
            },
            default);
        Assert.True((await portal.Get<NewsItems>().Change(host.Actor, club.Club.Slug, id, new("A new machine", "Foam"), null, default)).Done);
        await portal.AllTold();
        var maker = portal.Get<IEnumerable<INewsConsumer>>().Single(c => c.Name == "notifications");
        await maker.Handle(portal.Get<NewsLog>().Since(0, 10_000)!, default); // and once more
        Assert.Equal((Crowd, Crowd), await portal.Get<Database>().Read(async db => (await db.Set<Notification>().CountAsync(n => n.SubjectId == id && n.SubjectKind == "club-news"), await db.Set<Notification>().Where(n => n.SubjectId == id && n.SubjectKind == "club-news").Select(n => n.AccountId).Distinct().CountAsync())));

        // Letters: cut off in the middle of them.
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var mail = portal.Get<IEnumerable<IJob>>().OfType<NotificationMail>().Single();
        using (var cut = new CancellationTokenSource())
        {
            var run = mail.Run(cut.Token);
            await Eventually.True(async () => await Written() > 20, "some are written");
            await cut.CancelAsync();
            await Task.WhenAny(run);
        }

        await mail.Run(default);
        Assert.Equal(Crowd, await Written());
        Assert.Equal(Crowd, await portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.Unsubscribe != null).Select(l => l.To).Distinct().CountAsync()));

        Task<int> Written() => portal.Get<Database>().Read(db => db.Set<Letter>().CountAsync(l => l.Unsubscribe != null));
    }

    static async Task<List<long>> Join(TestPortal portal, ClubView club, int count)
    {
        List<long> ids = [];
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                var now = portal.Clock.GetUtcNow().UtcDateTime;
                var accounts = Enumerable.Range(0, count).Select(i => new Account
                {
                    UserName = $"crowd{i}", NormalizedUserName = $"CROWD{i}", Email = $"crowd{i}@example.org", NormalizedEmail = $"CROWD{i}@EXAMPLE.ORG", EmailConfirmed = true, CreatedAt = now, SecurityStamp = "x",
                }).ToList();
                db.AddRange(accounts);
                await db.SaveChangesAsync();
                ids = [.. accounts.Select(a => a.Id).Order()];
                db.AddRange(ids.Select(id => new Membership { GroupId = club.Club.Id, AccountId = id, Since = now }));
                await db.Set<Club>().Where(c => c.Id == club.Club.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.MemberCount, x => x.MemberCount + count));
                return default(Nothing);
            },
            default);
        return ids;
    }

    static string LinkOf(string letter) => Regex.Match(Regex.Replace(letter, "\r?\n[ \t]", ""), "List-Unsubscribe: ?<([^>]+)>").Groups[1].Value;

    /// <summary>A Tuesday at noon, so that neither a day's nor a week's letter is due before the test says so.</summary>
    static TimeSpan UntilTuesdayNoon(TestPortal portal)
    {
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var next = now.Date.AddDays((((int)DayOfWeek.Tuesday - (int)now.DayOfWeek + 7) % 7)).AddHours(12);
        return (next > now ? next : next.AddDays(7)) - now;
    }
}
