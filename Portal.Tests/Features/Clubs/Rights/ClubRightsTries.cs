using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Play;
using Portal.Features.Rooms;
using Portal.Tests.Features.Events;
using Portal.Tests.Features.Play;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Clubs;

/// <summary>
/// How each call of the table of rights in clubs is made. What the table allows is done to a thing made for it, so that it can be done, or is put back afterwards; what it forbids is tried on the things that the clubs
/// have, where it would stand out.
/// </summary>
sealed class ClubRightsTries(TestPortal portal, ClubRightsScene scene)
{
    /// <summary>Makes a call of the table.</summary>
    public async Task<Answer> Try(string name, Described call, ClubCaller by, ClubPlace at, bool may)
    {
        var (thing, body) = await Asked(name, call, by, at, may);
        var cut = thing.Split('?');
        var parts = cut[0].Split('/');
        var next = 0;
        var address = string.Join('/', call.Path.Split('/').Select(part => part.StartsWith('{') ? parts[next++] : part));
        var answer = await by.Api.Ask(call.Method, cut.Length > 1 ? $"{address}?{cut[1]}" : address, body);
        if (may) await After(name, by, at);
        return answer;
    }

    /// <summary>What stands for the parameters of the address, with what follows it, and the body.</summary>
    async Task<(string Thing, object? Body)> Asked(string name, Described call, ClubCaller by, ClubPlace at, bool may)
    {
        var (slug, club, room) = (at.Slug, at.View, at.View.RoomId);
        object reason = new { reason = "a quarrel" };
        object nothing = new { };
        switch (name)
        {
            case "listClubs" or "listEvents" or "listRooms" or "getClubSettings": return ("", null);
            case "setClubSettings": return ("", new { approveNew = false });
            case "lookAtClubAddress": return ("?name=Night+owls", null);
            case "createClub": return ("", new { slug = NewWord(), name = "Day shift", about = "", visibility = "open" });

            case "acceptInvitationLink": return (at.Link.Secret, null);
            case "acceptInvitation" or "declineInvitation":
                return ($"{(may ? await scene.Invite(scene.Founder, await portal.NewClub(scene.Founder), by.Member!) : at.Personal)}", null);

            case "letIntoClub" or "turnDownFromClub":
                var asking = at.Kind == Visibility.Open ? scene.Asking : at; // nobody asks to be let into an open one
                return ($"{asking.Slug}/{(may ? (await Waiting(asking)).Id : scene.Person("waiting").Id)}", null);
            case "setClubQuestions": return (slug, new { questions = new[] { "Why?" } });
            case "inviteIntoClub": return (slug, new { uses = 1 });
            case "endClubInvitation": return ($"{slug}/{(may ? (await portal.Get<Invitations>().Link(scene.Founder.Actor, slug, 7, 1, null, default)).Value : at.Link.Id)}", null);
            case "removeClubMember": return ($"{slug}/{(may ? await NewMember(club) : scene.Writer).Id}", reason);
            case "banFromClub": return ($"{slug}/{(may ? await portal.NewMember("rude") : scene.Writer).Id}", reason);
            case "liftClubBan": return ($"{slug}/{(may ? await Banned(slug) : scene.Person("banned")).Id}", null);
            case "setClubTitle": return ($"{slug}/{scene.Writer.Id}", new { title = $"Roaster {by.Role}" });
            case "setClubRole": return ($"{slug}/{(may ? await NewMember(club) : scene.Writer).Id}", new { role = "co-host" });

            case "makeClubModerator": return ($"{slug}/{(may ? await NewMember(club) : scene.Writer).Id}", null);
            case "relieveClubModerator": return ($"{slug}/{(may ? await Keeper(club) : scene.Writer).Id}", null);

            case "offerClub" when may: var given = await portal.NewClub(by.Member!); return (given.Club.Slug, new { to = (await NewMember(given, by.Member)).Id });
            case "offerClub": return (slug, new { to = scene.Writer.Id });
            case "endClubOffer" when may: return (await Offered(by.Role == "host" ? by.Member! : scene.Founder, await portal.NewMember("heir")), null);
            case "acceptClub" or "declineClub" when may: return (await Offered(scene.Founder, by.Member!), null);
            case "endClubOffer" or "acceptClub" or "declineClub": return (slug, null);

            case "changeClub": return (slug, new { about = $"For owls, says {by.Role}." });
            case "arrangeClubPage": return (slug, new { revision = may ? (await portal.Layout(scene.Founder, club)).Revision : 0, membersAddPhotos = true, blocks = Array.Empty<object>() });
            case "setClubVisibility": return (may ? await Own(by) : slug, new { visibility = "request" });
            case "setClubAddress": return (may ? await Own(by) : slug, new { slug = NewWord() });

            case "closeClub": return (may ? await Own(by) : slug, reason);
            case "reopenClub": return (may ? await Closed(by) : slug, null);

            case "getClubItem": return ($"{slug}/{at.Article}", null);
            case "createClubArticle": return (slug, new { kind = "tutorial", title = "A heart", body = "Slowly." });
            case "createClubDownload": return (slug, new { title = "Beans", body = "Sorted.", file = may ? await portal.Uploaded(by.Member!, "Beans, sorted") : "/files/1" });
            case "createClubPhoto": return (slug, new { caption = "A cup", alt = "A cup", file = may ? await portal.Uploaded(by.Member!) : "/files/1" });
            case "changeClubItem": return ($"{slug}/{at.Article}", new { title = $"A heart by {by.Role}" });
            case "deleteClubItem": return ($"{slug}/{(may ? await scene.Article(club) : at.Article)}", null);
            case "restoreClubItem": return ($"{slug}/{(may ? await Removed(club) : at.Article)}", null);
            case "takeClubDownload" or "listClubDownloadFeedback": return ($"{slug}/{at.Download}", null);
            case "sayOfClubDownload": return ($"{slug}/{at.Download}", new { body = "Well sorted." });

            case "getClubNews": return ($"{slug}/{at.News}", null);
            case "getClubNews/draft": return ($"{slug}/{at.Draft}", null);
            case "createClubNews": return (slug, new { title = "A new machine", body = "It makes foam." });
            case "createClubNews/draft": return (slug, new { title = "A new machine", body = "It makes foam.", draft = true });
            case "changeClubNews": return ($"{slug}/{at.News}", new { title = $"A machine, says {by.Role}" });
            case "withdrawClubNews": return ($"{slug}/{(may ? await portal.NewNews(scene.Founder, club) : at.News)}", null);
            case "setClubNewsChoice": return (slug, new { bell = true, mail = "none" });

            case "getEvent" or "listEventReplies": return ($"{at.Event}", null);
            case "listEventReplies/waiting": return ($"{at.Event}?state=waiting", null);
            case "createEvent": var begins = portal.Clock.GetUtcNow().AddDays(1); return ("", new { clubId = at.Id, title = "A tasting", startsAt = begins, endsAt = begins.AddHours(1) });
            case "changeEvent": return ($"{at.Event}", new { place = $"The bar, says {by.Role}" });
            case "cancelEvent": return ($"{(may ? await portal.NewEvent(scene.Founder, club) : at.Event)}", reason);
            case "replyToEvent": return ($"{at.Event}", new { answer = "yes" });

            case "getHour" or "listHourQuestions": return ($"{at.Hour}", null);
            case "listLikeHourQuestions" or "listHourPeople": return ($"{at.Hour}?q=w", null);
            case "setUpHour": return ($"{(may ? await portal.NewEvent(scene.Founder, club) : at.Hour)}", new { lateDays = 7 });
            case "openHour": return ($"{(may ? await portal.NewHour(scene.Founder, club) : at.Hour)}", nothing);
            case "closeHour": return ($"{(may ? await scene.OpenHour(club) : at.Hour)}", nothing);
            case "addHourGuest" or "removeHourGuest": return ($"{at.Hour}/{scene.Writer.Name}", null);
            case "askHourQuestion": return ($"{at.Hour}", new { body = $"How hot, asks {by.Role}?" });
            case "withdrawHourQuestion": return ($"{at.Hour}/{(may ? (await portal.Ask(by.Member!, at.Hour, "Never mind?")).Value : 1)}", null);
            case "voteForHourQuestion" or "unvoteHourQuestion": return ($"{at.Hour}/1", null);
            case "pickHourQuestion" or "passHourQuestion" or "returnHourQuestion": return (may ? await Asked(club) : $"{at.Hour}/1", nothing);
            case "declineHourQuestion": return (may ? await Asked(club) : $"{at.Hour}/1", reason);
            case "mergeHourQuestion": return (may ? await Asked(club) : $"{at.Hour}/1", new { into = 1 });
            case "answerHourQuestion": return ($"{(may ? await scene.OpenHour(club, by.Member!) : at.Hour)}/1", new { body = "Hot enough." });
            case "changeHourAnswer": return (may ? await Answered(club, by.Member!) : $"{at.Hour}/2", new { body = "Not too hot." });
            case "deleteHourAnswer": return (may ? await Answered(club, by.Member!) : $"{at.Hour}/2", null);

            case "listGames" or "listClubPoints": return ($"?club={at.Id}", null);
            case "listPointEntries": return ($"?club={at.Id}&person={scene.Writer.Id}", null);
            case "getGame" or "getDrawProof" or "enterDraw" or "leaveDraw": return ($"{at.Draw}", null);
            case "enterDraw/hosts": return ($"{(may ? await portal.NewDraw(scene.Founder, club, hostsEnter: true) : at.Draw)}", null);
            case "createDraw": return ("", new { clubId = at.Id, title = "A draw", closesAt = portal.Clock.GetUtcNow().AddDays(1), prizes = new[] { "A bag" } });
            case "createContest": return ("", new { clubId = at.Id, title = "A contest", closesAt = portal.Clock.GetUtcNow().AddDays(1), votesUntil = portal.Clock.GetUtcNow().AddDays(2) });
            case "createQuiz":
                return ("", new { clubId = at.Id, title = "A quiz", closesAt = portal.Clock.GetUtcNow().AddDays(1), questions = new[] { new { text = "How hot?", choices = new[] { "Hot", "Cold" }, right = 0 } } });
            case "cancelGame": return ($"{(may ? await portal.NewDraw(scene.Founder, club) : at.Draw)}", reason);
            case "listContestEntries": return ($"{at.Contest}", null);
            case "createContestEntry": return ($"{at.Contest}", new { body = "A swan." });
            case "withdrawContestEntry": return ($"{at.Contest}/{(may ? (await portal.Get<ContestEntries>().Submit(by.Member!.Actor, at.Contest, "A goose.", null, default)).Value : 1)}", null);
            case "voteForContestEntry": return ($"{at.Voting}/1", new { points = 1 });
            case "answerQuiz": return ($"{at.Quiz}", new { answers = new[] { 0 } });
            case "sendCard": return ("", new { to = scene.Writer.Name, occasion = "new-year", motif = "flowers", text = "A good year." });

            case "createRoom": return ("", new { kind = "public", name = "The counter" });
            case "getRoom" or "listRoomMessages": return ($"{room}", null);
            case "searchRoom" or "listRoomPeople": return ($"{room}?q=w", null);
            case "getRoomMessage": return ($"{room}/{at.Said}", null);
            case "readRoom": return ($"{room}", new { number = at.Said });
            case "muteRoom": return ($"{room}", new { muted = true });
            case "reportRoomMessage": return ($"{room}/{(may ? await Said(scene.Writer, room) : at.Said)}", new { reason = "spam" });
            case "sendRoomMessage": return ($"{room}", new { body = "Good morning." });
            case "editRoomMessage": return ($"{room}/{(may ? await Said(by.Member!, room) : at.Said)}", new { body = "Good evening." });
            case "deleteRoomMessage": return ($"{room}/{(may ? await Said(by.Member!, room) : at.Said)}", null);
            case "giveRoomReaction" or "takeRoomReactionBack": return ($"{room}/{at.Said}/like", null);
            case "removeRoomMessage": return ($"{room}/{(may ? await Said(scene.Writer, room) : at.Said)}", reason);
            case "muteRoomMember": return ($"{room}/{(may ? await portal.NewMember("loud") : scene.Writer).Name}", new { minutes = 10, reason = "loud" });
            case "unmuteRoomMember": return ($"{room}/{(may ? await Muted(room) : scene.Writer).Name}", null);
            case "changeRoom": return ($"{room}", new { slowSeconds = 5 });

            case "getTopic" or "listPosts": return ($"{at.Topic.TopicId}", null);
            case "createTopic": return ("", new { categoryId = club.BoardId, kind = "discussion", title = "Good morning", body = "Who is up?" });
            case "createPost": return ($"{at.Topic.TopicId}", new { body = "I am." });
            case "closeTopic": return ($"{(may ? await scene.StartTopic(club) : at.Topic).TopicId}", reason);
            case "editPost": return ($"{at.Reply}", new { body = $"Politely, says {by.Role}.", reason = "tone" });
            case "deletePost": return ($"{(may ? (await portal.Reply(scene.Writer, at.Topic, "Fools.")).PostId : at.Reply)}", null);

            default:
                Assert.True(call.Path.Count(c => c == '{') == 1 && call.Path.StartsWith("clubs/{slug}", StringComparison.Ordinal) && (!call.Writes || name is "joinClub" or "leaveClub"), $"{call}: say here how it is tried.");
                return (slug, null);
        }
    }

