using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Features.Clubs;
using Portal.Features.Play;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Play;

namespace Portal.Tests.Features.Clubs;

public class GameTellingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Members_are_told_once_of_each_new_game_as_they_chose_and_not_of_one_that_is_hidden_or_called_off(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, member, silent, gone, stranger, moderator) = (
            await portal.NewMember("host"), await portal.NewMember("member"), await portal.NewMember("silent"), await portal.NewMember("gone"), await portal.NewMember("stranger"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.ClubOf(host, Visibility.Hidden, member, silent, gone);
        await portal.ChooseNews(silent, club, MailChoice.None, bell: false);
        var (draw, contest) = (await portal.NewDraw(host, club), await portal.NewContest(host, club));
        var quiz = (await portal.Get<Quizzes>().Announce(host.Actor, portal.Game(club, "Beans"), [new("Which bean?", ["Robusta", "Arabica"])], [1], 5, null, default)).Value;

        Assert.Equal(["Contest The best heart (Night shift)", "Draw A bag of beans (Night shift)", "Quiz Beans (Night shift)"], await Told(member));
        Assert.Equal(3, (await Told(gone)).Count);
        foreach (var nobody in (Member[])[host, silent, stranger, moderator]) Assert.Empty(await Told(nobody));
        Assert.True((await portal.Leave(gone, club)).Done);
        Assert.Empty(await Told(gone));

        await Set(draw, hidden: true);
        Assert.Equal(2, (await Told(member)).Count);
        await Set(draw, hidden: false);
        Assert.Equal(3, (await Told(member)).Count); // shown again, it is not told again
        Assert.True((await portal.Get<Games>().Cancel(host.Actor, contest, "No hearts.", default)).Done);
        Assert.Equal(2, (await Told(member)).Count);
        await portal.NextStage(quiz);
        Assert.Equal(["Draw A bag of beans (Night shift)"], await Told(member));

        async Task<IReadOnlyList<string>> Told(Member reader) => [.. (await portal.Told(reader)).Where(n => n.Kind == NotificationKind.ClubNews).Select(n => $"{n.Form} {n.Title}").Order(StringComparer.Ordinal)];

        async Task Set(long id, bool hidden)
        {
            var (things, now) = (portal.Get<IEnumerable<IModerated>>().Single(m => m.Kind == Game.Kind), portal.Clock.GetUtcNow().UtcDateTime);
            Assert.True((await portal.Get<Database>().Write<Nothing>(async db => (hidden ? await things.Hide(db, moderator.Actor, id, "Spam", now, default) : await things.Restore(db, moderator.Actor, id, "No spam", now, default)) is { } problem ? problem : default(Nothing), default)).Done);
        }
    }
}
