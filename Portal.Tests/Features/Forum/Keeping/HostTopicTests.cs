using Portal.Features.Forum;
using Portal.Tests.Features.Clubs;

namespace Portal.Tests.Features.Forum;

/// <summary>What a moderator whom a host made may do with what those wrote who run the club.</summary>
public class HostTopicTests(Portals portals)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Whom_a_host_made_a_moderator_keeps_no_order_in_what_those_wrote_who_run_the_club(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, friend, ana, mo) = (await portal.NewMember("host"), await portal.NewMember("friend"), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var club = await portal.NewClub(host);
        foreach (var who in (Member[])[friend, ana]) await portal.Join(who, club);
        Assert.True((await portal.Get<Portal.Features.Clubs.ClubModeratorRoles>().Give(host.Actor, club.Club.Slug, friend.Id, Ct)).Done);
        var (posts, polls, moves, undo) = (portal.Get<Posts>(), portal.Get<Polls>(), portal.Get<PostMoves>(), portal.Get<KeepingUndo>());
        var (hosts, hers, own) = (await Start(host), await Start(ana), await Start(friend));
        var (word, answer, why) = (await portal.Reply(host, hers, "As your host I say so."), await portal.Reply(ana, hosts, "I would rather not."), await portal.Reply(ana, hers, "Who says that?"));
        var poll = new NewPoll("When do we meet?", PollKind.Single, ["Now", "Later"]);

        // Of members they keep order.
        foreach (var deed in KeepingTests.Deeds(portal)) Assert.True((await deed(friend.Actor, hers.TopicId)).Done);
        Assert.True((await posts.Edit(friend.Actor, hers.PostId, "Politely.", "tone", null, Ct)).Done);
        Assert.True((await polls.Add(friend.Actor, hers.TopicId, poll, Ct)).Done);
        Assert.True((await polls.Remove(friend.Actor, hers.TopicId, "over", Ct)).Done);

        // Of who runs the club they do not, neither in their topics nor with their posts and polls.
        var renamed = (await portal.Get<TopicNames>().Rename(host.Actor, hosts.TopicId, new("Said by the host"), null, Ct)).Value;
        Assert.True((await polls.Add(host.Actor, hosts.TopicId, poll, Ct)).Done);
        (string What, Func<Actor, Task<Result<Kept>>> Do)[] deeds =
        [
            .. KeepingTests.Deeds(portal).Select((deed, i) => ($"deed {i}", (Func<Actor, Task<Result<Kept>>>)(who => deed(who, hosts.TopicId)))),
            ("rename", who => portal.Get<TopicNames>().Rename(who, hosts.TopicId, new("Said by somebody"), null, Ct)),
            ("split what the host wrote", who => moves.Split(who, hers.TopicId, new([word.PostId], "Apart"), null, null, Ct)),
            ("split in the host's", who => moves.Split(who, hosts.TopicId, new([answer.PostId], "Apart"), null, null, Ct)),
            ("split into the host's", who => moves.Split(who, hers.TopicId, new([why.PostId], IntoTopicId: hosts.TopicId), null, null, Ct)),
            ("merge into the host's", who => moves.Merge(who, own.TopicId, hosts.TopicId, null, Ct)),
            ("merge", who => moves.Merge(who, hosts.TopicId, hers.TopicId, null, Ct)),
        ];
        foreach (var (what, deed) in deeds) Assert.True((await deed(friend.Actor)).Problem is { Code: "host-decision" }, what);
        Assert.Equal("host-decision", (await undo.Undo(friend.Actor, hosts.TopicId, renamed.ChangeId, Ct)).Problem?.Code);
        Assert.False(Assert.Single((await portal.Get<TopicHistory>().Read(friend.Actor, hosts.TopicId, Ct)).Value).CanUndo);
        Assert.Equal("host-decision", (await polls.Close(friend.Actor, hosts.TopicId, "over", Ct)).Problem?.Code);
        Assert.Equal("host-decision", (await polls.Remove(friend.Actor, hosts.TopicId, "over", Ct)).Problem?.Code);
        Assert.Equal("host-decision", (await polls.Add(friend.Actor, hosts.TopicId, poll, Ct)).Problem?.Code);
        Assert.False((await portal.Get<PollViews>().Of(friend.Actor, hosts.TopicId, Ct))!.MayManage);
        Assert.Equal("host-decision", (await posts.Edit(friend.Actor, hosts.PostId, "Mine now", null, null, Ct)).Problem?.Code);
        Assert.Equal("host-decision", (await posts.MakeWiki(friend.Actor, hosts.PostId, true, Ct)).Problem?.Code);
        Assert.True((await posts.MakeWiki(host.Actor, hosts.PostId, true, Ct)).Done);
        Assert.True((await posts.Edit(friend.Actor, hosts.PostId, "As every member may", null, null, Ct)).Done);

        // Moderators of the whole portal do.
        Assert.True((await polls.Remove(mo.Actor, hosts.TopicId, "over", Ct)).Done);
        foreach (var (what, deed) in deeds) Assert.True((await deed(mo.Actor)).Done, what);

        async Task<PostPlace> Start(Member by) => (await portal.Get<Topics>().Start(by.Actor, new(club.BoardId, TopicKind.Discussion, "On the board", "b"), null, Ct)).Value;
    }
}