    /// <summary>Puts back what would stand in the way of the next line.</summary>
    async Task After(string name, ClubCaller by, ClubPlace at)
    {
        if (name == "changeRoom") Assert.True((await portal.Get<RoomKeeping>().Slow(scene.Founder.Actor, at.View.RoomId, 0, default)).Done);
        if (name == "leaveClub" || (name is "joinClub" or "acceptInvitationLink" && by.Role is not ("member" or "keeper" or "co-host" or "host"))) await scene.Settle(by.Role, at);
    }

    static string NewWord() => $"owls-{Guid.NewGuid().ToString("N")[..10]}";

    /// <summary>Somebody who has just come into a club.</summary>
    async Task<Member> NewMember(ClubView club, Member? by = null)
    {
        var came = await portal.NewMember("new");
        await scene.BringIn(by ?? scene.Founder, club, came);
        return came;
    }

    async Task<Member> Waiting(ClubPlace at)
    {
        var waiting = await portal.NewMember("asks");
        Assert.Equal(Joined.Waiting, (await portal.Join(waiting, at.View)).Value);
        return waiting;
    }

    async Task<Member> Banned(string slug)
    {
        var rude = await portal.NewMember("rude");
        Assert.True((await portal.Get<ClubBans>().Ban(scene.Founder.Actor, slug, rude.Id, null, "Rude", default)).Done);
        return rude;
    }

