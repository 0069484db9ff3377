using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Commons.Publishing;
using Portal.Features.Forum;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Forum;

public class FormTests(Portals portals)
{
    static readonly object[] Fields =
    [
        new { label = "Machine", type = "choice", required = true, choices = new[] { "Duo 2", "Solo" } }, new { label = "版本", type = "number", help = "Such as 2.1." },
        new { label = "Steps", type = "long-text", required = true }, new { label = "I searched", type = "checkbox", required = true },
    ];

    [Theory, BothDatabases]
    public async Task An_admin_gives_a_category_a_form_which_everybody_reads_and_nobody_else_changes(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var category = await NewCategory(portal);
        using var admin = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        foreach (var who in new[] { await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("agent", Roles.Agent) })
            using (var api = await portal.Api(who))
                (await api.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", fields = Fields })).IsProblem(403, "not-allowed");
        (await portal.Address.Api().Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", fields = Fields })).IsProblem(401);

        Assert.Equal(1, (await admin.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", fields = Fields })).Is(200).Json.GetProperty("version").GetInt32());
        (await admin.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", fields = Array.Empty<object>() })).IsProblem(409, "changed-meanwhile");
        var form = Assert.Single((await portal.Address.Api().Ask($"categories/{category}/forms")).Items);
        Assert.Equal(("question", 4, "版本", "number", "Such as 2.1."), (form.GetProperty("kind").GetString(), form.GetProperty("fields").GetArrayLength(), Of(1, "label"), Of(1, "type"), Of(1, "help")));
        Assert.Equal(["Duo 2", "Solo"], form.GetProperty("fields")[0].GetProperty("choices").EnumerateArray().Select(c => c.GetString()!));

        (await admin.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", fields = Array.Empty<object>(), version = 1 })).Is(200);
        var removed = Assert.Single((await portal.Address.Api().Ask($"categories/{category}/forms")).Items);
        Assert.Equal((0, 2), (removed.GetProperty("fields").GetArrayLength(), removed.GetProperty("version").GetInt32()));
        (await admin.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", version = 2, fields = new object[] { new { label = "A", type = "short-text" }, new { label = "B" }, new { } } })).IsProblem(400, "required", "fields[1].type");
        (await admin.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", version = 2, fields = Fields })).Is(200);
        (await portal.Address.Api().Ask("categories/987654321/forms")).IsProblem(404);

        string? Of(int field, string name) => form.GetProperty("fields")[field].GetProperty(name).GetString();
    }

    [Theory, BothDatabases]
    public async Task A_form_that_cannot_work_is_refused_with_each_fault_at_its_place(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (deeds, admin, category) = (portal.Get<CategoryForms>(), (await portal.NewMember("ada", Roles.Admin)).Actor, await NewCategory(portal));
        FormField[] wrong =
        [
            new("", FormFieldType.ShortText), new("A", FormFieldType.ShortText), new("a", FormFieldType.Number), new(new('x', 101), FormFieldType.LongText), new("two\nlines", FormFieldType.Checkbox),
            new("B", FormFieldType.Choice) { Choices = ["one"] }, new("C", FormFieldType.Choices) { Choices = ["one", "ONE"] }, new("D", FormFieldType.ShortText) { Choices = ["one"], Help = new('x', 301) },
            new("E", (FormFieldType)99), new("F", FormFieldType.Choice) { Choices = ["", "one"] }, new("G\ud800", FormFieldType.ShortText),
        ];
        var problem = (await deeds.Set(admin, category, new(TopicKind.Question, wrong, false), default)).Problem!;
        Assert.Equal(
            ["fields[0].label required", "fields[2].label field-twice", "fields[3].label too-long", "fields[4].label one-line", "fields[5].choices choices-count", "fields[6].choices choice-twice", "fields[7].help too-long",
                "fields[7].choices nothing-to-choose", "fields[8].type unknown-value", "fields[9].choices required", "fields[10].label bad-characters"],
            problem.Others.Prepend(problem).Select(p => $"{p.Field} {p.Code}"));
        var many = Enumerable.Range(0, 13).Select(i => new FormField($"F{i}", FormFieldType.ShortText)).ToList();
        FormField[] twins = [new("A", FormFieldType.ShortText), new("A ", FormFieldType.ShortText), new("B", FormFieldType.Choice) { Choices = ["one", " one"] }];
        Assert.Equal(["fields[1].label field-twice", "fields[2].choices choice-twice"], (await deeds.Set(admin, category, new(TopicKind.Question, twins, false), default)).Problem!.All.Select(p => $"{p.Field} {p.Code}"));
        Assert.Equal("too-many-fields", (await deeds.Set(admin, category, new(TopicKind.Question, many, false), default)).Problem?.Code);
        Assert.True((await deeds.Set(admin, category, new(TopicKind.Question, many[1..], false), default)).Done);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => deeds.Set(admin, category, new(TopicKind.Idea, many[..2], false), default)));
        Assert.Equal(Problem.Changed, Assert.Single(both, r => !r.Done).Problem);
    }

    [Theory, BothDatabases]
    public async Task A_topic_is_refused_with_every_field_that_is_missing_and_then_holds_the_answers_like_every_other_word(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (category, ana) = (await NewCategory(portal), await portal.NewMember("ana"));
        using var admin = await portal.Api(await portal.NewMember("ada", Roles.Admin));
        (await admin.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", fields = Fields })).Is(200);
        using var api = await portal.Api(ana);
        object Topic(params object[] fields) => new { categoryId = category, kind = "question", title = "Dripping lid", body = "Since Monday.", fields };

        var missing = (await api.Post("topics", Topic(new { label = "版本", value = "two" }, new { label = "I searched", value = "false" }, new { label = "Colour", value = "red" }))).IsProblem(400);
        Assert.Equal(["fields.Colour", "fields.I searched", "fields.Machine", "fields.Steps", "fields.版本"], missing.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        (await api.Post("topics", new { categoryId = category, kind = "question", title = "Dripping lid", body = " " })).IsProblem(400);
        (await api.Post("topics", Topic(new { label = "Machine", value = "Trio" }, new { label = "Steps", value = "1" }, new { label = "I searched", value = "true" }))).IsProblem(400, "no-such-choice", "fields.Machine");
        (await api.Post("topics", Topic(new { label = "Machine", value = "Solo" }, new { label = "Steps", value = new string('x', 10_001) }, new { label = "I searched", value = "true" }))).IsProblem(400, "too-long", "fields.Steps");
        var all = (await api.Post("topics", new { categoryId = category, kind = "question", title = "", body = " ", tags = new[] { "a/b" } })).IsProblem(400, "required", "title");
        Assert.Equal(["body", "fields.I searched", "fields.Machine", "fields.Steps", "tags", "title"], all.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        (await api.Post("topics", Topic([.. Enumerable.Range(0, 13).Select(i => new { label = $"F{i}", value = "x" })]))).IsProblem(400, "too-many-answers", "fields");
        (await api.Post("topics", Topic(new { label = new string('x', 101), value = "x" }))).IsProblem(400, "no-such-form-field", "fields");
        (await api.Post("topics", Topic(new { label = "Machine", values = Enumerable.Repeat("Solo", 31) }))).IsProblem(400, "no-such-choice", "fields.Machine");
        (await api.Post("topics", new { categoryId = category, kind = "idea", title = "Free", body = "No form here." })).Is(201);

        object[] answers = [new { label = "Machine", value = "Duo 2" }, new { label = "版本", value = "2.1" }, new { label = "Steps", value = "Switch it *on*." }, new { label = "I searched", value = "true" }];
        var made = (await api.Post("topics", Topic(answers), "key-1")).Is(201).Id;
        var first = (await api.Ask($"topics/{made}/posts")).Items[0];
        Assert.Equal("**Machine:** Duo 2\\\n**版本:** 2.1\n\n**Steps**\n\nSwitch it *on*.\n\n☑ I searched\n\n---\n\nSince Monday.", first.GetProperty("body").GetString());
        Assert.Contains("Switch it <em>on</em>.", first.GetProperty("html").GetString());

        (await admin.Ask(HttpMethod.Put, $"categories/{category}/forms", new { kind = "question", fields = new[] { new { label = "Other", type = "short-text", required = true } }, version = 1 })).Is(200);
        Assert.Equal(made, (await api.Post("topics", Topic(answers), "key-1")).Is(201).Id); // sent again, after the form has changed
        Assert.Contains("Duo 2", (await api.Ask($"topics/{made}/posts")).Items[0].GetProperty("body").GetString());
        (await api.Ask(HttpMethod.Patch, $"posts/{first.GetProperty("id")}", new { body = "Edited as one text." })).Is(200);
    }

    [Theory, BothDatabases]
    public async Task A_form_may_say_it_all_and_what_is_too_long_together_is_refused(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (deeds, topics, admin, ana, category) = (portal.Get<CategoryForms>(), portal.Get<Topics>(), await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await NewCategory(portal));
        Assert.Equal("no-such-form-field", (await Start("text", new FormAnswer("A", ["x"]))).Problem?.Code);
        var form = (await deeds.Set(admin.Actor, category, new(TopicKind.Question, [new("A", FormFieldType.LongText), new("B", FormFieldType.LongText), new("C", FormFieldType.LongText)], TextOptional: true), default)).Value;
        Assert.True((await Start("", new FormAnswer("B", ["enough"]))).Done);
        Assert.Equal(("body", "required"), (await Start("")) is { Problem: { } empty } ? (empty.Field, empty.Code) : default);
        var much = new string('x', 9_990);
        Assert.Equal(("fields", "answers-too-long"), (await Start(much, new("A", [much]), new("B", [much]), new("C", [much]))) is { Problem: { } tooLong } ? (tooLong.Field, tooLong.Code) : default);
        Assert.True((await deeds.Set(admin.Actor, category, form with { TextOptional = false }, default)).Done);
        Assert.Equal(("body", "required"), (await Start("", new FormAnswer("B", ["enough"]))) is { Problem: { } now } ? (now.Field, now.Code) : default);

        Task<Result<PostPlace>> Start(string text, params FormAnswer[] fields) => topics.Start(ana.Actor, new(category, TopicKind.Question, "t", text) { Fields = fields }, null, default);
    }

    [Theory, BothDatabases]
    public async Task A_form_that_changes_while_a_topic_is_started_is_asked_as_it_is_then(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (deeds, admin, ana, category) = (portal.Get<CategoryForms>(), await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), await NewCategory(portal));
        var form = (await deeds.Set(admin.Actor, category, new(TopicKind.Question, [new("A", FormFieldType.ShortText)], false), default)).Value;
        var changing = Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++) form = (await deeds.Set(admin.Actor, category, form with { Fields = [new(i % 2 == 0 ? "B" : "A", FormFieldType.ShortText)] }, default)).Value;
        });
        var started = new List<Result<PostPlace>>();
        while (!changing.IsCompleted) started.Add(await portal.Get<Topics>().Start(ana.Actor, new(category, TopicKind.Question, "t", "text") { Fields = [new("A", ["x"])] }, null, default));
        await changing;
        Assert.All(started, result => Assert.Contains(result.Problem?.Code, new[] { null, "no-such-form-field", "changed-meanwhile" }));
    }

    [Theory, BothDatabases]
    public async Task Where_a_form_has_to_be_answered_no_other_room_is_offered_to_start_a_topic(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (deeds, starter, admin, ana) = (portal.Get<CategoryForms>(), portal.Get<ITopicStarter>(), await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"));
        var (asks, discusses, may, ideas) = (await NewCategory(portal), await NewCategory(portal), await NewCategory(portal), await NewCategory(portal));
        foreach (var (category, kind, required) in new[] { (asks, TopicKind.Question, true), (discusses, TopicKind.Discussion, true), (may, TopicKind.Question, false), (ideas, TopicKind.Idea, true) })
            Assert.True((await deeds.Set(admin.Actor, category, new(kind, [new("A", FormFieldType.ShortText) { Required = required }], false), default)).Done);

        var places = (await starter.Places(ana.Actor, default)).Select(p => p.Id).ToList();
        Assert.Equal(new[] { may, ideas }, places.Where(id => id == asks || id == discusses || id == may || id == ideas).Order());
        foreach (var question in new[] { true, false })
        {
            foreach (var category in new[] { may, ideas }) Assert.True((await Start(category, question)).Done);
            Assert.Equal("fields.A", (await Start(question ? asks : discusses, question)).Problem?.Field);
        }

        Task<Result<PublishedTopic>> Start(long category, bool question) => starter.Start(ana.Actor, new(category, "What is E7?", "Open the lid.", [], question), null, default);
    }

    [Fact]
    public async Task A_draft_keeps_what_was_answered_also_before_anything_else_was_typed()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, drafts) = (await portal.NewMember("ana"), portal.Get<DraftStore>());
        var typed = new NewTopicDraft(TopicKind.Idea, 7, null) { Fields = new() { ["版本"] = ["2.1"], ["Steps"] = [new string('步', 9_000)] } };
        Assert.True((await drafts.Keep(ana.Actor, Topics.NewDraft, null, "", typed.Write(), detailed: true, default)).Done);
        var kept = NewTopicDraft.Read((await drafts.Find(ana.Actor, Topics.NewDraft, default))!.Details)!;
        Assert.Equal(("2.1", 9_000), (kept.Fields["版本"][0], kept.Fields["Steps"][0].Length));
        Assert.Equal((TopicKind.Question, 0), NewTopicDraft.Read("""{"Kind":1,"CategoryId":3,"Tags":null}""") is { } old ? (old.Kind, old.Fields.Count) : default); // as a version without forms kept it
    }

    static async Task<long> NewCategory(TestPortal portal) =>
        (await portal.Get<Categories>().Create((await portal.NewMember("ada", Roles.Admin)).Actor, $"f-{Guid.NewGuid():N}", "Machines", "", 1, default)).Value;
}
