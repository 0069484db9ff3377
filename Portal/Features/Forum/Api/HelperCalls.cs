using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>The API's calls on who did what.</summary>
internal static class HelperCalls
{
    public static void Map(WebApplication app) => app.Api("Forum").MapGet("/helpers", Board).Says<Page<HelperJson>>("listHelpers", "Who helped most in a month: members alone, fifty at most.")
        .Explains("`month` is written `2026-11`; this month when left out. An accepted answer counts ten points, a reaction by somebody else two, a post one.");

    private static async Task<IResult> Board(string? month, ContributionViews views, CancellationToken ct) =>
        !string.IsNullOrEmpty(month) && Months.Parse(month) is null
            ? Problem.Invalid<ForumText>("month", "NoSuchMonth").ToHttp()
            : (await views.Board(Months.Parse(month) ?? views.ThisMonth, ct)).Select(r => new HelperJson(AuthorJson.Of(r.Person), r.Posts, r.Answers, r.Thanks, r.Points)).ToList().ToListing();
}

/// <summary>A line of the board of helpers.</summary>
public sealed record HelperJson(AuthorJson Person, int Posts, int Answers, int Thanks, int Points);
