using Microsoft.EntityFrameworkCore;
using Portal.Features.Play;
using Portal.Tests.Features.Clubs;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Play;

public class QuizTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_quiz_is_answered_once_and_what_is_right_is_told_when_it_closes(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[ana, bo]) await portal.Join(member, club);
        using var api = await portal.Api(host);
        var closesAt = portal.Clock.GetUtcNow().AddDays(1);
        var questions = new[] { new { text = "Which bean?", choices = new[] { "Robusta", "Arabica" }, right = 1 }, new { text = "How hot?", choices = new[] { "93 °C", "70 °C", "50 °C" }, right = 0 } };
        var made = (await api.Post("games/quizzes", new { clubId = club.Club.Id, title = "Beans", body = "", closesAt, points = 5, questions })).Is(201);
        (await api.Post("games/quizzes", new { clubId = club.Club.Id, title = "Beans", body = "", closesAt, questions = questions[..1].Select(q => new { q.text, q.choices, right = 7 }) })).IsProblem(400, "question-needs-right", "questions");

        using var hers = await portal.Api(ana);
        Assert.Equal("Arabica", (await hers.Ask($"games/{made.Id}")).Json.GetProperty("quiz").GetProperty("questions")[0].GetProperty("choices")[1].GetString());
        (await hers.Ask(HttpMethod.Put, $"games/{made.Id}/answers", new { answers = new[] { 1 } })).IsProblem(400, "answer-all");
        var answered = (await hers.Ask(HttpMethod.Put, $"games/{made.Id}/answers", new { answers = new[] { 1, 0 } })).Is(200).Json.GetProperty("quiz");
        Assert.Equal((System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.Null, 0), (answered.GetProperty("right").ValueKind, answered.GetProperty("myRight").ValueKind, answered.GetProperty("best").GetArrayLength()));
        (await hers.Ask(HttpMethod.Put, $"games/{made.Id}/answers", new { answers = new[] { 1, 0 } })).IsProblem(409, "answered-already");
        Assert.True((await portal.Get<Quizzes>().Answer(bo.Actor, made.Id, [1, 2], default)).Done);
        Assert.Null((await portal.Game(host, made.Id))!.Quiz!.Right); // not even its host reads it here
        Assert.Equal(("authors-do-not-answer", "authors-do-not-answer"), ((await portal.Get<Quizzes>().Answer(host.Actor, made.Id, [1, 0], default)).Problem?.Code, (await portal.Game(host, made.Id))!.MayNotTakePart?.Code));

        await portal.NextStage(made.Id);
        var quiz = (await portal.Game(ana, made.Id))!.Quiz!;
        Assert.Equal([1, 0], quiz.Right!);
        Assert.Equal(2, quiz.MyRight);
        Assert.Equal([(ana.Id, 2), (bo.Id, 1)], quiz.Best.Select(b => (b.Person.Id, b.Right)));
        Assert.Equal([(ana.Id, 10), (bo.Id, 5)], (await portal.Get<PointViews>().Ranking(bo.Actor, club.Club.Id, default))!.Select(r => (r.Person.Id, r.Points)));

        // Who leaves is not spoken of there any more.
        Assert.Single((await portal.Get<PointViews>().History(ana.Actor, club.Club.Id, bo.Id, default))!.Entries);
        Assert.True((await portal.Leave(bo, club)).Done);
        Assert.Null(await portal.Get<PointViews>().History(ana.Actor, club.Club.Id, bo.Id, default));
        Assert.Equal(ana.Id, Assert.Single((await portal.Get<PointViews>().Ranking(ana.Actor, club.Club.Id, default))!).Person.Id);
        Assert.Equal([ana.Id], (await portal.Game(ana, made.Id))!.Quiz!.Best.Select(b => b.Person.Id));
    }

    [Theory, BothDatabases]
    public async Task Who_leaves_without_a_trace_takes_answers_lots_and_points_along(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (host, ana, bo) = (await portal.NewMember("host"), await portal.NewMember("ana"), await portal.NewMember("bo"));
        var club = await portal.NewClub(host);
        foreach (var member in (Member[])[ana, bo]) await portal.Join(member, club);
        using var api = await portal.Api(host);
        var closesAt = portal.Clock.GetUtcNow().AddDays(1);
        var questions = new[] { new { text = "Which bean?", choices = new[] { "Robusta", "Arabica" }, right = 1 } };
        var quiz = (await api.Post("games/quizzes", new { clubId = club.Club.Id, title = "Beans", body = "", closesAt, points = 5, questions })).Is(201).Id;
        var open = (await api.Post("games/draws", new { clubId = club.Club.Id, title = "A bag", closesAt = closesAt.AddDays(9), prizes = new[] { "a bag" } })).Is(201).Id;
        foreach (var member in (Member[])[ana, bo])
        {
            Assert.True((await portal.Get<Quizzes>().Answer(member.Actor, quiz, [1], default)).Done);
            Assert.True((await portal.Get<Draws>().Enter(member.Actor, open, default)).Done);
        }

        await portal.NextStage(quiz);
        Assert.Equal([ana.Id, bo.Id], (await portal.Game(bo, quiz))!.Quiz!.Best.Select(b => b.Person.Id));

        Assert.Equal(2, (await portal.Get<Portal.Features.Clubs.ClubLeaving>().WithoutTrace(ana.Actor, club.Club.Slug, default)).Value.Gone);
        await portal.Join(ana, club); // being in it again brings nothing back
        Assert.Equal([bo.Id], (await portal.Game(bo, quiz))!.Quiz!.Best.Select(b => b.Person.Id));
        Assert.Equal([bo.Id], (await portal.Get<PointViews>().Ranking(bo.Actor, club.Club.Id, default))!.Select(r => r.Person.Id));
        Assert.Equal(1, (await portal.Game(bo, open))!.Taking);
    }

    [Theory, BothDatabases]
    public async Task Of_a_quiz_that_very_many_answered_every_answer_is_counted(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var host = await portal.NewMember("host");
        var id = (await portal.Get<Quizzes>().Announce(host.Actor, portal.Game(await portal.NewClub(host), "Beans"), [new("Which bean?", ["Robusta", "Arabica"])], [1], 5, null, default)).Value;
        var (mark, now) = (Guid.NewGuid().ToString("N"), portal.Clock.GetUtcNow().UtcDateTime);
        var people = Enumerable.Range(0, QuizSteps.AtOnce + 3).Select(i => new Account { UserName = $"q{i}-{mark}", NormalizedUserName = $"Q{i}-{mark}".ToUpperInvariant(), Email = $"q{i}-{mark}@example.org", NormalizedEmail = $"Q{i}-{mark}@EXAMPLE.ORG".ToUpperInvariant() }).ToList();
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                db.AddRange(people);
                await db.SaveChangesAsync();
                db.AddRange(people.Select((a, i) => new QuizAnswer { GameId = id, AccountId = a.Id, Given = i % 2 == 0 ? "1" : "0", At = now }));
                await db.SaveChangesAsync();
                return default(Nothing);
            },
            default);

        await portal.NextStage(id);
        var (right, wrong) = ((people.Count + 1) / 2, people.Count / 2);
        var answers = await portal.Get<Database>().Read(db => db.Set<QuizAnswer>().Where(a => a.GameId == id).Select(a => a.Right).ToListAsync());
        Assert.Equal((right, wrong), (answers.Count(r => r == 1), answers.Count(r => r == 0)));
        var points = await portal.Get<Database>().Read(db => db.Set<PlayPoint>().Where(p => p.GameId == id).Select(p => p.Points).ToListAsync());
        Assert.Equal(Enumerable.Repeat(5, right), points);
    }

    [Fact]
    public void A_quiz_is_read_as_it_is_typed()
    {
        var (questions, right) = QuizQuestion.Typed("Which bean?\n- Robusta\n+ Arabica\n\nHow hot?\n+ 93\n- 70\n+ 50\nNone right\n- a\n- b");
        Assert.Equal(["Which bean?: Robusta, Arabica", "How hot?: 93, 70, 50", "None right: a, b"], questions.Select(q => $"{q.Text}: {string.Join(", ", q.Choices)}"));
        Assert.Equal([1, int.MaxValue, -1], right);
    }
}
