using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Events;

/// <summary>The API's calls on what is asked and answered in question hours.</summary>
internal static class HourQuestionCalls
{
    private const int MostListed = 100;

    public static void Map(WebApplication app)
    {
        var api = app.Api("Question hours");
        api.MapGet("/events/{id:long}/hour/questions", List).Says<Page<HourQuestionJson>>("listHourQuestions", "The questions of an hour with their answers, in the order of their numbers.")
            .Explains("Declined and merged ones are listed for who leads the hour and for who asked them.");
        api.MapGet("/events/{id:long}/hour/questions/like", Like).Says<Page<HourQuestionJson>>("listLikeHourQuestions", "Questions that ask the same as the text in `q`: to be looked at before one asks; at most three.");
        api.MapPost("/events/{id:long}/hour/questions", Ask).Says<HourQuestionJson>("askHourQuestion", "Asks something: a club's members and the guests, at the whole portal's events every member, until the hour is over; five questions each.", StatusCodes.Status201Created)
            .Produces<HourQuestionJson>(StatusCodes.Status202Accepted).Explains("What waits for a moderator is answered with 202.");
        api.MapDelete("/events/{id:long}/hour/questions/{number:int}", Withdraw).Says("withdrawHourQuestion", "Takes the caller's own question back, until it is picked or answered.");
        api.MapPut("/events/{id:long}/hour/questions/{number:int}/vote", Vote).Says<HourVotesJson>("voteForHourQuestion", "Says that the caller would like a question to be answered. Each counts once, and not for a question of their own.");
        api.MapDelete("/events/{id:long}/hour/questions/{number:int}/vote", Unvote).Says<HourVotesJson>("unvoteHourQuestion", "Takes that back.");
        api.MapPost("/events/{id:long}/hour/questions/{number:int}/pick", Pick).Says("pickHourQuestion", "Picks the question that is answered next: all who look on see it. Who leads the hour, as with the three below.");
        api.MapPost("/events/{id:long}/hour/questions/{number:int}/pass", Pass).Says("passHourQuestion", "Passes a question over: it stays, after those that wait.");
        api.MapPost("/events/{id:long}/hour/questions/{number:int}/return", Return).Says("returnHourQuestion", "Puts a question that was passed over or declined back among those that wait.");
        api.MapPost("/events/{id:long}/hour/questions/{number:int}/decline", Decline).Says("declineHourQuestion", "Declines a question: who asked it reads why, and others see it no more.");
        api.MapPost("/events/{id:long}/hour/questions/{number:int}/merge", Merge).Says("mergeHourQuestion", "Merges a question into another that asks the same, which takes its votes over, each voter's once.");
        api.MapPost("/events/{id:long}/hour/questions/{number:int}/answers", Answer).Says<HourAnswerJson>("answerHourQuestion", "Answers a question: the guests, while the hour is open one that was picked, and for some days afterwards any.", StatusCodes.Status201Created)
            .Produces<HourAnswerJson>(StatusCodes.Status202Accepted).Explains("Several answers may follow one another. What waits for a moderator is answered with 202.");
        api.MapPatch("/events/{id:long}/hour/answers/{number:int}", Change).Says<HourAnswerJson>("changeHourAnswer", "Changes the caller's own answer, for as long as they may answer.");
        api.MapDelete("/events/{id:long}/hour/answers/{number:int}", Delete).Says("deleteHourAnswer", "Takes the caller's own answer back; its number stays taken.");
    }

