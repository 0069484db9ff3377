using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;
using Portal.Platform.Jobs;
using Portal.Platform.Mail;
using Portal.Tests.Features.Accounts;

namespace Portal.Tests.Features.Forum;

public class ReminderTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_asked_is_reminded_twice_of_an_answer_that_stands_and_never_again(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Forum:RemindAfterDays=2"]);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana, "Why is it slow?");
        await portal.StartTopic(ana, "Nobody answers this");
        await Answered(portal, bo, topic);
        await Remind(portal);
        Assert.Empty(await Letters(portal, ana));

        foreach (var expected in new[] { 1, 2, 2 })
        {
            portal.Clock.Advance(TimeSpan.FromDays(2.1));
            await Task.WhenAll(Remind(portal), Remind(portal));
            Assert.Equal(expected, (await Letters(portal, ana)).Count);
        }

        Assert.All(await Letters(portal, ana), letter => Assert.Contains("Why is it slow?", letter.Text));
        Assert.Empty(await Letters(portal, bo));
        Assert.Equal("", portal.Errors.Take());
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_reminded_who_accepted_who_wrote_again_or_of_what_went_from_view(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (accepted, goesOn, hidden, gone, reminded) = (await portal.StartTopic(ana, "accepted"), await portal.StartTopic(ana, "goes on"), await portal.StartTopic(ana, "hidden"), await portal.StartTopic(ana, "gone"), await portal.StartTopic(ana, "reminded"));
        var replies = new List<PostPlace>();
        foreach (var topic in new[] { accepted, goesOn, hidden, gone, reminded }) replies.Add(await Answered(portal, bo, topic));
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, accepted.TopicId, replies[0].PostId, default)).Done);
        await portal.Reply(ana, goesOn, "It still does not work.");
        await portal.SetHidden(hidden.PostId);
        await portal.SetHidden(replies[3].PostId);
        await Eventually.True(() => portal.Get<Database>().Read(db => db.Set<TopicWork>().AnyAsync(w => w.Id == goesOn.TopicId && w.RemindAt == null)), "who asks on is not to be reminded");

        portal.Clock.Advance(TimeSpan.FromDays(4));
        await Remind(portal);
        Assert.Contains("reminded", Assert.Single(await Letters(portal, ana)).Subject);
    }

    [Theory, BothDatabases]
    public async Task The_link_in_the_letter_stops_them_with_one_press_and_opening_it_changes_nothing(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        await Answered(portal, bo, await portal.StartTopic(ana));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await Remind(portal);
        var letter = Assert.Single(await Letters(portal, ana));
        var link = Portal.Tests.Features.Accounts.Post.LinkIn(letter.Text, ReminderChoice.Page);
        using var visitor = portal.Visitor();
        var forms = new Forms(visitor);
        Assert.Contains("You are reminded", (await forms.Get(link)).Words);
        Assert.True(await portal.Get<ReminderChoice>().IsOn(ana.Id, default));
        Assert.Contains("You are not reminded", (await forms.Send(link, "reminders")).Words);
        Assert.False(await portal.Get<ReminderChoice>().IsOn(ana.Id, default));
        Assert.Contains("does not work", (await forms.Get(ReminderChoice.Page + "?r=nonsense")).Words);
        Assert.Contains("Sign in to choose", (await forms.Get(ReminderChoice.Page)).Words);

        await Answered(portal, bo, await portal.StartTopic(ana));
        portal.Clock.Advance(TimeSpan.FromDays(8));
        await Remind(portal);
        Assert.Single(await Letters(portal, ana));
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_reminded_of_a_question_that_was_archived(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mo) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mo", Portal.Commons.People.Roles.Moderator));
        var (archived, open) = (await portal.StartTopic(ana, "archived"), await portal.StartTopic(ana, "open"));
        foreach (var topic in new[] { archived, open }) await Answered(portal, bo, topic);
        Assert.True((await portal.Get<TopicStates>().Archive(mo.Actor, archived.TopicId, null, default)).Done);
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await Remind(portal);
        Assert.Contains("open", Assert.Single(await Letters(portal, ana)).Subject);
    }

    private static async Task<PostPlace> Answered(TestPortal portal, Member by, PostPlace topic)
    {
        await Eventually.True(() => portal.Get<Database>().Read(db => db.Set<TopicWork>().AnyAsync(w => w.Id == topic.TopicId)), "the question is looked after");
        var reply = await portal.Reply(by, topic, "Shake it.");
        await Eventually.True(() => portal.Get<Database>().Read(db => db.Set<TopicWork>().AnyAsync(w => w.Id == topic.TopicId && w.RemindAt != null)), "the reminder is set");
        return reply;
    }

    private static Task Remind(TestPortal portal) => portal.Get<IEnumerable<IJob>>().Single(j => j.Name == "answer-reminders").Run(default);

    private static Task<List<Letter>> Letters(TestPortal portal, Member to) => portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.To == to.Email).OrderBy(l => l.Id).ToListAsync());
}
