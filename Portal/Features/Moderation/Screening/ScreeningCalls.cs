using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Moderation;

/// <summary>The API's calls on how strictly strangers are looked at: for admins alone.</summary>
internal static class ScreeningCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Moderation");
        api.MapGet("/admin/screening", Read).Says<ScreeningJson>("getScreening", "How strictly strangers are looked at: signs of spam, first posts, new accounts. Admins only.");
        api.MapPut("/admin/screening", Set).Says<ScreeningJson>("setScreening", "Says how strictly; what is missing stays as it is. It holds at once. Admins only.")
            .Explains("Until an admin says something, the settings `Screening:*` of the start hold. What waits already goes on waiting.");
    }

    private static async Task<IResult> Read(HttpContext http, ScreeningTerms terms, CancellationToken ct) => (await terms.Read(http.ActorOf(), ct)).ToHttp(said => Results.Ok(ScreeningJson.Of(said)));

    private static async Task<IResult> Set(HttpContext http, Body<ScreeningBody> body, ScreeningTerms terms, CancellationToken ct)
    {
        if (!(await terms.Read(http.ActorOf(), ct)).Try(out var now, out var problem))
        {
            return problem.ToHttp();
        }

        return await (await terms.Set(http.ActorOf(), body.Value.Over(now), ct)).ToHttp(_ => Read(http, terms, ct));
    }
}

/// <summary>How strictly strangers are looked at, in answers of the API.</summary>
/// <param name="Spam">Whether signs of spam are added up.</param>
/// <param name="HoldAt">With so many points something waits for a moderator.</param>
/// <param name="RefuseAt">With so many points it is not taken at all.</param>
/// <param name="FirstPosts">So many first posts of a newcomer wait; 0 for none.</param>
/// <param name="ApproveAccounts">Whether who registers waits before they may write.</param>
public sealed record ScreeningJson(bool Spam, int HoldAt, int RefuseAt, int FirstPosts, bool ApproveAccounts)
{
    internal static ScreeningJson Of(ScreeningSettings said) => new(said.Spam, said.HoldAt, said.RefuseAt, said.FirstPosts, said.ApproveAccounts);
}

/// <summary>How strictly strangers are to be looked at; what is missing stays as it is.</summary>
/// <param name="Spam">Whether signs of spam are added up.</param>
/// <param name="HoldAt">From 1 to 1,000.</param>
/// <param name="RefuseAt">More than <c>holdAt</c>, at most 1,001.</param>
/// <param name="FirstPosts">From 0 to 100.</param>
/// <param name="ApproveAccounts">Whether who registers waits.</param>
public sealed record ScreeningBody(bool? Spam = null, int? HoldAt = null, int? RefuseAt = null, int? FirstPosts = null, bool? ApproveAccounts = null)
{
    internal ScreeningSettings Over(ScreeningSettings now) =>
        new(Spam ?? now.Spam, HoldAt ?? now.HoldAt, RefuseAt ?? now.RefuseAt, FirstPosts ?? now.FirstPosts, ApproveAccounts ?? now.ApproveAccounts);
}
