using Microsoft.EntityFrameworkCore;
using Portal.Features.Clubs;
using Portal.Features.Play;

namespace Portal.Tests.Features.Clubs;

/// <summary>Birthdays beside names in the list of a club's members.</summary>
public class BirthdayTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_birthday_is_seen_when_it_is_near_by_members_alone_and_only_of_who_shows_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo, cy) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var (other, moderator) = (await portal.NewMember("other"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[ana, bo, cy]) await portal.Join(member, club);
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
        var cards = portal.Get<GreetingCards>();
        await Choose(bo, today.AddDays(3), shows: null); // cards alone
        await Choose(cy, today.AddDays(8), shows: true); // not yet near
        Assert.Empty(await Near(host.Actor));

        await Choose(ana, today.AddDays(3), shows: true);
        Assert.Equal([(ana.Id, new NearBirthday(today.AddDays(3), IsToday: false))], await Near(host.Actor));
        Assert.Single(await Near(bo.Actor));
        foreach (var outside in (Actor[])[Actor.Visitor, other.Actor, moderator.Actor]) Assert.Empty(await Near(outside));

        // The same in the block of the club's page.
        Assert.Equal([(ana.Id, new NearBirthday(today.AddDays(3), IsToday: false))], (await Block(host.Actor))!.Select(b => (b.Person.Id, b.Birthday)));
        foreach (var outside in (Actor[])[Actor.Visitor, other.Actor, moderator.Actor]) Assert.Null(await Block(outside));

        // The same at the API.
        using var inside = await portal.Api(bo);
        using var outsider = await portal.Api(other);
        var day = today.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"\"birthday\":\"{day}\"", await inside.GetStringAsync($"clubs/{club.Club.Slug}/members"), StringComparison.Ordinal);
        Assert.DoesNotContain($"\"birthday\":\"{day}\"", await outsider.GetStringAsync($"clubs/{club.Club.Slug}/members"), StringComparison.Ordinal);

        // However many stand on the page, it takes as many statements.
        Assert.Equal(await StatementCount.Of(() => Members(host.Actor, 1)), await StatementCount.Of(() => Members(host.Actor, 10)));

        // It is their day; it stays shown until they say otherwise, and who takes the birthday back has to say so again.
        await Choose(ana, today, shows: null);
        Assert.Equal([(ana.Id, new NearBirthday(today, IsToday: true))], await Near(host.Actor));
        Assert.True((await cards.Choose(ana.Actor, true, null, null, null, default)).Done);
        await Choose(ana, today, shows: null);
        Assert.Empty(await Near(host.Actor));
        await Choose(ana, today, shows: true);
        Assert.Single(await Near(host.Actor));
        Assert.True((await portal.Leave(bo, club)).Done);
        Assert.Empty(await Near(bo.Actor));

        async Task<IReadOnlyList<BirthdayLine>?> Block(Actor reader)
        {
            var read = await portal.Get<BlockReader>().Read(reader, (await portal.Get<ClubViews>().Find(reader, club.Club.Slug, default))!, [BlockSteps.Block("birthdays") with { Id = 1 }], default);
            return read.GetValueOrDefault(1)?.What as IReadOnlyList<BirthdayLine>;
        }

        async Task Choose(Member member, DateOnly date, bool? shows) => Assert.True((await cards.Choose(member.Actor, true, date.Month, date.Day, shows, default)).Done);

        async Task<Page<MemberRow>> Members(Actor reader, int size) => (await portal.Get<ClubViews>().Members(reader, club.Club.Slug, waiting: false, null, Cursor.Start, size, default))!;

        async Task<List<(long Id, NearBirthday Birthday)>> Near(Actor reader) => [.. (await Members(reader, 10)).Items.Where(m => m.Birthday is not null).Select(m => (m.Person.Id, m.Birthday!))];
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_their_birthday_today_is_shown_first_however_many_have_theirs_in_these_days(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var club = await portal.NewClub(host);
        var (mark, now) = (Guid.NewGuid().ToString("N"), portal.Clock.GetUtcNow().UtcDateTime);
        var people = Enumerable.Range(0, 205).Select(i => new Account { UserName = $"b{i}-{mark}", NormalizedUserName = $"B{i}-{mark}".ToUpperInvariant(), Email = $"b{i}-{mark}@example.org", NormalizedEmail = $"B{i}-{mark}@EXAMPLE.ORG".ToUpperInvariant(), CreatedAt = now }).ToList();
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                db.AddRange(people);
                await db.SaveChangesAsync();
                db.AddRange(people.Select(a => new Membership { GroupId = club.Club.Id, AccountId = a.Id, Since = now }));
                db.AddRange(people.Select(a => new GreetingChoice { AccountId = a.Id, Wants = true, ShowsBirthday = true, Month = now.AddDays(5).Month, Day = now.AddDays(5).Day }));
                await db.SaveChangesAsync();
                await db.Set<Club>().Where(c => c.Id == club.Club.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.MemberCount, x => x.MemberCount + people.Count));
                return default(Nothing);
            },
            default);
        var last = await portal.NewMember("last");
        await portal.Join(last, club);
        Assert.True((await portal.Get<GreetingCards>().Choose(last.Actor, true, now.Month, now.Day, true, default)).Done);

        await using var db = portal.Get<Database>().Open();
        var near = await Birthdays.In(db, club.Club.Id, 3, now, default);
        Assert.Equal((3, last.Id, true), (near.Count, near[0].Person.Id, near[0].Birthday.IsToday));
    }

    [Theory, BothDatabases]
    public async Task The_block_of_cards_says_the_next_holiday_and_whether_one_gets_cards_to_members_alone(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, other) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("other"));
        var club = await portal.NewClub(host);
        await portal.Join(member, club);
        Assert.True((await portal.Get<GreetingCards>().Choose(member.Actor, true, null, null, null, default)).Done);
        var (occasion, day) = CardOccasions.NextHoliday(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime));
        Assert.NotEqual(CardOccasion.Birthday, occasion);
        Assert.Equal(new CardsAhead(occasion, day, Wants: true), await Block(member.Actor));
        Assert.Equal(new CardsAhead(occasion, day, Wants: false), await Block(host.Actor));
        foreach (var outside in (Actor[])[Actor.Visitor, other.Actor]) Assert.Null(await Block(outside));

        Assert.True((await portal.Arrange(host, club, [BlockSteps.Block("cards")])).Done);
        using var browser = await portal.SignedIn(member);
        var page = await browser.GetStringAsync(club.Url);
        Assert.Contains($"/cards/new?for={occasion}", page);
        Assert.Contains("You get the cards that others send you.", page);
        Assert.Equal(200, (int)(await browser.GetAsync($"/cards/new?for={occasion}")).StatusCode);

        async Task<CardsAhead?> Block(Actor reader)
        {
            var read = await portal.Get<BlockReader>().Read(reader, (await portal.Get<ClubViews>().Find(reader, club.Club.Slug, default))!, [BlockSteps.Block("cards") with { Id = 1 }], default);
            return read.GetValueOrDefault(1)?.What as CardsAhead;
        }
    }

    [Fact]
    public void The_next_holiday_is_found_on_its_day_and_the_day_after()
    {
        Assert.Equal((CardOccasion.Christmas, new DateOnly(2026, 12, 25)), CardOccasions.NextHoliday(new(2026, 12, 25)));
        Assert.Equal((CardOccasion.NewYear, new DateOnly(2027, 1, 1)), CardOccasions.NextHoliday(new(2026, 12, 26)));
        Assert.Equal((CardOccasion.LunarNewYear, new DateOnly(2027, 2, 6)), CardOccasions.NextHoliday(new(2027, 1, 2)));
    }
}
