using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Clubs;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Tests.Commons.People;
using Portal.Tests.Commons.Watching;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

/// <summary>Somebody who tries what the table of rights says.</summary>
sealed record RightsCaller(string Role, Member? Member, HttpClient Api, string? Token);

/// <summary>How each call of the table is made, on a thing of its own that Ana wrote in a category, or in the room of a club, that Lena moderates.</summary>
/// <param name="admin">An admin.</param>
/// <param name="max">A moderator, who does what a call needs before it.</param>
/// <param name="ana">Writes everything.</param>
/// <param name="bo">Flags it.</param>
/// <param name="lena">Moderates <paramref name="here"/>, <paramref name="also"/> and <paramref name="club"/>.</param>
/// <param name="tom">Moderates another category.</param>
/// <param name="kim">Moderates <paramref name="club"/> alone.</param>
/// <param name="line">A line of the log about <paramref name="here"/>.</param>
sealed class RightsScene(TestPortal portal, Member admin, Member max, Member ana, Member bo, Member lena, Member tom, Member kim, long here, long also, ClubView club, long line)
{
    const Scopes Written = Scopes.Read | Scopes.Write; // without the right to moderate

    // Where the thing or the body is theirs who ask, or one for all that those change who may.
    static readonly string[] OfTheirOwn = ["assignCase", "removeWatchWord", "unpinTopic"];

    readonly Dictionary<string, (string Thing, object? Body)> refused = []; // what may not be done is tried by all on one thing: it stays as it is

    string? maxToken; // one for all: nobody has more than a few

    long? pinned;

