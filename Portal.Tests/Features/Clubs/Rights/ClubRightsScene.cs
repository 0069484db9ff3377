using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Play;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Play;
using Portal.Tests.Features.Rooms;

namespace Portal.Tests.Features.Clubs;

/// <summary>The people of the table of rights in clubs, who stand alike to three clubs: an open one, one that takes requests, and a hidden one.</summary>
/// <param name="portal">Where they are.</param>
/// <param name="secret">A word that stands in the title of everything inside the clubs.</param>
/// <param name="people">By their roles, those who try what the table says.</param>
/// <param name="founder">Another host of each club, who does what a call needs before it.</param>
/// <param name="writer">A member whose things others try their rights on.</param>
/// <param name="guest">A member who is a guest of the question hours.</param>
sealed class ClubRightsScene(TestPortal portal, string secret, IReadOnlyDictionary<string, Member> people, Member founder, Member writer, Member guest)
{
    readonly Dictionary<string, string> tokens = []; // one each: nobody has more than a few
    readonly Dictionary<Visibility, ClubPlace> places = [];

    public string Secret => secret;

    public Member Founder => founder;

    public Member Writer => writer;

    public IReadOnlyCollection<ClubPlace> Places => places.Values;

    /// <summary>The club where people ask to be let in.</summary>
    public ClubPlace Asking => places[Visibility.Request];

    public Member Person(string role) => people[role];

    public static async Task<ClubRightsScene> Set(TestPortal portal)
    {
        var people = new Dictionary<string, Member>();
        foreach (var role in ClubRoleTable.Roles.Skip(1).Append("waiting"))
            people[role] = await portal.NewMember(role, role switch { "agent" => Roles.Agent, "moderator" => Roles.Moderator, "admin" => Roles.Admin, _ => Roles.None });
        var scene = new ClubRightsScene(portal, $"quokka{Guid.NewGuid().ToString("N")[..8]}", people, await portal.NewMember("founder"), await portal.NewMember("writer"), await portal.NewMember("guest"));
        await portal.NewClub(people["outsider"]);
        Assert.True((await portal.Get<GreetingCards>().Choose(scene.Writer.Actor, true, null, null, null, default)).Done);
        foreach (var kind in new[] { Visibility.Open, Visibility.Request, Visibility.Hidden }) scene.places[kind] = await scene.Furnish(await scene.Gather(kind));
        return scene;
    }

    public async Task<ClubCaller> Caller(string role)
    {
        if (role == "visitor") return new(role, null, portal.Address.Api(), null);
        if (!tokens.TryGetValue(role, out var token)) tokens[role] = token = await portal.TokenOf(people[role], Scopes.All);
        return new(role, people[role], portal.Address.Api(token), token);
    }

    /// <summary>Invites somebody by name; answers the invitation's id.</summary>
    public async Task<long> Invite(Member by, ClubView club, Member whom) => (await portal.Get<Invitations>().Person(by.Actor, club.Club.Slug, whom.Name, 7, null, default)).Value;

    /// <summary>Brings somebody into a club, as open as it may be.</summary>
    public async Task BringIn(Member by, ClubView club, Member whom)
    {
        var came = await portal.Get<InvitationAnswers>().Accept(whom.Actor, await Invite(by, club, whom), default);
        Assert.True(came.Done, came.Problem?.Sentence);
    }

    /// <summary>Puts somebody back as they stood to a club, after what they did.</summary>
    public async Task Settle(string role, ClubPlace at)
    {
        var who = people[role];
        if (role is "member" or "keeper" or "co-host" or "host")
        {
            await BringIn(founder, at.View, who);
            await GiveRole(at.View, role);
            return;
        }

        Assert.True((await portal.Leave(who, at.View)).Done || at.Kind == Visibility.Hidden); // of a hidden one they know nothing any more
        if (role == "waiting") Assert.Equal(Joined.Waiting, (await portal.Join(who, at.View)).Value);
    }

    async Task GiveRole(ClubView club, string role)
    {
        if (role is "host" or "co-host")
            Assert.True((await portal.Get<ClubMembers>().SetRole(founder.Actor, club.Club.Slug, people[role].Id, role == "host" ? GroupRole.Host : GroupRole.CoHost, default)).Done);
    }

