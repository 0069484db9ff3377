using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.Privacy;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Accounts;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;
using Portal.Tests.Support.Running;

namespace Portal.Tests.Features.Events;

public class QuestionHourTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Questions_are_asked_voted_on_once_by_others_than_who_asked_and_taken_back_within_their_bounds(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, guest, ana, bo, stranger) = (await portal.NewMember("host"), await portal.NewMember("guest"), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("stranger"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[guest, ana, bo]) await portal.Join(member, club);
        var id = await portal.NewHour(host, club, guest);
        var milk = (await portal.Ask(ana, id, "Which *milk* foams best for latte art?", "once")).Value;
        Assert.Equal(milk, (await portal.Ask(ana, id, "Which *milk* foams best for latte art?", "once")).Value);
        var beans = (await portal.Ask(bo, id, "How long do roasted beans keep?")).Value;
        Assert.Equal("members-ask", (await portal.Ask(stranger, id, "May I?")).Problem?.Code);
        Assert.Equal("members-ask", (await portal.Vote(stranger, id, milk)).Problem?.Code);
        Assert.Equal("too-long", (await portal.Ask(ana, id, new string('x', 501))).Problem?.Code);

        Assert.Equal("not-ones-own", (await portal.Vote(ana, id, milk)).Problem?.Code);
        foreach (var (voter, votes) in new[] { (bo, 1), (bo, 1), (host, 2) }) Assert.Equal(votes, (await portal.Vote(voter, id, milk)).Value);
        Assert.Equal(1, (await portal.Vote(host, id, milk, on: false)).Value);
        Assert.Equal([milk, beans], (await portal.Hour(ana, id))!.Waiting.Select(q => q.Number));
        Assert.Equal([milk], (await portal.Hour(bo, id))!.Like("What milk foams the best?", portal.Get<HourViews>().Plain).Select(q => q.Number));
        Assert.Empty((await portal.Hour(bo, id))!.Like("Does the grinder matter?", portal.Get<HourViews>().Plain));

        for (var i = 1; i < QuestionHour.MostEach; i++) Assert.True((await portal.Ask(ana, id, $"And what about {i}?")).Done);
        Assert.Equal("asked-enough", (await portal.Ask(ana, id, "One more?")).Problem?.Code);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<HourQuestions>().Withdraw(bo.Actor, id, milk, default)).Problem);
        Assert.True((await portal.Get<HourQuestions>().Withdraw(ana.Actor, id, milk, default)).Done);
        Assert.Null(await portal.Question(host, id, milk));
        Assert.Equal(Problem.NotFound, (await portal.Vote(bo, id, milk)).Problem);
        Assert.True((await portal.Ask(ana, id, "One more?")).Done);
        Assert.Equal("not-open-yet", (await portal.AnswerTo(guest, id, beans, "Four weeks.")).Problem?.Code);
    }

    [Theory, BothDatabases]
    public async Task Who_leads_picks_passes_merges_and_declines_and_of_two_at_once_the_second_is_told_what_the_first_did(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (staff, mo, guest) = (await portal.NewMember("staff", Roles.Agent), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("guest"));
        var (ana, bo, cy) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("cy"));
        var id = await portal.NewHour(staff, null, guest);
        Assert.Contains(await portal.Told(guest), n => n.Form == "Guest");
        var (hours, leading) = (portal.Get<QuestionHours>(), portal.Get<HourLeading>());
        var (first, same, rude, late) = ((await portal.Ask(ana, id, "When is it ready?")).Value, (await portal.Ask(bo, id, "Ready when?")).Value, (await portal.Ask(cy, id, "Why are you all fools?")).Value, (await portal.Ask(cy, id, "What comes after it?")).Value);
        await portal.Vote(cy, id, first);
        await portal.Vote(cy, id, same);
        await portal.Vote(ana, id, same);
        Assert.Equal(Problem.NotAllowed, (await hours.Open(ana.Actor, id, null, default)).Problem);
        Assert.Equal("not-open", (await leading.Pick(staff.Actor, id, first, null, default)).Problem?.Code);
        Assert.True((await leading.Decline(staff.Actor, id, rude, "It is an insult.", null, default)).Done);
        Assert.Equal("It is an insult.", (await portal.Question(cy, id, rude))?.Line.Reason);
        Assert.NotNull(await portal.Question(staff, id, rude));
        Assert.Null(await portal.Question(ana, id, rude));

        // Each voter counts once, who asked the same counts, and nobody for what they asked themselves.
        Assert.True((await leading.Merge(staff.Actor, id, same, first, null, default)).Done);
        Assert.Equal(2, (await portal.Question(ana, id, first))!.Line.Votes);
        Assert.Equal((null, first), (await portal.Question(cy, id, same), (await portal.Hour(bo, id))!.MergedInto((await portal.Question(bo, id, same))!.Line)));

        var seen = (await portal.Hour(mo, id))!.Board.Hour.Revision;
        Assert.True((await hours.Open(staff.Actor, id, seen, default)).Done);
        var stale = (await hours.Open(mo.Actor, id, seen, default)).Problem!;
        Assert.Equal((ProblemKind.Conflict, "meanwhile-opened"), (stale.Kind, stale.Code));
        seen++;
        Assert.True((await leading.Pick(staff.Actor, id, first, seen, default)).Done);
        stale = (await leading.Pick(mo.Actor, id, late, seen, default)).Problem!;
        Assert.Equal("meanwhile-picked", stale.Code);
        Assert.Contains($"picked question {first}", stale.Sentence, StringComparison.Ordinal);
        Assert.Equal(first, (await portal.Hour(ana, id))!.Current?.Number);

        Assert.Equal("guests-answer", (await portal.AnswerTo(ana, id, first, "Now.")).Problem?.Code);
        Assert.Equal("not-picked-yet", (await portal.AnswerTo(guest, id, late, "Now.")).Problem?.Code);
        var answer = (await portal.AnswerTo(guest, id, first, "In **May**.", "k")).Value;
        Assert.Equal(answer, (await portal.AnswerTo(guest, id, first, "In **May**.", "k")).Value);
        await portal.AnswerTo(guest, id, first, "Perhaps in June.");
        Assert.Equal(2, (await portal.Question(cy, id, first))!.Answers.Count);
        foreach (var asker in (Member[])[ana, bo]) Assert.Single(await portal.Told(asker), n => n.Form == "Answered");
        Assert.DoesNotContain(await portal.Told(cy), n => n.Form == "Answered");
        Assert.Equal(Problem.NotAllowed, (await portal.Get<HourAnswers>().Change(ana.Actor, id, answer, "Never.", default)).Problem);
        Assert.True((await portal.Get<HourAnswers>().Change(guest.Actor, id, answer, "In June.", default)).Done);
        Assert.Equal("is-answered", (await leading.Decline(staff.Actor, id, first, "No.", null, default)).Problem?.Code);
        Assert.Equal("too-late-to-withdraw", (await portal.Get<HourQuestions>().Withdraw(ana.Actor, id, first, default)).Problem?.Code);
        Assert.True((await leading.Pass(staff.Actor, id, late, null, default)).Done);
        Assert.Equal(QuestionState.Passed, (await portal.Question(ana, id, late))!.Line.State);

        // Afterwards what is left is answered for a week, and then no more.
        Assert.True((await hours.Close(staff.Actor, id, null, default)).Done);
        Assert.Equal("asking-is-over", (await portal.Ask(ana, id, "Too late?")).Problem?.Code);
        Assert.Equal([first, late], (await portal.Hour(ana, id))!.Transcript.Select(q => q.Number));
        Assert.True((await portal.Hour(cy, id))!.MayWithdraw((await portal.Question(cy, id, late))!));
        Assert.True((await portal.AnswerTo(guest, id, late, "Tea.")).Done);
        Assert.False((await portal.Hour(cy, id))!.MayWithdraw((await portal.Question(cy, id, late))!));
        Assert.Equal("too-late-to-withdraw", (await portal.Get<HourQuestions>().Withdraw(cy.Actor, id, late, default)).Problem?.Code);
        Assert.Equal(Problem.NotFound, (await portal.AnswerTo(guest, id, rude, "Why?")).Problem);
    }

    [Theory, BothDatabases]
    public async Task An_hour_that_nobody_closed_is_over_a_day_after_its_event_and_its_guests_answer_for_the_days_that_were_set(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (staff, guest) = (await portal.NewMember("staff", Roles.Agent), await portal.NewMember("guest"));
        var id = await portal.NewHour(staff, null, guest);
        var question = (await portal.Ask(staff, id, "Does it keep?")).Value;
        Assert.True((await portal.Get<QuestionHours>().Open(staff.Actor, id, null, default)).Done);
        portal.Clock.Advance(TimeSpan.FromHours(27));
        Assert.Equal(HourPhase.Open, (await portal.Hour(guest, id))!.Phase);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((HourPhase.Closed, true), ((await portal.Hour(guest, id))!.Phase, (await portal.Hour(guest, id))!.MayAnswer((await portal.Question(guest, id, question))!)));
        Assert.Equal("late-days-up-to", (await portal.Get<QuestionHours>().SetUp(staff.Actor, id, 61, default)).Problem?.Code);
        portal.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("answering-is-over", (await portal.AnswerTo(guest, id, question, "It does.")).Problem?.Code);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Open)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Request)]
    [InlineData(DatabaseProvider.Sqlite, Visibility.Hidden)]
    [InlineData(DatabaseProvider.Postgres, Visibility.Hidden)]
    public async Task A_clubs_hour_is_read_and_found_by_who_may_read_the_club_and_nobody_else(DatabaseProvider provider, Visibility visibility)
    {
        var portal = await portals.Shared(provider);
        var (host, member, waiting, stranger, banned, mo) = (await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("waiting"), await portal.NewMember("stranger"), await portal.NewMember("banned"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        foreach (var person in (Member[])[member, banned]) await portal.Join(person, club);
        if (visibility != Visibility.Open) Assert.True((await portal.Get<Portal.Features.Clubs.ClubVisibilities>().Change((await portal.NewMember("ada", Roles.Admin)).Actor, club.Club.Slug, visibility, true, default)).Done);
        if (visibility == Visibility.Request) await portal.Join(waiting, club);
        var id = await portal.NewHour(host, club, member, banned);
        var word = $"crema{Guid.NewGuid():N}"[..14];
        var question = (await portal.Ask(banned, id, "What makes it thick?")).Value;
        Assert.True((await portal.Get<ClubBans>().Ban(host.Actor, club.Club.Slug, banned.Id, null, "rude", default)).Done);
        Assert.True((await portal.Get<QuestionHours>().Open(host.Actor, id, null, default)).Done);
        Assert.True((await portal.Get<HourLeading>().Pick(host.Actor, id, question, null, default)).Done);
        var answer = (await portal.AnswerTo(member, id, question, $"A good {word}.")).Value;
        using var hostApi = await portal.Api(host);
        await Eventually.True(async () => (await hostApi.Ask($"search?q={word}")).Items.Count == 1, "the host finds it", TimeSpan.FromSeconds(20));
        Assert.Equal([member.Id], (await portal.Hour(host, id))!.Board.Guests.Select(g => g.Id)); // who was banned answers no more, nor is named anew
        Assert.Equal(visibility == Visibility.Open ? "guests-answer" : Problem.NotFound.Code, (await portal.AnswerTo(banned, id, question, "Sugar.")).Problem?.Code);
        Assert.Equal(visibility == Visibility.Open ? "guest-is-banned" : "nobody-there", (await portal.Get<QuestionHours>().Invite(host.Actor, id, banned.Name, default)).Problem?.Code);
        Assert.Equal("nobody-there", (await portal.Get<QuestionHours>().Invite(host.Actor, id, visibility == Visibility.Open ? "nobody-at-all" : stranger.Name, default)).Problem?.Code);

        var open = visibility == Visibility.Open;
        foreach (var (who, reads) in new (Member? Who, bool Reads)[] { (host, true), (member, true), (mo, true), (waiting, open), (stranger, open), (banned, open), (null, open) })
        {
            using var api = who is null ? portal.Address.Api() : await portal.Api(who);
            using var pages = who is null ? portal.Visitor() : await portal.SignedIn(who);
            var status = reads ? 200 : 404;
            Assert.Equal((status, status), ((await api.Ask($"events/{id}/hour")).Status, (await api.Ask($"events/{id}/hour/questions")).Status));
            Assert.Equal(reads ? 1 : 0, (await api.Ask($"search?q={word}")).Items.Count);
            foreach (var page in (string[])[$"/events/{id}/questions", $"/events/{id}/transcript", $"/events/{id}/transcript/{answer}"])
                Assert.Equal(status, (int)(await pages.GetAsync(page)).StatusCode);
            var mayAsk = who == host || who == member || who == mo;
            var asked = await api.Post($"events/{id}/hour/questions", new { body = "And thin?" });
            Assert.Equal(mayAsk ? 201 : who is null ? open ? 401 : 404 : open ? 403 : 404, asked.Status);
        }

        var hit = (await hostApi.Ask($"search?q={word}")).Items[0];
        Assert.Equal(("hour", $"/events/{id}/transcript/{answer}#e-{answer}"), (hit.GetProperty("kind").GetString(), new Uri(new Uri("http://x"), hit.GetProperty("url").GetString()!).PathAndQuery + new Uri(new Uri("http://x"), hit.GetProperty("url").GetString()!).Fragment));
        using var reader = await portal.SignedIn(member);
        Assert.Contains($"id=\"e-{answer}\"", await reader.GetStringAsync($"/events/{id}/transcript"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_said_in_an_hour_is_screened_reported_hidden_and_rescued_and_who_may_not_write_asks_nothing(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (staff, mo, guest, ana, muted) = (await portal.NewMember("staff", Roles.Agent), await portal.NewMember("mo", Roles.Admin), await portal.NewMember("guest"), await portal.NewMember("ana"), await portal.NewMember("muted"));
        await portal.Watch("gronk", WatchedEffect.Refuse);
        await portal.Watch("frobnicate", WatchedEffect.Hold);
        var id = await portal.NewHour(staff, null, guest);
        Assert.Equal("body", (await portal.Ask(ana, id, "All gronk?")).Problem?.Field);
        var held = (await portal.Ask(ana, id, "Do we frobnicate?")).Value;
        Assert.Null(await portal.Question(guest, id, held));
        Assert.True((await portal.Question(ana, id, held))!.Line.Hidden);
        Assert.True((await portal.Question(mo, id, held))!.Line.Hidden);
        Assert.Equal(Problem.NotFound, (await portal.Vote(guest, id, held)).Problem);
        await Set("Restore", (await portal.Question(mo, id, held))!.Line.Id);
        Assert.NotNull(await portal.Question(guest, id, held));

        Assert.True((await portal.Sanction(mo, muted, SanctionKind.Mute, until: TimeSpan.FromDays(1))).Done);
        Assert.Equal(Problem.Muted, (await portal.Ask(muted, id, "Me too?")).Problem);
        Assert.Equal(Problem.Muted, (await portal.Vote(muted, id, held)).Problem);

        var said = (await portal.Ask(ana, id, "Is 0171 5550199 your number?")).Value;
        var line = (await portal.Question(mo, id, said))!.Line;
        using var api = await portal.Api(guest);
        (await api.Post("flags", new { subject = $"hour-entry:{line.Id}", reason = "personal-data" })).Is(201);
        Assert.True((await portal.Get<Rescues>().Rescue(mo.Actor, new("hour-entry", line.Id), ["0171 5550199"], null, default)).Done);
        Assert.DoesNotContain("5550199", (await portal.Question(guest, id, said))!.Line.Html, StringComparison.Ordinal);
        await Set("Hide", line.Id);
        Assert.Null(await portal.Question(guest, id, said));
        Assert.NotNull(await portal.Question(ana, id, said));

        Assert.True((await portal.Vote(ana, id, (await portal.Ask(guest, id, "Shall I bring beans?")).Value)).Done);
        var own = await portal.Get<IEnumerable<IPersonalData>>().Single(d => d.Name == "questionHours").Export(ana.Id).CountAsync();
        Assert.Equal(2, own);
        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        Assert.Equal(0, (await portal.Hour(mo, id))!.Questions[^1].Line.Votes);
        Assert.Equal("", portal.Errors.Take());

        Task Set(string what, long entry) => portal.Get<Database>().Write<Nothing>(async db =>
        {
            var (things, now) = (portal.Get<IEnumerable<IModerated>>().Single(m => m.Kind == "hour-entry"), portal.Clock.GetUtcNow().UtcDateTime);
            return (what == "Hide" ? await things.Hide(db, mo.Actor, entry, "spam", now, default) : await things.Restore(db, mo.Actor, entry, "it is none", now, default)) is { } problem ? problem : default(Nothing);
        }, default);
    }

    [Theory, BothDatabases]
    public async Task However_many_look_on_what_is_said_is_read_once_for_all_of_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (staff, ana) = (await portal.NewMember("staff", Roles.Agent), await portal.NewMember("ana"));
        var id = await portal.NewHour(staff, null);
        await portal.Ask(ana, id, "Is anybody there?");
        var shown = Enumerable.Range(0, 500).Select(i => new HourShown(portal.Get<HourViews>(), i % 2 == 0 ? ana.Actor : Actor.Visitor, id)).ToList();
        await Task.WhenAll(shown.Select(s => s.Load(default)));
        var version = shown[0].Sight!.Board.Questions.Count;
        await portal.Ask(staff, id, "Is it on?");
        await Eventually.True(
            async () =>
            {
                await Task.WhenAll(shown.Select(s => s.Load(default)));
                return shown.TrueForAll(s => s.Sight!.Questions.Count == version + 1);
            },
            "all see what was asked", TimeSpan.FromSeconds(10));
        await Task.WhenAll(shown.Select(s => s.Load(default)));
        Assert.Single(shown.Select(s => s.Sight!.Board).Distinct(ReferenceEqualityComparer.Instance));
    }
}
