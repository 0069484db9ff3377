using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Play;

/// <summary>The API's calls on quizzes.</summary>
internal static class QuizCalls
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/games/quizzes", Announce).Says<GameJson>("createQuiz", "Announces a quiz in a club: its hosts, and who moderates it.", StatusCodes.Status201Created).Produces<GameJson>(StatusCodes.Status202Accepted);
        api.MapPut("/games/{id:long}/answers", Answer).Says<GameJson>("answerQuiz", "Answers a quiz: every question, once and for all, but not by who wrote it. What is right is told once it is closed.");
    }

    private static async Task<IResult> Announce(HttpContext http, Body<QuizBody> body, IdempotencyKey key, Quizzes quizzes, GameViews views, CancellationToken ct)
    {
        var given = body.Value.Questions ?? [];
        return await GameCalls.Made(
            http,
            await quizzes.Announce(
                http.ActorOf(), body.Value.Plan(), [.. given.Select(q => new QuizQuestion(q?.Text ?? "", [.. (q?.Choices ?? []).Select(c => c ?? "")]))], [.. given.Select(q => q?.Right ?? -1)], body.Value.Points ?? 0, key.Value, ct),
            views, ct);
    }

    private static async Task<IResult> Answer(HttpContext http, long id, Body<QuizAnswersBody> body, Quizzes quizzes, GameViews views, CancellationToken ct) =>
        await GameCalls.After(http, id, await quizzes.Answer(http.ActorOf(), id, body.Value.Answers ?? [], ct), views, ct);
}