    async Task<Member> Muted(long room)
    {
        var loud = await portal.NewMember("loud");
        Assert.True((await portal.Get<RoomOrder>().Mute(scene.Founder.Actor, room, loud.Name, 10, "loud", default)).Done);
        return loud;
    }

    /// <summary>Another club that the host founded, or, for who has the right in all of them, the founder.</summary>
    async Task<string> Own(ClubCaller by) => (await portal.NewClub(by.Role == "host" ? by.Member! : scene.Founder)).Club.Slug;

    /// <summary>The same, closed.</summary>
    async Task<string> Closed(ClubCaller by)
    {
        var slug = await Own(by);
        Assert.True((await portal.Get<ClubClosings>().Close(by.Member!.Actor, slug, "Nobody comes", default)).Done);
        return slug;
    }

    async Task<Member> Keeper(ClubView club)
    {
        var keeper = await NewMember(club);
        Assert.True((await portal.Get<ClubModeratorRoles>().Give(scene.Founder.Actor, club.Club.Slug, keeper.Id, default)).Done);
        return keeper;
    }

    /// <summary>A club that one offers to another, who is in it.</summary>
    async Task<string> Offered(Member from, Member to)
    {
        var club = await portal.NewClub(from);
        await scene.BringIn(from, club, to);
        Assert.True((await portal.Get<ClubHandOvers>().Offer(from.Actor, club.Club.Slug, to.Id, default)).Done);
        return club.Club.Slug;
    }

    async Task<long> Removed(ClubView club)
    {
        var article = await scene.Article(club);
        Assert.True((await portal.Get<ClubItems>().Remove(scene.Founder.Actor, club.Club.Slug, article, default)).Done);
        return article;
    }

    /// <summary>A question that waits in an hour that is open.</summary>
    async Task<string> Asked(ClubView club)
    {
        var hour = await scene.OpenHour(club);
        return $"{hour}/{(await portal.Ask(scene.Writer, hour, "And how hot?")).Value}";
    }

    /// <summary>An answer of somebody who is a guest.</summary>
    async Task<string> Answered(ClubView club, Member guest)
    {
        var hour = await scene.OpenHour(club, guest);
        return $"{hour}/{(await portal.AnswerTo(guest, hour, 1, "Hot.")).Value}";
    }

    async Task<int> Said(Member who, long room) => (await portal.Say(who, room, "Good night.")).Value;
}
