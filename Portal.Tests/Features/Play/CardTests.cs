using Portal.Commons.Contact;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.Privacy;
using Portal.Features.Play;
using Portal.Platform.Jobs;
using Portal.Platform.Mail;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Commons.Privacy;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Play;

public class CardTests(Portals portals)
{
    [Theory]
    [InlineData(CardOccasion.LunarNewYear, "2026-01-10", "2026-02-17")]
    [InlineData(CardOccasion.LunarNewYear, "2026-02-17", "2026-02-17")]
    [InlineData(CardOccasion.LunarNewYear, "2026-02-18", "2027-02-06")]
    [InlineData(CardOccasion.DragonBoat, "2025-01-01", "2025-05-31")]
    [InlineData(CardOccasion.MidAutumn, "2025-01-01", "2025-10-06")] // after a leap month
    [InlineData(CardOccasion.MidAutumn, "2026-01-01", "2026-09-25")]
    [InlineData(CardOccasion.NewYear, "2026-01-02", "2027-01-01")]
    [InlineData(CardOccasion.Christmas, "2026-12-25", "2026-12-25")]
    [InlineData(CardOccasion.Birthday, "2027-01-01", "2027-02-28")] // of the 29th of February
    [InlineData(CardOccasion.Birthday, "2028-01-01", "2028-02-29")]
    public void A_card_arrives_on_the_next_day_of_its_occasion(CardOccasion occasion, string today, string day) =>
        Assert.Equal(day, CardOccasions.Next(occasion, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), (2, 29))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory, BothDatabases]
    public async Task A_card_arrives_once_in_the_morning_where_its_receiver_lives_and_only_to_who_wants_cards(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, ana, bo, cy, stranger) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[ana, bo, cy]) await portal.Join(member, club);
        var cards = portal.Get<GreetingCards>();
        Assert.Equal("wants-no-card", (await Send(host, ana)).Problem?.Code);
        var tomorrow = portal.Clock.GetUtcNow().UtcDateTime.AddDays(2);
        Assert.Equal("no-such-day", (await cards.Choose(ana.Actor, true, 2, 30, null, default)).Problem?.Code);
        Assert.True((await cards.Choose(ana.Actor, true, null, null, null, default)).Done);
        Assert.Equal("no-birthday", (await Send(host, ana)).Problem?.Code);
        Assert.True((await cards.Choose(ana.Actor, true, tomorrow.Month, tomorrow.Day, null, default)).Done);
        Assert.Equal("wants-no-card", (await Send(stranger, ana)).Problem?.Code);
        var settings = portal.Get<TellingSettings>();
        Assert.True((await settings.Change(ana.Actor, (await settings.Read(ana.Actor, default)).Value with { Zone = "Asia/Taipei" }, default)).Done);

        // Two send one; she blocks one of them, who is not told that.
        Assert.True((await Send(host, ana)).Done);
        Assert.Equal("sent-already", (await Send(host, ana)).Problem?.Code);
        Assert.Null(Assert.Single(await portal.Get<CardViews>().Waiting(host.Actor, default)).Day); // when her birthday is, a card does not tell
        Assert.True((await portal.Get<ContactDeeds>().Block(ana.Actor, bo.Name, default)).Done);
        Assert.True((await Send(bo, ana)).Done);
        Assert.Equal(0, await Arrived());

        // Eight in the morning there is midnight in UTC.
        var midnight = tomorrow.Date;
        portal.Clock.Advance(midnight.AddMinutes(-5) - portal.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(0, await Arrived());
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await Arrived());
        Assert.Equal(1, await Arrived());
        var card = Assert.Single((await portal.Get<CardViews>().Got(ana.Actor, Cursor.Start, 10, default)).Items);
        Assert.Equal((host.Id, "Many happy returns", CardOccasion.Birthday), (card.With.Id, card.Text, card.Occasion));
        Assert.Single(await portal.Told(ana), n => n.Kind == NotificationKind.Card);
        Assert.Empty(await portal.Get<CardViews>().Waiting(bo.Actor, default)); // his was thrown away

        // Who got it reports it; others, moderators too, see nothing of it before.
        var moderator = await portal.NewMember("mo", Roles.Moderator);
        Assert.Equal(Problem.NotFound, (await Report(moderator)).Problem);
        Assert.Equal(Problem.NotFound, (await Report(cy)).Problem);
        Assert.True((await Report(ana)).Done);
        Assert.Equal(Problem.NotFound, (await cards.Remove(cy.Actor, card.Id, default)).Problem);
        Assert.True((await cards.Remove(ana.Actor, card.Id, default)).Done);
        Assert.Equal("", portal.Errors.Take());

        Task<Result<long>> Send(Member from, Member to) => cards.Send(from.Actor, to.Name, CardOccasion.Birthday, CardMotif.Cake, "Many happy returns", null, default);

        Task<Result<long>> Report(Member by) => portal.Get<Flags>().Raise(by.Actor, new("card", card.Id), FlagReason.Spam, null, null, default);

        async Task<int> Arrived()
        {
            await portal.Get<IEnumerable<IJob>>().OfType<CardPost>().Single().Run(default);
            return (await portal.Get<CardViews>().Got(ana.Actor, Cursor.Start, 10, default)).Items.Count;
        }
    }

    [Theory, BothDatabases]
    public async Task Personal_data_are_taken_out_of_a_card_that_was_reported_and_wherever_else_they_stand(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, ana, mo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        await portal.Join(ana, await portal.NewClub(host));
        var (cards, day, word) = (portal.Get<GreetingCards>(), portal.Clock.GetUtcNow().UtcDateTime.AddDays(2), "w" + Guid.NewGuid().ToString("N")[..12]);
        Assert.True((await cards.Choose(ana.Actor, true, day.Month, day.Day, null, default)).Done);
        var id = (await cards.Send(host.Actor, ana.Name, CardOccasion.Birthday, CardMotif.Cake, $"Call me & {word}", null, default)).Value;
        var card = new Subject("card", id);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Get<IEnumerable<IJob>>().OfType<CardPost>().Single().Run(default);
        Assert.Equal(Problem.NotFound, (await portal.Get<Rescues>().Rescue(mo.Actor, card, [word], null, default)).Problem); // moderators do not see it before
        Assert.True((await portal.Get<Flags>().Raise(ana.Actor, card, FlagReason.PersonalData, null, null, default)).Done);
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await portal.Get<Database>().Write<Nothing>(
            db =>
            {
                db.Add(new Letter { To = "ana@example.com", Subject = "A card", Text = $"Call me & {word}\n\nhttps://example.com/cards", Mark = Guid.NewGuid().ToString("N"), At = now, DueAt = now.AddHours(9) });
                return Task.FromResult<Result<Nothing>>(default(Nothing));
            },
            default);
        Assert.True((await EveryText.Holding(portal.Get<Database>(), word)).Count >= 3);

        var report = (await portal.Get<Rescues>().Rescue(mo.Actor, card, [word], "asked for", default)).Value;
        Assert.Equal(1, report.Taken[RescuedFrom.Text]);
        Assert.Empty(await EveryText.Holding(portal.Get<Database>(), word));
        Assert.Equal($"Call me & {RescueOrder.Mark}", Assert.Single((await portal.Get<CardViews>().Got(ana.Actor, Cursor.Start, 10, default)).Items).Text);
    }
}