    private static async Task<IResult> List(HttpContext http, long id, Query<int> cursor, Query<int> limit, HourViews views, CancellationToken ct)
    {
        var cover = await views.Cover(ct);
        if (await views.Look(http.ActorOf(), id, ct) is not { } sight)
        {
            return Problem.NotFound.ToHttp();
        }

        var (after, size) = (cursor.Value ?? 0, Math.Clamp(limit.Value ?? MostListed, 1, MostListed));
        var page = Page<HourQuestion>.Cut([.. sight.Questions.Where(q => q.Number > after).Take(size + 1)], size, q => q.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Results.Ok(new Page<HourQuestionJson>([.. page.Items.Select(q => HourQuestionJson.Of(sight, q, cover))], page.Next));
    }

    private static async Task<IResult> Like(HttpContext http, long id, string? q, HourViews views, CancellationToken ct)
    {
        if (Bounds.Check("q", q, HourEntry.MostQuestion, min: 0) is { } problem)
        {
            return problem.ToHttp();
        }

        var cover = await views.Cover(ct);
        return await views.Look(http.ActorOf(), id, ct) is { } sight ? Results.Ok(new Page<HourQuestionJson>([.. sight.Like(q ?? "", views.Plain).Select(x => HourQuestionJson.Of(sight, x, cover))], null)) : Problem.NotFound.ToHttp();
    }

    private static async Task<IResult> Ask(HttpContext http, long id, Body<HourEntryBody> body, IdempotencyKey key, HourQuestions questions, HourViews views, CancellationToken ct) =>
        await (await questions.Ask(http.ActorOf(), id, body.Value.Body, key.Value, drafted: false, ct)).ToHttp(async number =>
        {
            var cover = await views.Cover(ct);
            return await views.Look(http.ActorOf(), id, ct) is not { } sight || sight.Questions.FirstOrDefault(q => q.Number == number) is not { } made ? Problem.NotFound.ToHttp()
                : made.Line.Hidden ? Results.Accepted(value: HourQuestionJson.Of(sight, made, cover))
                : Results.Created(QuestionHour.TranscriptOf(id, number), HourQuestionJson.Of(sight, made, cover));
        });

    private static async Task<IResult> Withdraw(HttpContext http, long id, int number, HourQuestions questions, CancellationToken ct) => (await questions.Withdraw(http.ActorOf(), id, number, ct)).ToHttp();

    private static async Task<IResult> Vote(HttpContext http, long id, int number, HourQuestions questions, CancellationToken ct) => Counted(await questions.Vote(http.ActorOf(), id, number, true, ct));

    private static async Task<IResult> Unvote(HttpContext http, long id, int number, HourQuestions questions, CancellationToken ct) => Counted(await questions.Vote(http.ActorOf(), id, number, false, ct));

    private static IResult Counted(Result<int> votes) => votes.ToHttp(count => Results.Ok(new HourVotesJson(count)));

    private static async Task<IResult> Pick(HttpContext http, long id, int number, Body<HourDeedBody> body, HourLeading leading, CancellationToken ct) => (await leading.Pick(http.ActorOf(), id, number, body.Value.Revision, ct)).ToHttp();

    private static async Task<IResult> Pass(HttpContext http, long id, int number, Body<HourDeedBody> body, HourLeading leading, CancellationToken ct) => (await leading.Pass(http.ActorOf(), id, number, body.Value.Revision, ct)).ToHttp();

    private static async Task<IResult> Return(HttpContext http, long id, int number, Body<HourDeedBody> body, HourLeading leading, CancellationToken ct) => (await leading.Return(http.ActorOf(), id, number, body.Value.Revision, ct)).ToHttp();

    private static async Task<IResult> Decline(HttpContext http, long id, int number, Body<HourDeclineBody> body, HourLeading leading, CancellationToken ct) =>
        (await leading.Decline(http.ActorOf(), id, number, body.Value.Reason, body.Value.Revision, ct)).ToHttp();

    private static async Task<IResult> Merge(HttpContext http, long id, int number, Body<HourMergeBody> body, HourLeading leading, CancellationToken ct) =>
        (await leading.Merge(http.ActorOf(), id, number, body.Value.Into ?? 0, body.Value.Revision, ct)).ToHttp();

    private static async Task<IResult> Answer(HttpContext http, long id, int number, Body<HourEntryBody> body, IdempotencyKey key, HourAnswers answers, HourViews views, CancellationToken ct) =>
        await (await answers.Answer(http.ActorOf(), id, number, body.Value.Body, key.Value, drafted: false, ct)).ToHttp(async made =>
            await One(http, id, made, views, ct) is not { } answer ? Problem.NotFound.ToHttp() : answer.Hidden ? Results.Accepted(value: answer) : Results.Created(answer.Url, answer));

    private static async Task<IResult> Change(HttpContext http, long id, int number, Body<HourEntryBody> body, HourAnswers answers, HourViews views, CancellationToken ct) =>
        await (await answers.Change(http.ActorOf(), id, number, body.Value.Body, ct)).ToHttp(async _ => (await One(http, id, number, views, ct)).FoundOr404());

    private static async Task<IResult> Delete(HttpContext http, long id, int number, HourAnswers answers, CancellationToken ct) => (await answers.Delete(http.ActorOf(), id, number, ct)).ToHttp();

    private static async Task<HourAnswerJson?> One(HttpContext http, long id, int number, HourViews views, CancellationToken ct)
    {
        var cover = await views.Cover(ct);
        return await views.Look(http.ActorOf(), id, ct) is { } sight && sight.Questions.SelectMany(q => q.Answers).FirstOrDefault(a => a.Number == number) is { } answer ? HourAnswerJson.Of(sight, answer, cover) : null;
    }
}
