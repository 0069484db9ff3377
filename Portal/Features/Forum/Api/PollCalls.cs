using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on polls.</summary>
internal static class PollCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapGet("/topics/{id:long}/poll", Get).Says<PollJson>("getPoll", "The poll of a topic, with the caller's own vote.");
        api.MapPost("/topics/{id:long}/poll", Add).Says<PollJson>("addPoll", "Puts a poll under a topic that has none. Who started the topic may, and moderators.", StatusCodes.Status201Created);
        api.MapDelete("/topics/{id:long}/poll", Remove).Says("removePoll", "Takes a poll and its votes away for good; where others have voted only a moderator may.")
            .Explains("Who did not start the topic gives a `reason` in the query: the topic tells it, and who started it is told.");
        api.MapPost("/topics/{id:long}/poll/close", Close).Says<PollJson>("closePoll", "Closes a poll now.")
            .Explains("Who did not start the topic gives a `reason`: the topic tells it, and who started it is told.");
        api.MapPut("/topics/{id:long}/poll/vote", Vote).Says<PollJson>("votePoll", "Gives the caller's vote in place of the one they gave before: numbers of options from 1, in the order of liking where the poll is a ranking.");
        api.MapDelete("/topics/{id:long}/poll/vote", TakeBack).Says<PollJson>("takePollVoteBack", "Takes the caller's vote back. Twice is as good as once.");
    }

    private static async Task<IResult> Get(HttpContext http, long id, PollViews views, CancellationToken ct) => (await Read(http, id, views, ct)).FoundOr404();

    private static async Task<IResult> Add(HttpContext http, long id, Body<PollBody> body, Polls polls, PollViews views, CancellationToken ct) =>
        await (await polls.Add(http.ActorOf(), id, body.Value.ToPoll(), ct)).ToHttp(async _ =>
            await Read(http, id, views, ct) is { } made ? Results.Created($"/api/v1/topics/{id}/poll", made) : Problem.NotFound.ToHttp());

    private static async Task<IResult> Remove(HttpContext http, long id, string? reason, Polls polls, CancellationToken ct) => (await polls.Remove(http.ActorOf(), id, reason, ct)).ToHttp();

    private static async Task<IResult> Close(HttpContext http, long id, OptionalBody<ReasonBody> body, Polls polls, PollViews views, CancellationToken ct) =>
        await (await polls.Close(http.ActorOf(), id, body.Value?.Reason, ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> Vote(HttpContext http, long id, Body<VoteBody> body, Polls polls, PollViews views, CancellationToken ct) =>
        await (await polls.Vote(http.ActorOf(), id, body.Value.Choices ?? [], ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<IResult> TakeBack(HttpContext http, long id, Polls polls, PollViews views, CancellationToken ct) =>
        await (await polls.TakeBack(http.ActorOf(), id, ct)).ToHttp(_ => Get(http, id, views, ct));

    private static async Task<PollJson?> Read(HttpContext http, long id, PollViews views, CancellationToken ct) =>
        await views.Of(http.ActorOf(), id, ct) is not { } p ? null : new(
            p.Id, id, p.Question, p.Kind, p.MostChoices, p.Results,
            [.. p.Options.Select((text, i) => new PollOptionJson(i + 1, text, p.Count?.Votes[i], p.Count?.Winners.Contains(i + 1)))],
            p.Voters, p.Mine, p.ClosesAt, p.ClosedAt);
}

/// <summary>A poll as it is sent.</summary>
/// <param name="Question">What is asked, at most 200 characters.</param>
/// <param name="Kind">Single (when left out), multiple or ranked.</param>
/// <param name="Options">2 to 20 different options, each at most 120 characters.</param>
/// <param name="Results">When the results are shown: always (when left out), afterVote or afterClose.</param>
/// <param name="MostChoices">How many options may be chosen where several may be; all when left out.</param>
/// <param name="ClosesAt">When it closes by itself; in the future.</param>
public sealed record PollBody(string? Question, PollKind? Kind, IReadOnlyList<string?>? Options, PollResults? Results, int? MostChoices, DateTimeOffset? ClosesAt)
{
    internal NewPoll ToPoll() =>
        new(Question ?? "", Kind ?? PollKind.Single, [.. (Options ?? []).Select(o => o ?? "")], Results ?? PollResults.Always, MostChoices, ClosesAt?.UtcDateTime);
}

/// <summary>A vote.</summary>
/// <param name="Choices">The numbers of the options.</param>
public sealed record VoteBody(IReadOnlyList<int>? Choices);

/// <summary>A poll, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="TopicId">The topic.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="MostChoices">How many options may be chosen.</param>
/// <param name="Results">When the results are shown.</param>
/// <param name="Options">The options.</param>
/// <param name="Voters">How many voted.</param>
/// <param name="Mine">What the caller chose; empty where they did not vote.</param>
/// <param name="ClosesAt">When it closes by itself, or null.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
public sealed record PollJson(
    long Id, long TopicId, string Question, PollKind Kind, int MostChoices, PollResults Results, IReadOnlyList<PollOptionJson> Options, int Voters, IReadOnlyList<int> Mine, DateTime? ClosesAt, DateTime? ClosedAt);

/// <summary>An option of a poll.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">Its words.</param>
/// <param name="Votes">Its votes; null while the caller may not see the results.</param>
/// <param name="Leads">Whether it leads, alone or with others; null while the caller may not see the results.</param>
public sealed record PollOptionJson(int Number, string Text, int? Votes, bool? Leads);
