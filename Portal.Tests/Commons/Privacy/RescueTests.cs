using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Drafts;
using Portal.Commons.Moderation;
using Portal.Commons.Privacy;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Features.Moderation;
using Portal.Features.Rooms;
using Portal.Platform.Mail;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Commons.People;
using Portal.Tests.Commons.Watching;
using Portal.Tests.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Commons.Privacy;

public class RescueTests(Portals portals)
{
    const string Phone = "138 0013 8000";
    const string Mail = "li.wei@secret-mail.cn";

    [Theory, BothDatabases]
    public async Task What_is_taken_out_of_a_post_stands_in_no_table_page_feed_search_or_letter_any_more(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, bo, mia) = (await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator));
        var topic = await portal.StartTopic(ana, $"Please call {Mail}", $"My number is **{Phone}** or {Mail}, thanks.");
        var posts = portal.Get<Posts>();
        Assert.True((await posts.Edit(ana.Actor, topic.PostId, $"Write to {Mail} & call {Phone}.", $"was {Phone}", null, default)).Done);
        Assert.True((await portal.Get<Flags>().Raise(bo.Actor, new("post", topic.PostId), FlagReason.PersonalData, $"It says {Phone}", null, default)).Done);
        Assert.True((await posts.Edit(mia.Actor, topic.PostId, $"Write to {Mail}.", $"took {Phone} out", null, default)).Done);
        Assert.True((await portal.Get<TopicNames>().Rename(mia.Actor, topic.TopicId, new($"Call {Mail} soon"), null, default)).Done);
        var other = await portal.StartTopic(bo, "Another topic", "Hello");
        var quote = await portal.Reply(bo, other, $"> [@{ana.Name}]({topic.Url}):\n>\n> Write to {Mail} & call {Phone}.\n\nWhy so?");
        Assert.True((await portal.Get<DraftStore>().Keep(bo.Actor, $"topic:{topic.TopicId}", null, $"> {Phone}\n\nindeed", default)).Done);
        await Wait(portal, $"Ana wrote: call {Phone}, write to {Mail}", $"<p>call {Phone}, <a href=\"mailto:{Mail}\">{Mail}</a></p>");
        using var visitor = portal.Visitor();
        Assert.Contains(Mail, await visitor.GetStringAsync(topic.Url));
        var before = await EveryText.Holding(portal.Get<Database>(), Phone, Mail);
        Assert.True(before.Count > 12, string.Join('\n', before)); // the test can fail

        await portal.AllRead();
        using var api = await portal.Api(mia);
        var offered = (await api.Ask($"moderation/rescue/post:{topic.PostId}")).Is(200).Items.Select(i => i.GetProperty("text").GetString()).ToList();
        Assert.Contains(Mail, offered);
        Assert.Contains(Phone, offered);
        var report = (await api.Post($"moderation/rescue/post:{topic.PostId}", new { words = new[] { Mail, Phone }, reason = $"Ana asked; it was {Phone}" })).Is(200).Json;
        Assert.True(report.GetProperty("taken").GetProperty("quotes").GetInt32() == 1, report.ToString());
        Assert.True(report.GetProperty("taken").GetProperty("letters").GetInt32() >= 1, report.ToString());

        Assert.Empty(await EveryText.Holding(portal.Get<Database>(), Phone, Mail));
        await portal.Read(bo, topic);
        foreach (var page in new[] { topic.Url, $"/t/{topic.TopicId}", other.Url, "/feed.atom", $"/t/{topic.TopicId}/feed.atom", $"/p/{topic.PostId}/history", $"/search?q={Uri.EscapeDataString(Phone)}" })
        {
            var html = await visitor.GetStringAsync(page);
            Assert.False(html.Replace(Uri.EscapeDataString(Phone), "").Contains(Mail) || (!page.StartsWith("/search") && html.Contains(Phone)), page);
        }

        Assert.Contains(RescueOrder.Mark, await visitor.GetStringAsync($"/t/{topic.TopicId}"));
        Assert.Empty((await portal.Address.Api().Ask($"search?q={Uri.EscapeDataString("\"secret-mail\"")}")).Items);
        Assert.Contains("Why so?", (await api.Ask($"posts/{quote.PostId}")).Json.GetProperty("body").GetString());

        // The log says that it happened, without the words, and its older lines that something was taken out of them.
        var log = (await portal.Get<AuditViews>().Read(mia.Actor, new(Subject: $"post:{topic.PostId}"), Cursor.Start, default)).Value.Items;
        var line = Assert.Single(log, l => l.Action == AuditAction.Rescued);
        Assert.Equal((mia.Id, ana.Id), (line.By!.Id, line.Whom!.Id));
        Assert.Contains(RescueOrder.Mark, line.Reason);
        Assert.True(log.Single(l => l.Action == AuditAction.PostEdited).Rescued);

        // Who wrote it is told, and why; who only quoted it is not.
        var told = Assert.Single(await portal.Told(ana), n => n.Form == "Rescued");
        Assert.Equal(($"Call {RescueOrder.Mark} soon", $"Ana asked; it was {RescueOrder.Mark}"), (told.Title, told.Text));
        Assert.StartsWith($"/t/{topic.TopicId}/", told.Url);
        Assert.DoesNotContain(await portal.Told(bo), n => n.Form == "Rescued");
        Assert.Equal(RescueOrder.Mark, (await portal.Get<PostHistory>().Revisions(ana.Actor, topic.PostId, default))![0].Reason);

        // The letter goes out without them.
        portal.Clock.Advance(TimeSpan.FromHours(2));
        var outbox = Path.Combine(portal.DataDirectory, "outbox");
        string[] Letters() => Directory.Exists(outbox) ? Array.ConvertAll(Directory.GetFiles(outbox, "*.eml", SearchOption.AllDirectories), File.ReadAllText) : [];
        await Eventually.True(() => Task.FromResult(Letters().Any(l => l.Contains("removed for privacy"))), "the letter is out", TimeSpan.FromSeconds(20));
        Assert.DoesNotContain(Letters(), l => l.Contains(Phone) || l.Contains(Mail));
        Assert.Equal("", portal.Errors.Take());
    }

    [Theory, BothDatabases]
    public async Task Room_messages_reported_messages_and_profiles_are_rescued_too_and_nothing_else_is_touched(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (admin, ana, bo, mia) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("mia", Roles.Moderator));
        using var api = await portal.Api(mia);
        using var theirs = await portal.Api(ana);
        using var adminApi = await portal.Api(admin);
        var room = (await adminApi.Post("rooms", new { kind = "public", name = "Lounge", about = "" })).Is(201).Id;
        Assert.True((await portal.Get<Rooms>().Say(ana.Actor, room, new($"call {Phone}"), null, default)).Done);
        await using var db = portal.Get<Database>().Open();
        var said = await db.Set<RoomMessage>().Where(m => m.RoomId == room).Select(m => m.Id).SingleAsync();
        var hotline = await portal.StartTopic(bo, "The hotline", $"Our own hotline is {Phone}."); // another's own words stay
        var conversation = (await theirs.Post("conversations", new { to = new[] { bo.Name }, body = $"Only for you: {Mail}" })).Is(201).Id;
        var message = (await theirs.Ask($"conversations/{conversation}/messages")).Items[0].GetProperty("id").GetInt64();
        (await api.Ask($"moderation/rescue/message:{message}")).IsProblem(404); // not reported: nobody else's business
        Assert.True((await portal.Get<Flags>().Raise(bo.Actor, new("message", message), FlagReason.PersonalData, null, null, default)).Done);

        await portal.AllRead();
        (await api.Post($"moderation/rescue/room-message:{said}", new { words = new[] { Phone } })).Is(200);
        (await api.Post($"moderation/rescue/message:{message}", new { words = new[] { Mail } })).Is(200);
        Assert.Equal($"call {RescueOrder.Mark}", await db.Set<RoomMessage>().Where(m => m.Id == said).Select(m => m.Body).SingleAsync());
        Assert.Empty(await EveryText.Holding(portal.Get<Database>(), Mail));
        Assert.All(await EveryText.Holding(portal.Get<Database>(), Phone), where => Assert.True(where.StartsWith("Posts.") || where.StartsWith("Search"), where));
        Assert.Contains(Phone, (await api.Ask($"posts/{hotline.PostId}")).Json.GetProperty("body").GetString());
    }

    [Theory, BothDatabases]
    public async Task Who_moderates_one_place_reaches_the_thing_and_what_goes_with_it_and_nothing_else(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (admin, ana, bo, lena) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("bo"), await portal.NewMember("lena"));
        await portal.Watch("darn", WatchedEffect.Mask);
        var here = await PlaceModeratorTests.NewCategory(portal, admin);
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        var topic = await PlaceModeratorTests.Start(portal, ana, here);
        var post = await portal.Reply(ana, topic, $"darn, call {Phone}");
        var near = await portal.Reply(bo, topic, $"> call {Phone}\n\nWhy?");
        var far = await portal.Reply(bo, await portal.StartTopic(bo), $"> call {Phone}\n\nWhy?");
        foreach (var it in new[] { post, far })
        {
            Assert.True((await portal.Get<Flags>().Raise(admin.Actor, new("post", it.PostId), FlagReason.PersonalData, $"It says {Phone}", null, default)).Done);
            var hidden = await portal.Get<Decisions>().Hide(admin.Actor, new("post", it.PostId), $"has {Phone}", null, default);
            Assert.True(it == post ? hidden.Done : (await portal.Get<Decisions>().Undo(admin.Actor, hidden.Value ?? 0, $"{Phone} is the office's", default)).Done);
        }

        await portal.AllRead();
        await Wait(portal, $"Somebody wrote: {Phone}", $"<p>{Phone}</p>");
        Assert.True((await portal.Get<DraftStore>().Keep(bo.Actor, "new-topic", null, Phone, default)).Done);
        var subjects = new[] { $"post:{post.PostId}", $"post:{far.PostId}" };
        await using var db = portal.Get<Database>().Open();
        var decided = await db.Set<Case>().Where(c => c.Subject == subjects[0]).Select(c => c.Id).SingleAsync();

        var report = (await portal.Get<Rescues>().Rescue(lena.Actor, new("post", post.PostId), [Phone], null, default)).Value;
        Assert.Equal((1, 1, 0), (report.Taken[RescuedFrom.Text], report.Taken[RescuedFrom.Quotes], report.LettersSent));
        Assert.DoesNotContain(RescuedFrom.Letters, report.Taken.Keys);
        Assert.DoesNotContain(RescuedFrom.Drafts, report.Taken.Keys);
        var bodies = await db.Set<Post>().Where(p => p.Id == post.PostId || p.Id == near.PostId || p.Id == far.PostId).OrderBy(p => p.Id).Select(p => new { p.Body, p.Html }).ToListAsync();
        Assert.Equal([false, false, true], bodies.Select(p => p.Body.Contains(Phone)));
        Assert.Contains("darn", bodies[0].Body);
        Assert.DoesNotContain("darn", bodies[0].Html); // what was covered stays so
        Assert.DoesNotContain(await db.Set<Evidence>().Where(e => e.CaseId == decided).Select(e => e.Html).ToListAsync(), html => html.Contains(Phone));
        Assert.Equal([false, true], (await db.Set<AuditEntry>().Where(e => e.Action == AuditAction.PostHidden).OrderBy(e => e.Id).Select(e => e.Reason!).ToListAsync()).Select(reason => reason.Contains(Phone)));
        Assert.Equal([false, true], (await db.Set<Flag>().OrderBy(f => f.Id).Select(f => f.Note!).ToListAsync()).Select(note => note.Contains(Phone)));
        Assert.True((await portal.Get<Decisions>().Undo(admin.Actor, decided, "no longer", default)).Done); // the decision is still about this text

        // They have read what they took them out of, and not what quotes it.
        Assert.Equal([lena.Id, null], [(await portal.Watched(admin, post.Subject())).Seen?.By.Id, (await portal.Watched(admin, near.Subject())).Seen?.By.Id]);

        // Who moderates the whole portal reaches the rest.
        Assert.True((await portal.Get<Rescues>().Rescue(admin.Actor, new("post", far.PostId), [Phone], null, default)).Done);
        Assert.Empty(await EveryText.Holding(portal.Get<Database>(), Phone));
    }

    [Theory, BothDatabases]
    public async Task What_makes_no_sense_is_refused_and_each_role_may_what_it_should(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (admin, ana, lena, max) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("lena"), await portal.NewMember("max"));
        var here = await PlaceModeratorTests.NewCategory(portal, admin);
        await PlaceModeratorTests.Give(portal, admin, here, lena);
        await PlaceModeratorTests.Give(portal, admin, await PlaceModeratorTests.NewCategory(portal, admin), max);
        var topic = await PlaceModeratorTests.Start(portal, ana, here);
        var reply = await portal.Reply(ana, topic, $"Mine is {Phone}, call me.");
        var (rescues, it) = (portal.Get<Rescues>(), new Subject("post", reply.PostId));
        Task<Result<RescueReport>> Take(Actor actor, params string[] words) => rescues.Rescue(actor, it, words, null, default);

        Assert.Equal(("required", "words"), (((await Take(lena.Actor)).Problem)!.Code, (await Take(lena.Actor)).Problem!.Field));
        Assert.Equal(ProblemKind.Invalid, (await Take(lena.Actor, "ab")).Problem?.Kind);
        Assert.Equal("not-there", (await Take(lena.Actor, "Ganz anders")).Problem?.Code);
        Assert.Equal("the-mark", (await Take(lena.Actor, "privacy")).Problem?.Code);
        Assert.Equal("too-many-pieces", (await Take(lena.Actor, [.. Enumerable.Range(0, 21).Select(i => $"word {i}")])).Problem?.Code);
        Assert.Equal(Problem.NotFound, (await rescues.Rescue(admin.Actor, new("post", 987654321), ["abc"], null, default)).Problem);
        Assert.Equal(Problem.NotFound, (await rescues.Rescue(admin.Actor, new("case", 1), ["abc"], null, default)).Problem);
        Assert.Equal(ProblemKind.SignIn, (await Take(Actor.Visitor, Phone)).Problem?.Kind);
        foreach (var who in new[] { ana, await portal.NewMember("agent", Roles.Agent), max })
            Assert.Equal(ProblemKind.Refused, (await Take(who.Actor, Phone)).Problem?.Kind);

        // Two at once: one takes it out, the other finds it gone; an edit that began before is told.
        var both = await Task.WhenAll(Take(lena.Actor, Phone), Take(admin.Actor, Phone));
        Assert.Single(both, r => r.Done);
        Assert.Equal("not-there", both.Single(r => !r.Done).Problem?.Code);
        Assert.Equal(ProblemKind.Conflict, (await portal.Get<Posts>().Edit(ana.Actor, reply.PostId, $"Mine is {Phone}!", null, 1, default)).Problem?.Kind);
    }

    static async Task Wait(TestPortal portal, string text, string html)
    {
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        await portal.Get<Database>().Write<Nothing>(
            db =>
            {
                db.Add(new Letter { To = "bo@example.com", Subject = "News", Text = text, Html = html, Mark = Guid.NewGuid().ToString("N"), At = now, DueAt = now.AddHours(1) });
                return Task.FromResult<Result<Nothing>>(default(Nothing));
            },
            default);
    }
}