    public static async Task<RightsScene> Set(TestPortal portal)
    {
        var (admin, lena, tom, host) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("lena"), await portal.NewMember("tom"), await portal.NewMember("host"));
        var (here, also, there) = (await PlaceModeratorTests.NewCategory(portal, admin), await PlaceModeratorTests.NewCategory(portal, admin), await PlaceModeratorTests.NewCategory(portal, admin));
        var club = await portal.NewClub(host);
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        await PlaceModeratorTests.Give(portal, admin, also, lena);
        await PlaceModeratorTests.Give(portal, admin, there, tom);
        var kim = await portal.NewMember("kim");
        foreach (var keeper in new[] { lena, kim }) Assert.True((await portal.Get<PlaceModerators>().Give(admin.Actor, new("club", club.Club.Id), keeper.Name, default)).Done);
        var log = await portal.Get<AuditViews>().Read(admin.Actor, new() { Place = $"category:{here}" }, Cursor.Start, default);
        var ana = await portal.NewMember("ana");
        Assert.True((await portal.Join(ana, club)).Done);
        await PlaceModeratorTests.Start(portal, ana, here);
        return new(portal, admin, await portal.NewMember("max", Roles.Moderator), ana, await portal.NewMember("bo"), lena, tom, kim, here, also, club, log.Value.Items[0].Id);
    }

    public async Task<RightsCaller> Caller(string role)
    {
        if (role == "visitor") return new(role, null, portal.Address.Api(), null);
        var member = role switch
        {
            "here" => lena, "elsewhere" => tom, "club" => kim, "agent" => await portal.NewMember(role, Roles.Agent), "admin" => await portal.NewMember(role, Roles.Admin),
            "suspended" or "token" or "moderator" => await portal.NewMember(role, Roles.Moderator), _ => await portal.NewMember(role),
        };
        if (role == "member") await Known(member);
        if (role == "suspended") Assert.True((await portal.Ban(admin, member, until: TimeSpan.FromDays(1))).Done);
        var token = await portal.TokenOf(member, role == "token" ? Written : Scopes.All);
        return new(role, member, portal.Address.Api(token), token);
    }

    /// <summary>Where a page of the table is.</summary>
    public string Page(string route) => route.Replace("{Id:long}", $"{line}", StringComparison.Ordinal).Replace("{Name}", ana.Name, StringComparison.Ordinal);

    /// <summary>Makes a call of the table.</summary>
    /// <param name="name">The call, and behind a stroke in which way.</param>
    /// <param name="call">The same as it is described.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="may">Whether it should be done: then on a thing of its own.</param>
    public async Task<Answer> Try(string name, Described call, RightsCaller by, bool may)
    {
        (string Thing, object? Body) asked = default;
        if (may || OfTheirOwn.Contains(name) || !refused.TryGetValue(name, out asked))
        {
            asked = await Asked(name, call, by);
            if (!may) refused[name] = asked;
        }

        var (thing, body) = asked;
        var (parts, query) = (thing.Split('?')[0].Split('/'), thing.Contains('?') ? thing[thing.IndexOf('?')..] : "");
        var next = 0;
        var address = string.Join('/', call.Path.Split('/').Select(part => part.StartsWith('{') ? parts[next++] : part)) + query;
        return await by.Api.Ask(call.Method, address, body);
    }

    /// <summary>What stands for the parameters of the address, with its query, and the body.</summary>
    async Task<(string Thing, object? Body)> Asked(string name, Described call, RightsCaller by)
    {
        object reason = new { reason = "a quarrel" };
        var tomorrow = portal.Clock.GetUtcNow().AddDays(1);
        switch (name)
        {
            case "flagPost": return ($"{(await Reply()).PostId}", new { reason = "off-topic" });
            case "flagThing": return ("", new { subject = $"post:{(await Reply()).PostId}", reason = "off-topic" });
            case "acknowledgeWarning": return ($"{await Warning(await portal.NewMember("on"))}", new { });
            case "withdrawWaiting": return ($"{await Waiting()}", null);
            case "createAppeal": return ("", new { sanctionId = await Warning(await portal.NewMember("on")), text = "not mine" });

            case "getCase" or "claimCase": return ($"{await Case()}", null);
            case "releaseCase": return ($"{await Claimed(by)}", null);
            case "assignCase": return ($"{await Case()}", new { ownerId = by.Member?.Id });
            case "agreeWithCase" or "disagreeWithCase" or "ignoreCase": return ($"{await Claimed(by)}", new { note = "looked at" });
            case "decideCase": return ($"{await Claimed(by)}", new { outcome = "hidden", note = "looked at" });
            case "decideCase/approved" or "decideCase/rejected": return ($"{await Taken(await Waiting(), by)}", new { outcome = name.Split('/')[1], note = "looked at" });
            case "decideCase/upheld" or "decideCase/overturned": return ($"{await Taken(await Appealed(), by)}", new { outcome = name.Split('/')[1], note = "looked at" });
            case "undoDecision": return ($"{await Decided()}", new { note = "a quotation" });
            case "decideCases": return ("", new { cases = new[] { new { id = await Case() } }, outcome = "ignored", note = "looked at" });
            case "decideCases/sanction": return ("", new { cases = new[] { new { id = await Case(await Writer()) } }, outcome = "hidden", note = "looked at", sanction = new { kind = "suspension", reason = "spam", until = tomorrow } });
            case "undoDecisions": return ("", new { cases = new[] { await Decided() }, note = "a quotation" });

            case "hideThing": return ($"post:{(await Reply()).PostId}", new { note = "rude" });
            case "showThing":
                var hidden = (await Reply()).Subject();
                Assert.True((await portal.Get<Decisions>().Hide(lena.Actor, hidden, "rude", null, default)).Done);
                return ($"{hidden}", new { note = "a quotation" });

            case "listSanctions" or "listHistory" or "listReasons": return ($"{ana.Id}", null);
            case "createSanction": return ($"{(await Writer()).Id}", new { kind = "warning", reason = "rude", place = $"category:{here}" });
            case "createSanction/note": return ($"{(await Writer()).Id}", new { kind = "note", reason = "rude", place = $"category:{here}" });
            case "createSanction/approval": return ($"{(await Writer()).Id}", new { kind = "approval", reason = "rude", until = tomorrow, place = $"category:{here}" });
            case "createSanction/mute": return ($"{(await Writer()).Id}", new { kind = "mute", reason = "rude", until = tomorrow, place = $"category:{here}" });
            case "createSanction/suspension": return ($"{(await Writer()).Id}", new { kind = "suspension", reason = "rude", until = tomorrow });
            case "createSanction/ban": return ($"{(await Writer()).Id}", new { kind = "ban", reason = "rude" });
            case "hideAllOf": return ($"{(await Writer()).Id}", new { note = "spam" });
            case "revokeSanction": var on = await Writer(); return ($"{on.Id}/{await Warning(on, new("category", here), lena)}", reason);
            case "revokeSanction/admin's": var of = await Writer(); return ($"{of.Id}/{await Warning(of, new("category", here))}", reason);

            case "markSeen": var seen = await Entry(); return ("", new { ids = new[] { seen }, upTo = await portal.TakenIn() });
            case "handWatchOver": return ($"{await Entry()}", new { to = max.Id });
            case "addWatchWord": return ("", new { word = NewWord() });
            case "removeWatchWord": return (await by.Api.Post("moderation/watch/words", new { word = NewWord() }) is { Status: 201 } word ? $"{word.Id}" : "1", null);
            case "setWatchTells": return ("", new { alerts = Array.Empty<string>() });

            case "getLogLine": return ($"{line}", null);
            case "findPersonalData": return ($"post:{(await Reply()).PostId}", null);
            case "rescue": var theirs = NewWord(); return ($"post:{(await portal.Reply(ana, await Topic(), theirs)).PostId}", new { words = new[] { theirs } });
            case "listPlaceModerators": return ($"category:{here}", null);
            case "listPlacesOf": return (lena.Name, null);
            case "givePlace" or "takePlace": return ($"category:{here}/{(await portal.NewMember("candidate")).Name}", null);

            case "addWord": return ("", new { text = NewWord(), effect = "flag", place = $"category:{here}" });
            case "addWord/everywhere": return ("", new { text = NewWord(), effect = "flag" });
            case "addWord/allow": return ("", new { text = NewWord(), effect = "allow" });
            case "changeWord": return ($"{await Watched(WatchedEffect.Flag, here)}", new { text = NewWord(), effect = "hold", place = $"category:{here}" });
            case "changeWord/everywhere": return ($"{await Watched(WatchedEffect.Flag)}", new { text = NewWord(), effect = "hold" });
            case "changeWord/allow": return ($"{await Watched(WatchedEffect.Allow)}", new { text = NewWord(), effect = "hold" });
            case "deleteWord": return ($"{await Watched(WatchedEffect.Flag, here)}", null);
            case "deleteWord/everywhere": return ($"{await Watched(WatchedEffect.Flag)}", null);
            case "deleteWord/allow": return ($"{await Watched(WatchedEffect.Allow)}", null);
            case "tryWords/line": return ("", new { text = NewWord(), line = new { text = NewWord(), effect = "flag", place = $"category:{here}" } });
            case "importWords": return ("", new { text = $"flag word {NewWord()}" });
            case "setScreening": return ("", new { firstPosts = 0 }); // as it is: others write here, too
            case "setScale": return ("", new { steps = SanctionScale.Usual.Select(s => new { from = s.From, kind = EnumWords.Of(s.Kind), days = s.Days, acts = s.Acts }) }); // as they are: others are decided about, too
            case "tryWords": return ("", new { text = NewWord() });

            case "setHidingWeight": return ("", new { hideAt = (await portal.Get<FlagReasonDeeds>().Read(admin.Actor, default)).Value.HideAt }); // as it is: others lean on it
            case "addFlagReason": return ("", new { code = NewWord(), title = new { en = "Gadgets" }, off = true });
            case "changeFlagReason": return ("other", new { });
            case "addUsualTemplates": return ("", new { });
            case "addTemplate": return ("", new { use = "warning", name = NewWord(), en = "Politely: no." });
            case "changeTemplate": return ($"{await Template()}", new { en = "No." });
            case "deleteTemplate": return ($"{await Template()}", null);

            case "editPost": return ($"{(await Reply()).PostId}", new { body = "Politely: no.", reason = "tone" });
            case "deletePost" or "makeWiki": return ($"{(await Reply()).PostId}", null);
            case "endWiki": var wiki = await Reply(); await portal.Get<Posts>().MakeWiki(max.Actor, wiki.PostId, true, default); return ($"{wiki.PostId}", null);
            case "renameTopic": return ($"{(await Topic()).TopicId}", new { title = "A better title" });
            case "moveTopic": return ($"{(await Topic()).TopicId}", new { categoryId = also });
            case "mergeTopic": return ($"{(await Topic()).TopicId}", new { intoTopicId = (await Topic()).TopicId });
            case "splitTopic": var part = await Reply(); return ($"{part.TopicId}", new { postIds = new[] { part.PostId }, title = "A topic of its own" });
            case "unpinTopic": return ($"{await Pinned()}", reason);
            case "openTopic": return ($"{await After("close")}", reason);
            case "unarchiveTopic": return ($"{await After("archive")}", reason);
            case "slowTopic": return ($"{(await Topic()).TopicId}", new { minutes = 10 });
            case "undoTopicChange":
                var closed = await After("close");
                using (var his = await portal.Api(max)) return ($"{closed}", new { changeId = (await his.Ask($"topics/{closed}/changes")).Items[0].GetProperty("id").GetInt64() });
            case "changeManyTopics": return ("", new { topicIds = new[] { (await Topic()).TopicId }, deed = "close" });
            case "pinTopic" or "closeTopic" or "archiveTopic": return ($"{(await Topic()).TopicId}", reason);
            case "listTopicChanges": return ($"{(await Topic()).TopicId}", null);
            case "closePoll": return ($"{await Polled(ana)}", reason);
            case "removePoll": return ($"{await Polled(ana)}?reason=a+quarrel", null);

            case "renameTopic/admin's": return ($"{(await Admins()).TopicId}", new { title = "A better title" });
            case "moveTopic/admin's": return ($"{(await Admins()).TopicId}", new { categoryId = also });
            case "mergeTopic/admin's": return ($"{(await Admins()).TopicId}", new { intoTopicId = (await Topic()).TopicId });
            case "splitTopic/admin's": var hers = await portal.Reply(admin, await Topic(), "As an admin I say so."); return ($"{hers.TopicId}", new { postIds = new[] { hers.PostId }, title = "A topic of its own" });
            case "slowTopic/admin's": return ($"{(await Admins()).TopicId}", new { minutes = 10 });
            case "pinTopic/admin's" or "closeTopic/admin's" or "archiveTopic/admin's": return ($"{(await Admins()).TopicId}", reason);
            case "closePoll/admin's": return ($"{await Polled(admin)}", reason);
            case "removePoll/admin's": return ($"{await Polled(admin)}?reason=a+quarrel", null);

            case "removeRoomMessage": return ($"{club.RoomId}/{(await portal.Say(ana, club.RoomId, "you fools")).Value}", reason);
            case "muteRoomMember": return ($"{club.RoomId}/{(await Loud()).Name}", new { minutes = 10, reason = "loud" });
            case "unmuteRoomMember":
                var loud = await Loud();
                using (var his = await portal.Api(max)) (await his.Ask(HttpMethod.Put, $"rooms/{club.RoomId}/mutes/{loud.Name}", new { minutes = 10, reason = "loud" })).Is(204);
                return ($"{club.RoomId}/{loud.Name}", null);
            case "changeRoom": return ($"{club.RoomId}", new { slowSeconds = 0 });

            default:
                Assert.False(call.Writes || call.NeedsThing, $"{call}: say here how it is tried.");
                return ("", null);
        }
    }

    async Task<long> Template() => (await portal.Get<ReasonTemplates>().Save(admin.Actor, null, new(ReasonUse.Warning, NewWord(), "Politely: no."), null, default)).Value;

    /// <summary>A line of the list of watched words: of one category, or of all.</summary>
    async Task<long> Watched(WatchedEffect effect, long? at = null) => (await portal.Get<WatchedWords>().Add(admin.Actor, new(WatchedKind.Word, NewWord(), effect, at is { } category ? $"category:{category}" : null), null, default)).Value;

    static string NewWord() => $"gadget{Guid.NewGuid().ToString("N")[..12]}";

    Task<PostPlace> Topic() => PlaceModeratorTests.Start(portal, ana, here);

    Task<PostPlace> Admins() => PlaceModeratorTests.Start(portal, admin, here);

    /// <summary>A topic of somebody's with a poll.</summary>
    async Task<long> Polled(Member by)
    {
        var topic = (await PlaceModeratorTests.Start(portal, by, here)).TopicId;
        Assert.True((await portal.Get<Polls>().Add(by.Actor, topic, new("Tea?", PollKind.Single, ["yes", "no"]), default)).Done);
        return topic;
    }

    async Task<PostPlace> Reply() => await portal.Reply(ana, await Topic(), "you are all idiots");

    async Task<long> Warning(Member on, Subject? place = null, Member? by = null) => (await portal.Sanction(by ?? admin, on, SanctionKind.Warning, place: place)).Value;

    /// <summary>Somebody who wrote here.</summary>
    async Task<Member> Writer()
    {
        var writer = await portal.NewMember("on");
        await PlaceModeratorTests.Start(portal, writer, here);
        return writer;
    }

    /// <summary>The case of a reply of Ana's that waits for a moderator.</summary>
    async Task<long> Waiting()
    {
        var word = NewWord();
        var watched = await portal.Watch(word, WatchedEffect.Hold);
        var held = await portal.Reply(ana, await Topic(), word);
        Assert.True((await portal.Get<WatchedWords>().Delete(admin.Actor, watched, default)).Done);
        return (await portal.CaseOf(held.Subject()))!.Value;
    }

    /// <summary>A topic with which something was done before.</summary>
    async Task<long> After(string deed)
    {
        var topic = (await Topic()).TopicId;
        using var his = portal.Address.Api(maxToken ??= await portal.TokenOf(max, Scopes.All));
        (await his.Post($"topics/{topic}/{deed}", new { reason = "before" })).Is(200);
        return topic;
    }

    /// <summary>A topic that is pinned: one for all who try, as a category has ten at most.</summary>
    async Task<long> Pinned()
    {
        pinned ??= (await Topic()).TopicId;
        using var his = portal.Address.Api(maxToken ??= await portal.TokenOf(max, Scopes.All));
        (await his.Post($"topics/{pinned}/pin", new { reason = "before" })).Is(200);
        return pinned.Value;
    }

    async Task<long> Case(Member? writer = null)
    {
        var subject = (await portal.Reply(writer ?? ana, await Topic(), "you are all idiots")).Subject();
        Assert.True((await portal.Get<Flags>().Raise(bo.Actor, subject, FlagReason.Abuse, "Rude.", null, default)).Done);
        var name = subject.ToString();
        return await portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Subject == name).Select(c => c.Id).SingleAsync());
    }

    async Task<long> Claimed(RightsCaller by) => await Taken(await Case(), by);

    /// <summary>A case that somebody has claimed, where they may.</summary>
    static async Task<long> Taken(long id, RightsCaller by)
    {
        await by.Api.Post($"moderation/queue/{id}/claim");
        return id;
    }

    /// <summary>The case of an appeal against a warning.</summary>
    async Task<long> Appealed()
    {
        var on = await portal.NewMember("on");
        var appeal = await portal.Get<Appeals>().File(on.Actor, new("sanction", await Warning(on)), "not mine", null, default);
        var name = new Subject(Appeal.Kind, appeal.Value).ToString();
        return await portal.Get<Database>().Read(db => db.Set<Case>().Where(c => c.Subject == name).Select(c => c.Id).SingleAsync());
    }

    /// <summary>Somebody who has been here for long is no newcomer any more.</summary>
    async Task Known(Member member) => await portal.Get<Database>().Write<Nothing>(
        async db =>
        {
            await db.Set<Account>().Where(a => a.Id == member.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Regular));
            return default(Nothing);
        },
        default);

    async Task<long> Decided()
    {
        var (id, decisions) = (await Case(), portal.Get<Decisions>());
        Assert.True((await decisions.Claim(lena.Actor, id, default)).Done);
        Assert.True((await decisions.Decide(lena.Actor, id, new(Outcome.Hidden, "Insults"), default)).Done);
        return id;
    }

    async Task<long> Entry() => (await portal.Watched(max, (await Topic()).Subject())).Id;

    async Task<Member> Loud()
    {
        var loud = await portal.NewMember("loud");
        Assert.True((await portal.Join(loud, club)).Done);
        return loud;
    }
}
