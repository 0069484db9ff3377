using Microsoft.EntityFrameworkCore;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Play;
using Portal.Platform.Live;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Play;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>Leaving a club with what one wrote there kept, or taken along.</summary>
public class LeavingTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Who_leaves_without_a_trace_takes_along_what_they_wrote_and_what_others_wrote_stays(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (host, leaver, bo) = (await portal.NewMember("host"), await portal.NewMember("leaver"), await portal.NewMember("bo"));
        var club = await portal.NewClub(host);
        await portal.CoHost(host, club, leaver);
        await portal.Join(bo, club);
        var word = $"quokka{Guid.NewGuid():N}"[..14];

        var said = (await portal.Say(leaver, club.RoomId, $"A {word} yesterday")).Value;
        await portal.Say(host, club.RoomId, "And a wombat");
        portal.Clock.Advance(TimeSpan.FromHours(3)); // longer than a message can be deleted otherwise
        var (alone, answered, others) = (await Start(leaver, $"A {word}"), await Start(leaver, $"Also a {word}"), await Start(host, "A wombat"));
        await portal.Reply(leaver, alone, $"One more {word}");
        await portal.Reply(host, answered, "How nice!");
        await portal.Reply(leaver, others, $"I have a {word}");
        var hidden = await portal.Reply(leaver, others, $"Buy a {word}");
        await portal.SetHidden(hidden.PostId);
        var article = (await portal.Put(leaver, club, ClubItemKind.Tutorial, "Keeping them", $"How to keep a {word}")).Value;
        var evening = await portal.NewEvent(host, club, portal.Plan(seats: 1));
        await portal.Answer(leaver, evening);
        Assert.Equal(ReplyState.Waiting, (await portal.Answer(bo, evening)).Value);
        var hour = await portal.NewHour(host, club);
        Assert.True((await portal.Ask(leaver, hour, $"What does a {word} eat?")).Done);
        var picked = (await portal.Ask(leaver, hour, "And drink?")).Value;
        Assert.True((await portal.Get<QuestionHours>().Open(host.Actor, hour, null, default)).Done);
        Assert.True((await portal.Get<HourLeading>().Pick(host.Actor, hour, picked, null, default)).Done);
        var (open, closed) = (await portal.NewContest(host, club), await portal.NewContest(host, club));
        foreach (var contest in (long[])[open, closed]) Assert.True((await portal.Get<ContestEntries>().Submit(leaver.Actor, contest, contest == open ? $"My {word}" : "My wombat", null, default)).Done);
        await portal.NextStage(closed);
        await Eventually.True(async () => await Found() > 4, "what they wrote is found");
        Assert.Equal(3, await OnBoard());

        // Whoever is not in it has nothing to take along, and a last host loses nothing.
        Assert.Equal(Problem.SignIn, (await Leave(null)).Problem);
        Assert.Equal(new ClubLeft(0, 0), (await Leave(await portal.NewMember("other"))).Value);
        Assert.Equal("last-host", (await Leave(host)).Problem?.Code);
        Assert.NotNull(await portal.Get<TopicViews>().Read(host.Actor, others.TopicId, 1, 0, default));

        var left = (await Leave(leaver)).Value;
        Assert.Equal(new ClubLeft(Gone: 9, Stayed: 3), left); // stayed: hidden by a moderator, picked, and voted on
        Assert.Equal(ClubRole.None, (await portal.Club(leaver, club.Club.Slug))!.Role);
        Assert.Equal(2, (await portal.Club(host, club.Club.Slug))!.Club.MemberCount);

        // On the board: their topic is gone, the one in which the host wrote stays without their text, and counts are right.
        Assert.Null(await portal.Get<TopicViews>().Read(host.Actor, alone.TopicId, 1, 0, default));
        var kept = (await portal.Read(host, answered)).View.Posts;
        Assert.Equal([1, 2], kept.Select(p => p.Number));
        Assert.Contains("[removed by its author]", kept[0].Html, StringComparison.Ordinal);
        Assert.Equal(["[removed by its author]", "[removed by its author]"], await portal.Get<Database>().Read(db => db.Set<PostRevision>().Where(r => r.PostId == answered.PostId).Select(r => r.Body).ToListAsync()));
        Assert.Equal((1, 2), (await Seen(others), await Seen(answered)));
        Assert.Equal(2, await OnBoard());

        // In the room, and everywhere else.
        var lines = (await portal.Said(host, club.RoomId))!;
        Assert.Contains("And a wombat", lines);
        Assert.DoesNotContain(lines, l => l.Contains(word, StringComparison.Ordinal));
        Assert.True((await portal.Lines(host, club.RoomId))!.Single(l => l.Number == said).Deleted);
        Assert.Null(await portal.Item(host, club, article));
        Assert.False((await portal.Get<ClubItems>().PutBack(host.Actor, club.Club.Slug, article, default)).Done);
        Assert.False(await portal.Get<Database>().Read(db => db.Set<ClubItem>().AnyAsync(i => i.AuthorId == leaver.Id && i.Body != "")));
        var replies = await portal.Get<Database>().Read(db => db.Set<EventReply>().Where(r => r.EventId == evening).Select(r => new { r.AccountId, r.State }).ToListAsync());
        Assert.Equal((bo.Id, ReplyState.Going), (Assert.Single(replies).AccountId, replies[0].State));
        Assert.Equal([picked], await portal.Get<Database>().Read(db => db.Set<HourEntry>().Where(e => e.EventId == hour && e.DeletedAt == null).Select(e => e.Number).ToListAsync()));
        Assert.Equal([closed], await portal.Get<Database>().Read(db => db.Set<ContestEntry>().Where(e => e.AuthorId == leaver.Id && e.WithdrawnAt == null).Select(e => e.GameId).ToListAsync()));
        await Eventually.True(async () => await Found() == 0, "nothing of it is found");

        // Done again, there is nothing left to take.
        await portal.Join(leaver, club);
        Assert.Equal(new ClubLeft(0, 3), (await Leave(leaver)).Value);
        Assert.Equal("", portal.Errors.Take());

        async Task<PostPlace> Start(Member author, string body) => (await portal.Get<Topics>().Start(author.Actor, new(club.BoardId, TopicKind.Discussion, "Animals of the night", body), null, default)).Value;

        Task<Result<ClubLeft>> Leave(Member? member) => portal.Get<ClubLeaving>().WithoutTrace(member?.Actor ?? Actor.Visitor, club.Club.Slug, default);

        Task<int> OnBoard() => portal.Get<Database>().Read(db => db.Set<Category>().Where(c => c.Id == club.BoardId).Select(c => c.TopicCount).FirstAsync());

        Task<int> Seen(PostPlace topic) => portal.Get<Database>().Read(db => db.Set<Topic>().Where(t => t.Id == topic.TopicId).Select(t => t.PostCount).FirstAsync());

        async Task<int> Found()
        {
            await portal.Get<NewsDispatcher>().CatchUp(default);
            return (await portal.Get<Portal.Commons.Search.Search>().Find(host.Actor, word, null, 100, default)).Value.Items.Count;
        }
    }

    [Theory, BothDatabases]
    public async Task At_the_API_what_was_written_stays_unless_the_caller_says_otherwise(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, stays, goes) = (await portal.NewMember("host"), await portal.NewMember("stays"), await portal.NewMember("goes"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[stays, goes])
        {
            await portal.Join(member, club);
            Assert.True((await portal.Say(member, club.RoomId, $"Said by {member.Name}")).Done);
        }

        using var one = await portal.Api(stays);
        using var other = await portal.Api(goes);
        (await one.Post($"clubs/{club.Club.Slug}/leave")).Is(204);
        (await one.Post($"clubs/{club.Club.Slug}/leave", new { trace = true })).Is(204);
        var answer = (await other.Post($"clubs/{club.Club.Slug}/leave", new { trace = false })).Is(200);
        Assert.Equal((1, 0), (answer.Json.GetProperty("deleted").GetInt32(), answer.Json.GetProperty("stayed").GetInt32()));
        var lines = (await portal.Said(host, club.RoomId))!;
        Assert.Contains($"Said by {stays.Name}", lines);
        Assert.DoesNotContain($"Said by {goes.Name}", lines);
    }
}