    /// <summary>A club in which each of them stands as the table says.</summary>
    async Task<ClubView> Gather(Visibility kind)
    {
        var club = await portal.NewClub(founder, kind);
        foreach (var member in new[] { writer, guest }) await BringIn(founder, club, member);
        foreach (var role in new[] { "member", "keeper", "co-host", "host", "banned" }) await BringIn(founder, club, people[role]);
        foreach (var role in new[] { "co-host", "host" }) await GiveRole(club, role);
        Assert.True((await portal.Get<PlaceModerators>().Give(people["admin"].Actor, new("club", club.Club.Id), people["keeper"].Name, default)).Done);
        Assert.True((await portal.Get<ClubBans>().Ban(founder.Actor, club.Club.Slug, people["banned"].Id, null, "Rude", default)).Done);
        if (kind == Visibility.Request) Assert.Equal(Joined.Waiting, (await portal.Join(people["waiting"], club)).Value);
        Assert.True((await portal.Get<ClubHandOvers>().Offer(founder.Actor, club.Club.Slug, writer.Id, default)).Done);
        return club;
    }

    /// <summary>Puts one thing of each kind into it.</summary>
    async Task<ClubPlace> Furnish(ClubView club)
    {
        var (contests, slug) = (portal.Get<ContestEntries>(), club.Club.Slug);
        var link = (await portal.Get<Invitations>().Link(founder.Actor, slug, 7, 100, null, default)).Value;
        var url = (await portal.Get<InvitationViews>().List(founder.Actor, slug, link + 1, 1, default))!.Items.Single(i => i.Id == link).Url!;
        var (contest, voting) = (await portal.NewContest(founder, club, entries: 5), await portal.NewContest(founder, club, votes: 10));
        foreach (var id in new[] { contest, voting }) Assert.Equal(1, (await contests.Submit(writer.Actor, id, secret, null, default)).Value);
        await portal.NextStage(voting);
        Assert.Equal(1, (await portal.Say(writer, club.RoomId, secret)).Value);
        var hour = await OpenHour(club, guest);
        Assert.Equal(2, (await portal.AnswerTo(guest, hour, 1, secret)).Value);
        var topic = await StartTopic(club);
        var scored = await NewQuiz(club, points: 1);
        Assert.True((await portal.Get<Quizzes>().Answer(writer.Actor, scored, [0], default)).Done);
        await portal.NextStage(scored); // the writer has a point
        return new(club.Club.Visibility, club)
        {
            Link = (link, url.Split('/')[^1]), Personal = await Invite(founder, club, people["invited"]),
            Article = await Article(club), Download = await Put(club, founder, ClubItemKind.Download, await portal.Uploaded(founder, "Beans, sorted")), Photo = await Put(club, writer, ClubItemKind.Photo, await portal.Uploaded(writer)),
            News = await portal.NewNews(founder, club, secret), Draft = await portal.NewNews(founder, club, secret, draft: true),
            Event = await portal.NewEvent(founder, club, portal.Plan(title: secret)), Hour = hour,
            Draw = await portal.NewDraw(founder, club, false, secret), Contest = contest, Voting = voting, Quiz = await NewQuiz(club),
            Topic = topic, Reply = (await portal.Reply(writer, topic, secret)).PostId,
        };
    }

    /// <summary>An article of the founder's.</summary>
    public async Task<long> Article(ClubView club) => (await portal.Put(founder, club, ClubItemKind.Text, secret)).Value;

    /// <summary>A question hour that is open, with the writer's question 1, which is picked.</summary>
    public async Task<long> OpenHour(ClubView club, params Member[] guests)
    {
        var hour = await portal.NewHour(founder, club, guests);
        Assert.Equal(1, (await portal.Ask(writer, hour, $"Why {secret}?")).Value);
        Assert.True((await portal.Get<QuestionHours>().Open(founder.Actor, hour, null, default)).Done);
        Assert.True((await portal.Get<HourLeading>().Pick(founder.Actor, hour, 1, null, default)).Done);
        return hour;
    }

    /// <summary>A topic of the writer's on the board.</summary>
    public async Task<PostPlace> StartTopic(ClubView club) => (await portal.Get<Topics>().Start(writer.Actor, new(club.BoardId, TopicKind.Discussion, secret, secret), null, default)).Value;

    async Task<long> Put(ClubView club, Member author, ClubItemKind kind, string file) => (await portal.Put(author, club, kind, secret, "", secret, file)).Value;

    async Task<long> NewQuiz(ClubView club, int points = 0) => (await portal.Get<Quizzes>().Announce(founder.Actor, portal.Game(club, secret), [new("How hot?", ["Hot", "Cold"])], [0], points, null, default)).Value;
}
