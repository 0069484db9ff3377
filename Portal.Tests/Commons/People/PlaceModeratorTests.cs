using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Privacy;
using Portal.Commons.Watching;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Features.Rooms;

namespace Portal.Tests.Commons.People;

public class PlaceModeratorTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_moderates_one_category_keeps_order_there_and_nowhere_else(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ana, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("lena"));
        var (here, also, there) = (await NewCategory(portal, admin), await NewCategory(portal, admin), await NewCategory(portal, admin));
        await Give(portal, admin, here, lena);
        await Give(portal, admin, also, lena);
        var (decisions, posts, states) = (portal.Get<Decisions>(), portal.Get<Posts>(), portal.Get<TopicStates>());
        (string Name, Func<PostPlace, PostPlace, Task<Problem?>> Do)[] deeds =
        [
            ("edit", async (_, reply) => (await posts.Edit(lena.Actor, reply.PostId, "Politely: no.", "tone", null, default)).Problem),
            ("hide", async (_, reply) => (await decisions.Hide(lena.Actor, new("post", reply.PostId), "rude", null, default)).Problem),
            ("restore", async (_, reply) => (await decisions.Restore(lena.Actor, new("post", reply.PostId), "a quotation", null, default)).Problem),
            ("slow", async (topic, _) => (await states.Slow(lena.Actor, topic.TopicId, 10, null, "a quarrel", default)).Problem),
            ("close", async (topic, _) => (await states.Close(lena.Actor, topic.TopicId, new(), "done", default)).Problem),
            ("reply to what is closed", async (topic, _) => (await posts.Reply(lena.Actor, topic.TopicId, new("It is closed."), null, default)).Problem),
            ("open", async (topic, _) => (await states.Open(lena.Actor, topic.TopicId, null, "again", default)).Problem),
            ("pin", async (topic, _) => (await states.Pin(lena.Actor, topic.TopicId, TopicPin.Category, null, null, default)).Problem),
            ("rename", async (topic, _) => (await portal.Get<TopicNames>().Rename(lena.Actor, topic.TopicId, new("A better title"), null, default)).Problem),
            ("split", async (topic, reply) => (await portal.Get<PostMoves>().Split(lena.Actor, topic.TopicId, new([reply.PostId], "A topic of its own"), null, null, default)).Problem),
            ("move", async (topic, _) => (await portal.Get<TopicMoves>().Move(lena.Actor, topic.TopicId, also, null, default)).Problem),
            ("delete", async (topic, _) => (await posts.Delete(lena.Actor, topic.PostId, null, default)).Problem),
        ];
        foreach (var (place, may) in new[] { (there, false), (here, true) })
        {
            var topic = await Start(portal, ana, place);
            var reply = await portal.Reply(ana, topic, "No, you are wrong.");
            foreach (var (name, deed) in deeds)
            {
                if (!may && name == "reply to what is closed") await states.Close((await portal.NewMember("mo", Roles.Moderator)).Actor, topic.TopicId, new(), null, default);
                var problem = await deed(topic, reply);
                Assert.True(problem is null == may, $"{name} {(may ? "inside" : "outside")}: {problem?.Sentence}");
                if (!may) Assert.Equal(ProblemKind.Refused, problem!.Kind);
            }
        }

        // Into and out of a place the right is needed at both.
        var (mine, foreign) = (await Start(portal, ana, here), await Start(portal, ana, there));
        Assert.Equal(ProblemKind.Refused, (await portal.Get<TopicMoves>().Move(lena.Actor, mine.TopicId, there, null, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await portal.Get<TopicMoves>().Move(lena.Actor, foreign.TopicId, here, null, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await portal.Get<PostMoves>().Merge(lena.Actor, mine.TopicId, foreign.TopicId, null, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await portal.Get<TopicStates>().Pin(lena.Actor, mine.TopicId, TopicPin.Everywhere, null, null, default)).Problem?.Kind);

        // What was tried outside stands in the log, and nobody acts on people or on who stands above them.
        Assert.Contains(await Log(portal, admin, new(AuditAction.Refused, lena.Name)), line => line.Details == "other-place");
        Assert.Equal(ProblemKind.Refused, (await portal.Ban(lena, ana)).Problem?.Kind);
        var boss = await portal.Reply(admin, mine, "As an admin I say so.");
        Assert.Equal("above-decision", (await decisions.Hide(lena.Actor, new("post", boss.PostId), "no", null, default)).Problem?.Code);

        foreach (var above in new[] { (await posts.Edit(lena.Actor, boss.PostId, "As nobody.", null, null, default)).Problem, (await posts.Delete(lena.Actor, boss.PostId, null, default)).Problem, (await posts.MakeWiki(lena.Actor, boss.PostId, true, default)).Problem,
            (await portal.Get<Rescues>().Rescue(lena.Actor, new("post", boss.PostId), ["admin"], null, default)).Problem })
            Assert.Equal("above-decision", above?.Code);
        Assert.True((await posts.Edit(admin.Actor, boss.PostId, "As an admin I say no.", null, null, default)).Done);

        // What they are on goes back to everybody with the place, and no more than that.
        var flagged = await Start(portal, ana, also);
        Assert.True((await portal.Get<Flags>().Raise(admin.Actor, new("post", flagged.PostId), FlagReason.Spam, null, null, default)).Done);
        var kept = await CaseOf(portal, flagged.PostId);
        Assert.True((await portal.Get<Flags>().Raise(admin.Actor, new("post", mine.PostId), FlagReason.Spam, null, null, default)).Done);
        var given = await CaseOf(portal, mine.PostId);
        foreach (var it in new[] { kept, given }) Assert.True((await decisions.Claim(lena.Actor, it, default)).Done);

        // A ban suspends it, and it ends when it is taken away.
        Assert.True((await portal.Get<PlaceModerators>().Take(admin.Actor, new("category", here), lena.Name, default)).Done);
        Assert.Equal(ProblemKind.Refused, (await states.Close(lena.Actor, mine.TopicId, new(), null, default)).Problem?.Kind);
        Assert.Null((await portal.Get<Queue>().Find(admin.Actor, given, default)).Value.Claim);
        Assert.Equal(lena.Id, (await portal.Get<Queue>().Find(admin.Actor, kept, default)).Value.Claim?.By.Id);
    }

    [Theory, BothDatabases]
    public async Task What_is_hidden_is_seen_by_who_moderates_the_place_in_topic_search_and_lists_and_by_no_other_member(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ana, lena, max) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("lena"), await portal.NewMember("max"));
        var (here, there) = (await NewCategory(portal, admin), await NewCategory(portal, admin));
        await Give(portal, admin, here, lena);
        await Give(portal, admin, there, max);
        var topic = await Start(portal, ana, here);
        var reply = await portal.Reply(ana, topic, "a word like zyzzyva");
        await portal.SetHidden(reply.PostId);
        Assert.Contains((await portal.Read(lena, topic)).View.Posts, p => p.Id == reply.PostId && p.Hidden);
        Assert.DoesNotContain((await portal.Read(max, topic)).View.Posts, p => p.Id == reply.PostId);
        Assert.DoesNotContain((await portal.Read(ana, topic)).View.Posts, p => p.Id == reply.PostId);
        await portal.SetHidden(topic.PostId);
        Assert.NotNull(await portal.Get<TopicViews>().Head(lena.Actor, topic.TopicId, default));
        Assert.Null(await portal.Get<TopicViews>().Head(max.Actor, topic.TopicId, default));
    }

    [Theory, BothDatabases]
    public async Task Queue_watch_and_log_show_who_moderates_a_place_what_belongs_there(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ana, bo, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lena"));
        var (here, there) = (await NewCategory(portal, admin), await NewCategory(portal, admin));
        await Give(portal, admin, here, lena);
        var (mine, foreign) = (await Start(portal, ana, here), await Start(portal, ana, there));
        foreach (var topic in new[] { mine, foreign })
            Assert.True((await portal.Get<Flags>().Raise(bo.Actor, new("post", topic.PostId), FlagReason.Spam, null, null, default)).Done);

        var queue = (await portal.Get<Queue>().Read(lena.Actor, new(), QueueCursor.Start, 25, default)).Value.Items;
        Assert.Equal([new Subject("post", mine.PostId)], queue.Select(c => c.Subject));
        Assert.Null(queue[0].Refusal);
        var other = await CaseOf(portal, foreign.PostId);
        Assert.Equal(Problem.NotFound, (await portal.Get<Queue>().Find(lena.Actor, other, default)).Problem);
        Assert.Equal(Problem.NotFound, (await portal.Get<Decisions>().Claim(lena.Actor, other, default)).Problem);
        Assert.True((await portal.Get<Decisions>().Claim(lena.Actor, queue[0].Id, default)).Done);

        await Eventually.True(async () => (await River()).Contains(new("post", mine.PostId)), "what stands in the moderator's place passes by");
        Assert.DoesNotContain(new Subject("post", foreign.PostId), await River());

        // An open case goes where its topic goes, and with it who decides it.
        Assert.True((await portal.Get<TopicMoves>().Move(admin.Actor, mine.TopicId, there, null, default)).Done);
        Assert.Empty((await portal.Get<Queue>().Read(lena.Actor, new(), QueueCursor.Start, 25, default)).Value.Items);

        await portal.Get<Decisions>().Hide(admin.Actor, new("post", foreign.PostId), "spam", null, default);
        Assert.Equal(foreign.TopicId, (await portal.Get<TopicMoves>().Move(admin.Actor, foreign.TopicId, here, null, default)).Value.TopicId);
        Assert.Equal("decided-above", (await portal.Get<Decisions>().Undo(lena.Actor, other, "not spam", default)).Problem?.Code); // a closed one goes with it, too; an admin's decision stands
        Assert.True((await portal.Get<Decisions>().Undo(admin.Actor, other, null, default)).Done);
        Assert.True((await portal.Get<TopicMoves>().Move(admin.Actor, foreign.TopicId, there, null, default)).Done);
        Assert.Equal(Problem.NotFound, (await portal.Get<Decisions>().Claim(lena.Actor, other, default)).Problem);
        Assert.Equal([ana.Name], (await Log(portal, lena, new(AuditAction.DecisionUndone))).Select(line => line.Whom!.Name));
        var lines = await Log(portal, lena, new());
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal($"category:{here}", line.Place));
        Assert.NotEmpty(await Log(portal, admin, new() { Place = $"category:{there}" }));
        Assert.Empty(await Log(portal, lena, new() { Place = $"category:{there}" }));

        async Task<List<Subject>> River() => [.. (await portal.Get<Watch>().Read(lena.Actor, new(), WatchFrom.Start(new()), 50, default)).Value.Rows.Select(row => row.Subject)];
    }

    [Theory, BothDatabases]
    public async Task Who_moderates_a_hidden_club_reads_its_board_and_room_and_removes_there_and_nobody_else_learns_of_it(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, host, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("host"), await portal.NewMember("lena"));
        var slug = "s" + Guid.NewGuid().ToString("N")[..10];
        Assert.True((await portal.Get<Clubs>().Create(host.Actor, new(slug, "Secret", "", Visibility.Hidden), null, default)).Done);
        var club = (await portal.Get<ClubViews>().Find(host.Actor, slug, default))!;
        Assert.True((await portal.Get<Rooms>().Say(host.Actor, club.RoomId, new("you fools"), null, default)).Done);
        Assert.Null(await portal.Get<ClubViews>().Find(lena.Actor, slug, default));
        Assert.True((await portal.Get<PlaceModerators>().Give(admin.Actor, new("club", club.Club.Id), lena.Name, default)).Done);

        var keepers = await portal.Get<PlaceModerators>().At(host.Actor, new("club", club.Club.Id), default);
        Assert.Equal([lena.Name], keepers.Value.Select(m => m.Person.Name)); // its members know
        Assert.Equal(Problem.NotAllowed, (await portal.Get<PlaceModerators>().At((await portal.NewMember("other")).Actor, new("club", club.Club.Id), default)).Problem);
        Assert.NotNull(await portal.Get<ClubViews>().Find(lena.Actor, slug, default));
        Assert.NotNull(await portal.Get<RoomViews>().Find(lena.Actor, club.RoomId, default));
        Assert.True((await portal.Get<RoomOrder>().Remove(lena.Actor, club.RoomId, 1, "rude", default)).Done);
        Assert.True((await portal.Get<RoomViews>().Lines(lena.Actor, club.RoomId, null, null, 10, default))!.Single(l => l.Number == 1).Hidden);
        Assert.Contains(await Log(portal, lena, new()), line => line.Action == AuditAction.RoomMessageHidden);
        Assert.Equal(ProblemKind.Refused, (await portal.Get<RoomOrder>().Mute(lena.Actor, club.RoomId, host.Name, 10, "x", default)).Problem?.Kind); // the host keeps order, too
    }

    [Theory, BothDatabases]
    public async Task Only_admins_give_a_place_and_what_cannot_be_given_is_refused_with_a_sentence(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, mo, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("lena"));
        var (moderators, here) = (portal.Get<PlaceModerators>(), await NewCategory(portal, admin));
        var place = new Subject("category", here);
        Assert.Equal(ProblemKind.Refused, (await moderators.Give(mo.Actor, place, lena.Name, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await moderators.Give(lena.Actor, place, lena.Name, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.SignIn, (await moderators.Give(Actor.Visitor, place, lena.Name, default)).Problem?.Kind);
        Assert.Equal("nobody", (await moderators.Give(admin.Actor, place, "nobody-of-that-name", default)).Problem?.Code);
        Assert.Equal("no-such-place", (await moderators.Give(admin.Actor, new("category", 987654321), lena.Name, default)).Problem?.Code);
        Assert.Equal("no-such-place", (await moderators.Give(admin.Actor, new("chat", 1), lena.Name, default)).Problem?.Code);
        Assert.Equal("everywhere", (await moderators.Give(admin.Actor, place, mo.Name, default)).Problem?.Code);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => moderators.Give(admin.Actor, place, lena.Name, default))); // as often as one likes
        Assert.Equal(lena.Id, Assert.Single((await moderators.At(admin.Actor, place, default)).Value).Person.Id);
        Assert.Single(await Log(portal, admin, new(AuditAction.PlaceGiven) { Whom = lena.Name }));
        Assert.Equal(place, Assert.Single((await moderators.Of(lena.Actor, lena.Name, default)).Value).Place);
        Assert.Equal(ProblemKind.Refused, (await moderators.Of((await portal.NewMember()).Actor, lena.Name, default)).Problem?.Kind);

        Assert.True((await portal.Ban(admin, lena)).Done);
        Assert.False((await portal.StandingOf(lena)).ModeratesSomewhere);
        Assert.False((await portal.StandingOf(mo, Scopes.Read | Scopes.Write)).ModeratesSomewhere);
    }

    internal static async Task<long> NewCategory(TestPortal portal, Member admin) =>
        (await portal.Get<Categories>().Create(admin.Actor, "", "Place " + Guid.NewGuid().ToString("N")[..10], "", 3, default)).Value;

    internal static async Task Give(TestPortal portal, Member admin, long category, Member lena) =>
        Assert.True((await portal.Get<PlaceModerators>().Give(admin.Actor, new("category", category), lena.Name, default)).Done);

    internal static async Task<PostPlace> Start(TestPortal portal, Member author, long category) =>
        (await portal.Get<Topics>().Start(author.Actor, new(category, TopicKind.Discussion, "Which ink lasts?", "I wonder.", []), null, default)).Value;

    static async Task<IReadOnlyList<AuditLine>> Log(TestPortal portal, Member reader, AuditFilter filter) => (await portal.Get<AuditViews>().Read(reader.Actor, filter, Cursor.Start, default)).Value.Items;

    static async Task<long> CaseOf(TestPortal portal, long postId)
    {
        await using var db = portal.Get<Database>().Open();
        var subject = $"post:{postId}";
        return await db.Set<Case>().Where(c => c.Subject == subject).Select(c => c.Id).SingleAsync();
    }
}
