using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Tests.Commons.People;
using Portal.Tests.Features.Messages;
using Portal.Tests.Features.Rooms;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

/// <summary>What brings it about that something waits for a moderator: the place, a decision about who writes, and how strictly newcomers are looked at.</summary>
public class WhoseWritingWaitsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_place_holds_what_those_write_who_are_not_known_well_enough(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ana, kim, mo, ada) = (await portal.NewMember("ana"), await portal.NewMember("kim"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ada", Roles.Admin));
        var topic = await portal.StartTopic(mo);
        var (categories, general) = (portal.Get<Categories>(), (await portal.Get<Categories>().List(default)).Single(c => c.Slug == "general").Id);
        Assert.Equal(ProblemKind.Refused, (await categories.Approve(mo.Actor, general, null, ApprovalFrom.Member, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Invalid, (await categories.Approve(ada.Actor, general, null, (ApprovalFrom)99, default)).Problem?.Kind);
        Assert.True((await categories.Approve(ada.Actor, general, null, ApprovalFrom.Member, default)).Done);
        Assert.Equal(ProblemKind.Conflict, (await categories.Approve(ada.Actor, general, null, ApprovalFrom.Helper, default)).Problem?.Kind);
        var first = await portal.Reply(ana, topic, "May I?");
        Assert.True(first.Held);

        // it waits because of where it stands alone: nothing speaks against it, and so who does not publish it says why
        var (decisions, waiting) = (portal.Get<Decisions>(), await portal.CaseOf(new("post", first.PostId)) ?? 0);
        Assert.True((await decisions.Claim(mo.Actor, waiting, default)).Done);
        Assert.Equal(("note", "say-why-not"), (await decisions.Decide(mo.Actor, waiting, new(Outcome.Rejected, " "), default)).Problem is { } unsaid ? (unsaid.Field, unsaid.Code) : default);
        Assert.Equal(HoldState.Held, (await portal.Waits(ana)).Single().State);
        Assert.True((await decisions.Decide(mo.Actor, waiting, new(Outcome.Rejected, "Ask in the other category"), default)).Done);
        Assert.False((await portal.Reply(mo, topic, "I may")).Held);
        await portal.Get<Database>().Write<int>(async db => await AccountDeeds.Vouch(db, kim.Id, default).ContinueWith(_ => 1), default);
        Assert.False((await portal.Reply(kim, topic, "Me too")).Held);

        // or what everybody writes but the staff, however well they are known
        await portal.Get<Database>().Write<int>(async db => await db.Set<Account>().Where(a => a.Id == kim.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Helper)), default);
        Assert.True((await categories.Approve(ada.Actor, general, ApprovalFrom.Member, ApprovalFrom.Helper, default)).Done);
        Assert.False((await portal.Reply(kim, topic, "I help here")).Held);
        Assert.True((await categories.Approve(ada.Actor, general, ApprovalFrom.Helper, ApprovalFrom.Staff, default)).Done);
        Assert.True((await portal.Reply(kim, topic, "Do I wait, too?")).Held);
        Assert.False((await portal.Reply(mo, topic, "I am of the staff")).Held);

        // a change of what was approved stands, and is looked at
        var asked = await portal.Reply(ana, topic, "A harmless word");
        await portal.Decide(mo, new("post", asked.PostId), Outcome.Approved);
        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, asked.PostId, "Not so harmless", null, null, default)).Done);
        Assert.NotNull(await portal.CaseOf(new("post", asked.PostId)));
        Assert.Contains((await portal.Read(kim, topic)).View.Posts, p => p.Id == asked.PostId);

        // who keeps order there waits for nobody
        Assert.True((await portal.Get<PlaceModerators>().Give(ada.Actor, new("category", general), ana.Name, default)).Done);
        Assert.False((await portal.Reply(ana, topic, "I keep order here")).Held);
        Assert.True((await portal.Get<PlaceModerators>().Take(ada.Actor, new("category", general), ana.Name, default)).Done);
        Assert.True((await categories.Approve(ada.Actor, general, ApprovalFrom.Staff, null, default)).Done);
        Assert.False((await portal.Reply(ana, topic, "Now I may")).Held);
    }

    [Theory, BothDatabases]
    public async Task What_somebody_writes_waits_for_a_moderator_where_and_as_long_as_that_was_decided_about_them(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ada, mo, lena, ana, bo) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("lena"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var (here, there, day) = (await PlaceModeratorTests.NewCategory(portal, ada), await PlaceModeratorTests.NewCategory(portal, ada), TimeSpan.FromDays(1));
        await PlaceModeratorTests.Give(portal, ada, here, lena);
        var (mine, other, room) = (await PlaceModeratorTests.Start(portal, ana, here), await PlaceModeratorTests.Start(portal, ana, there), await portal.NewRoom());
        var before = await portal.Reply(ana, mine, "As everybody does");
        Assert.False(before.Held);

        // Who moderates a place decides for that place alone, and nobody for ever.
        Assert.Equal("until-needed", (await portal.Sanction(lena, ana, SanctionKind.Approval, place: new("category", here))).Problem?.Code);
        Assert.Equal("only-at-your-places", (await portal.Sanction(lena, ana, SanctionKind.Approval, until: day)).Problem?.Code);
        var decided = await portal.Sanction(lena, ana, SanctionKind.Approval, until: day, place: new("category", here));
        Assert.True(decided.Done, decided.Problem?.Sentence);
        Assert.Null((await portal.StandingOf(ana)).MayNotWrite);
        var held = await portal.Reply(ana, mine, "Does it wait?");
        Assert.True(held.Held);
        Assert.False((await portal.Reply(ana, other, "Not here")).Held);
        var it = (await portal.Get<Queue>().Find(lena.Actor, (await portal.CaseOf(new("post", held.PostId)))!.Value, default)).Value;
        Assert.Contains(it.Words.Why, w => w.StartsWith("It was decided", StringComparison.Ordinal));
        await portal.Decide(lena, new("post", held.PostId), Outcome.Approved);
        Assert.Contains((await portal.Read(bo, mine)).View.Posts, p => p.Id == held.PostId);
        Assert.True((await portal.Get<Posts>().Edit(ana.Actor, before.PostId, "Quite another word", null, null, default)).Done);
        Assert.NotNull(await portal.CaseOf(new("post", before.PostId))); // a change stands, and is looked at

        // They are told, and can appeal; taken back, all stands at once again.
        var told = (await portal.Get<MyStanding>().Read(ana.Actor, Cursor.Start, default)).Value.Items[0];
        Assert.Equal((SanctionKind.Approval, true, true), (told.Kind, told.Binds, told.MayAppeal));
        Assert.True((await portal.Get<Sanctions>().Revoke(lena.Actor, ana.Id, decided.Value, "Enough", default)).Done);
        Assert.False((await portal.Reply(ana, mine, "And now?")).Held);

        // For the whole portal it holds everywhere, in rooms, too; what is private goes on.
        Assert.True((await portal.Sanction(mo, ana, SanctionKind.Approval, until: day)).Done);
        Assert.True((await portal.Reply(ana, other, "Here, too?")).Held);
        Assert.True((await portal.Say(ana, room, "and here?")).Done);
        Assert.DoesNotContain("and here?", (await portal.Said(bo, room))!);
        var talk = (await portal.Begin(ana, "Between us", bo)).Value;
        Assert.Equal(["Between us"], await portal.Reads(bo, talk));
        Assert.Null(await portal.CaseOf(new("message", await portal.MessageId(bo, talk, "Between us"))));

        // Also of who is of the staff, where who stands above them says so.
        Assert.False((await portal.Reply(mo, mine, "I look after things")).Held);
        Assert.True((await portal.Sanction(ada, mo, SanctionKind.Approval, until: day)).Done);
        Assert.True((await portal.Reply(mo, mine, "I looked after things")).Held);
    }

    [Theory, BothDatabases]
    public async Task An_admin_says_how_strictly_newcomers_are_looked_at_and_it_holds_at_once_and_stands_in_the_log(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, mo, terms) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), portal.Get<ScreeningTerms>());
        var topic = await portal.StartTopic(mo);
        var first = (await terms.Read(ada.Actor, default)).Value;
        Assert.Equal((false, 0, false), (first.Spam, first.FirstPosts, first.ApproveAccounts)); // the settings of the start
        Assert.False((await portal.Reply(ana, topic, "Before anybody said anything")).Held);

        using var api = await portal.Api(ada);
        Assert.Equal(1, (await api.Ask(HttpMethod.Put, "admin/screening", new { firstPosts = 1 })).Is(200).Json.GetProperty("firstPosts").GetInt32());
        var held = await portal.Reply(ana, topic, "My first words here");
        Assert.True(held.Held); // also where signs of spam are not added up
        await portal.Decide(mo, new("post", held.PostId), Outcome.Approved);
        Assert.False((await portal.Reply(ana, topic, "And others")).Held);
        Assert.Equal(("refuseAt", "refuse-at-bounds"), (await terms.Set(ada.Actor, first with { HoldAt = 50, RefuseAt = 50 }, default)).Problem is { } wrong ? (wrong.Field, wrong.Code) : default);
        Assert.Equal(ProblemKind.Refused, (await terms.Set(mo.Actor, first, default)).Problem?.Kind);
        var line = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == AuditAction.ScreeningTermsChanged));
        Assert.Equal((ada.Id, true, true), (line.ActorId!.Value, line.Before!.Contains("first posts: 0", StringComparison.Ordinal), line.After!.Contains("first posts: 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_fills_the_field_that_nobody_sees_waits_and_so_do_first_posts_where_that_is_set()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Screening:Spam=true", "Screening:FirstPosts=1"]);
        var (ana, mo) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(mo);
        var first = await portal.Reply(ana, topic, "My first words here");
        Assert.True(first.Held);
        await portal.Decide(mo, new("post", first.PostId), Outcome.Approved);
        Assert.False((await portal.Reply(ana, topic, "And others")).Held);
        Assert.True((await portal.Get<Posts>().Reply(ana.Actor, topic.TopicId, new("Fine words") { Trapped = true }, null, default)).Value.Held);
    }
}
