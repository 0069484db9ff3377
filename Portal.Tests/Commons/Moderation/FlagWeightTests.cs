using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Tests.Commons.Notifications;
using Portal.Tests.Features.Moderation;

namespace Portal.Tests.Commons.Moderation;

public class FlagWeightTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_flag_weighs_by_how_right_its_raiser_was_and_the_card_says_so(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (right, wrong) = (await scene.Portal.NewMember("right"), await scene.Portal.NewMember("wrong"));
        for (var i = 0; i < FlaggerRecord.Enough; i++)
        {
            await Decided(scene, right, Outcome.Hidden);
            await Decided(scene, wrong, Outcome.Disagreed);
        }

        foreach (var reporter in (Member[])[scene.Bo, wrong, scene.Max, right])
        {
            Assert.True((await scene.Flags.Raise(reporter.Actor, scene.ReplySubject, FlagReason.Abuse, null, null, default)).Done);
        }

        var it = await scene.TheCase();
        Assert.Equal([3, 2, 12, 11], it.Flags.Select(f => f.Weight)); // a newcomer's half, a quarter, a moderator's, and almost twice
        Assert.Equal(new FlaggerRecord(3, 3), it.Flags[3].Record);
        Assert.Equal(28, it.Weight);
        Assert.Contains(it.Words.Why, line => line.Contains("28"));
    }

    [Theory, BothDatabases]
    public async Task What_several_flag_is_hidden_until_somebody_decides_and_its_author_is_told(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        await FlagUntilHidden(scene, scene.ReplySubject);
        await scene.Misses(scene.Bo.Actor, 2);
        Assert.Equal(["ModerationWaits"], await Forms(scene, scene.Ana));
        Assert.Empty(await Forms(scene, scene.Bo));

        var it = await scene.TheCase();
        Assert.Contains(it.History, e => e is { What: CaseDeed.HiddenByFlags, By: null });
        Assert.True(it.Now!.Hidden);
        await Decide(scene, it, Outcome.Ignored);
        await scene.Shows(scene.Bo.Actor, 2); // hidden only until somebody looked
        Assert.Equal(["ModerationShown"], await Forms(scene, scene.Ana));

        var again = await FlagMuch(scene, scene.ReplySubject);
        Assert.All(again, flag => Assert.Null(flag.Problem));
        Assert.True(await scene.Sees(scene.Bo.Actor, 2)); // a moderator let this very text stand
    }

    [Theory, BothDatabases]
    public async Task What_a_moderator_shows_again_or_let_through_is_decided_by_that_and_flags_do_not_hide_it_again(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        await Decide(scene, await scene.Flagged(), Outcome.Hidden, "Rude");
        Assert.True((await scene.Decisions.Restore(scene.Max.Actor, scene.ReplySubject, "A quotation", null, default)).Done);
        await scene.Shows(scene.Bo.Actor, 2);
        var it = await scene.TheCase();
        Assert.Equal(("disagreed", scene.Max.Id, "A quotation"), (it.Outcome, it.Decision?.By?.Id, it.Decision?.Reason));
        Assert.Equal("A quotation", Assert.Single(await scene.Portal.Told(scene.Ana), n => n is { Kind: NotificationKind.Moderation, Form: "Shown" }).Text);
        Assert.Contains("ModerationFlagDisagreed", await Forms(scene, scene.Bo));
        await FlagMuch(scene, scene.ReplySubject);
        Assert.True(await scene.Sees(scene.Bo.Actor, 2));

        var open = await scene.Portal.Reply(scene.Ana, scene.First, "Another one");
        await FlagUntilHidden(scene, new("post", open.PostId));
        Assert.True((await scene.Decisions.Restore(scene.Max.Actor, new("post", open.PostId), "Harmless", null, default)).Done);
        Assert.Equal((CaseState.Closed, "disagreed"), (await scene.TheCase(new("post", open.PostId))) is var shown ? (shown.State, shown.Outcome) : default);

        var word = "w" + scene.Ana.Name;
        await scene.Portal.Watch(word, WatchedEffect.Hold);
        var held = (await scene.Portal.Get<Posts>().Reply(scene.Ana.Actor, scene.First.TopicId, new($"Some {word} here"), null, default)).Value;
        var subject = new Subject("post", held.PostId);
        await scene.Portal.Decide(scene.Mia, subject, Outcome.Rejected, "Spam");
        Assert.Single(await scene.Portal.Waits(scene.Ana));
        Assert.True((await scene.Decisions.Restore(scene.Max.Actor, subject, "It is none", null, default)).Done);
        await scene.Shows(scene.Bo.Actor, 4);
        Assert.Empty(await scene.Portal.Waits(scene.Ana)); // she no longer reads that it was rejected
        await FlagMuch(scene, subject);
        Assert.True(await scene.Sees(scene.Bo.Actor, 4)); // a moderator found this very text good
    }

    [Theory, BothDatabases]
    public async Task Flags_alone_hide_nothing_of_the_staffs_and_newcomers_alone_nothing_of_a_known_customers(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var (agent, customer) = (await scene.Portal.NewMember("agent", Roles.Agent), await scene.Portal.NewMember("customer"));
        Assert.True((await scene.Portal.Get<VerifiedProducts>().Set(agent.Actor, customer.Name, ["Duo 2"], null, default)).Done);
        var ofStaff = await scene.Portal.Reply(agent, scene.First, "Please read the manual.");
        var ofCustomer = await scene.Portal.Reply(customer, scene.First, "It broke on the first day.");
        await FlagUntilHidden(scene, scene.ReplySubject); // so much hides what a member wrote
        await FlagMuch(scene, new("post", ofStaff.PostId));
        await FlagMuch(scene, new("post", ofCustomer.PostId));
        Assert.False((await scene.TheCase(new("post", ofStaff.PostId))).Now!.Hidden);
        Assert.False((await scene.TheCase(new("post", ofCustomer.PostId))).Now!.Hidden);
        Assert.True((await scene.TheCase(new("post", ofCustomer.PostId))).Weight >= FlagSettings.UsualHideAt);
    }

    [Theory, BothDatabases]
    public async Task Who_wrote_and_who_flagged_are_told_how_it_ended_in_their_words_and_never_who_flagged(DatabaseProvider provider)
    {
        var scene = await Scene.Set(await portals.Shared(provider));
        var it = await scene.Flagged();
        await Decide(scene, it, Outcome.Hidden, "We do not call people names.");

        var (author, flagger) = (Assert.Single(await scene.Portal.Told(scene.Ana), Moderation), Assert.Single(await scene.Portal.Told(scene.Bo), Moderation));
        Assert.Equal(("Hidden", "We do not call people names."), (author.Form, author.Text));
        Assert.Null(author.By);
        Assert.Equal(("FlagHidden", "We do not call people names."), (flagger.Form, flagger.Text));
        Assert.DoesNotContain(scene.Bo.Name, author.Title + author.Text + author.Url);
        Assert.Equal(Outcome.Hidden, (await scene.Portal.Get<MyFlags>().Read(scene.Bo.Actor, long.MaxValue, default)).Value.Items.Single().Outcome);

        Assert.True((await scene.Decisions.Undo(scene.Mia.Actor, it.Id, null, default)).Done);
        Assert.Equal(["ModerationShown"], await Forms(scene, scene.Ana));
        Assert.Equal("", (await scene.Portal.Told(scene.Ana)).First(Moderation).Text); // nothing was said, and what stood against it says nothing any more
        Assert.Equal(["ModerationFlagOpen"], await Forms(scene, scene.Bo));
        await Decide(scene, await scene.TheCase(), Outcome.Disagreed);
        Assert.Equal(["ModerationShown"], await Forms(scene, scene.Ana)); // nothing was done with it: nothing new to tell
    }

    [Theory, BothDatabases]
    public async Task Nobody_can_choose_not_to_be_told_and_the_letter_has_nothing_to_stop(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var settings = (await portal.Get<TellingSettings>().Read(scene.Ana.Actor, default)).Value;
        Assert.DoesNotContain(NotificationKind.Moderation, settings.Kinds.Keys);
        var off = settings with { Kinds = new Dictionary<NotificationKind, Telling> { [NotificationKind.Moderation] = new(false, MailChoice.None) } };
        Assert.Equal(ProblemKind.Invalid, (await portal.Get<TellingSettings>().Change(scene.Ana.Actor, off, default)).Problem?.Kind);

        await Decide(scene, await scene.Flagged(), Outcome.Hidden, "Insults");
        await portal.AllTold();
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await portal.WriteLetters();
        var letter = await portal.Get<Database>().Read(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<Portal.Platform.Mail.Letter>().Where(l => l.To == scene.Ana.Email && l.Text.Contains("Insults"))));
        Assert.Null(letter.Unsubscribe);
    }

    [Theory, BothDatabases]
    public async Task Admins_word_the_reasons_and_add_and_withdraw_some_and_others_do_not(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var scene = await Scene.Set(portal);
        var (admin, reasons) = (await portal.NewMember("admin", Roles.Admin), portal.Get<FlagReasonDeeds>());
        var mine = new ReasonText("wrong-language", new("Wrong language", "语言不对", null), new("Write English here", null, null), 2, NoteNeeded: true, Off: false);
        Assert.Equal(ProblemKind.Refused, (await reasons.Add(scene.Mia.Actor, mine, default)).Problem?.Kind);
        Assert.Equal(ProblemKind.SignIn, (await reasons.Add(Actor.Visitor, mine, default)).Problem?.Kind);
        Assert.Equal("code", (await reasons.Add(admin.Actor, mine with { Code = "Wrong Language" }, default)).Problem?.Field);
        Assert.Equal("title", (await reasons.Add(admin.Actor, mine with { Title = new(" ", null, null) }, default)).Problem?.Field);
        Assert.Equal("weight", (await reasons.Add(admin.Actor, mine with { Weight = OfferedReason.MostWeight + 1 }, default)).Problem?.Field);
        Assert.True((await reasons.Add(admin.Actor, mine, default)).Done);
        Assert.Equal("code", (await reasons.Add(admin.Actor, mine, default)).Problem?.Field);
        Assert.True((await reasons.Save(admin.Actor, new("spam", new("Advertising", null, null), new(null, null, null), 5, false, Off: true), default)).Done);

        var offered = await reasons.Offered(default);
        Assert.DoesNotContain(offered, r => r.Code == FlagReason.Spam);
        Assert.Equal("Wrong language", offered[^1].Title);
        var wrong = FlagReason.Read("wrong-language")!.Value;
        Assert.Equal("reason", (await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Spam, null, null, default)).Problem?.Field);
        Assert.Equal("reason", (await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, FlagReason.Read("unheard-of")!.Value, null, null, default)).Problem?.Field);
        Assert.Equal("note", (await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, wrong, " ", null, default)).Problem?.Field);
        Assert.True((await scene.Flags.Raise(scene.Bo.Actor, scene.ReplySubject, wrong, "All in Latin", null, default)).Done);
        Assert.Equal("hideAt", (await reasons.HideAt(admin.Actor, -1, default)).Problem?.Field);
        Assert.True((await reasons.HideAt(admin.Actor, 0, default)).Done);
        await FlagMuch(scene, scene.ReplySubject);
        Assert.False((await scene.TheCase()).Now!.Hidden); // 0 is never
    }

    static bool Moderation(NotificationRow row) => row.Kind == NotificationKind.Moderation;

    /// <summary>What somebody has not read of moderation, newest first, each as the key of its sentence.</summary>
    static async Task<IReadOnlyList<string>> Forms(Scene scene, Member who) => [.. (await scene.Portal.Told(who)).Where(Moderation).Take(1).Select(row => $"{row.Kind}{row.Form}")];

    static async Task Decide(Scene scene, QueuedCase it, Outcome outcome, string? note = null)
    {
        Assert.True((await scene.Decisions.Claim(scene.Mia.Actor, it.Id, default)).Done);
        Assert.Null((await scene.Decisions.Decide(scene.Mia.Actor, it.Id, new(outcome, note), default)).Problem);
    }

    /// <summary>Somebody flags something, and it is decided.</summary>
    static async Task Decided(Scene scene, Member reporter, Outcome outcome)
    {
        var post = await scene.Portal.Reply(scene.Ana, scene.First, "A text of its own " + Guid.NewGuid());
        Assert.True((await scene.Flags.Raise(reporter.Actor, new("post", post.PostId), FlagReason.Spam, null, null, default)).Done);
        await Decide(scene, await scene.TheCase(new("post", post.PostId)), outcome);
    }

    /// <summary>Six who are new here report personal data: each weighs a fifth of what hides it.</summary>
    static async Task<Result<long>[]> FlagMuch(Scene scene, Subject subject)
    {
        var flags = new List<Result<long>>();
        for (var i = 0; i < 6; i++)
        {
            var flag = await scene.Flags.Raise((await scene.Portal.NewMember("reader")).Actor, subject, FlagReason.PersonalData, null, null, default);
            flags.Add(flag.Problem?.Kind == ProblemKind.NotFound ? 0L : flag); // it is hidden by then
        }

        return [.. flags];
    }

    static async Task FlagUntilHidden(Scene scene, Subject subject)
    {
        await FlagMuch(scene, subject);
        Assert.True((await scene.TheCase(subject)).Now!.Hidden);
    }
}
