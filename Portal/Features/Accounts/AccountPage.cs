using Microsoft.AspNetCore.Components;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>
/// What the account pages share. They are plain pages with plain forms, outside any circuit: only a request can set or clear the cookie of a session.
/// </summary>
public abstract class AccountPage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [CascadingParameter]
    protected Actor Actor { get; set; }

    /// <summary>For going on to another page.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Who asks, by the address alone: trying to sign in is limited for all names together.</summary>
    protected Actor Visitor => Actor.Visitor with { Address = Actor.Address };

    /// <summary>Why the form was refused.</summary>
    protected Problem? Problem { get; set; }

    /// <summary>Ends with the request.</summary>
    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>What is wrong with one field.</summary>
    protected string? Wrong(string field) => Problem?.Field == field ? Problem.Sentence : null;

    /// <summary>Keeps what came of a deed, and answers whether it was done. Too many attempts also show in the status.</summary>
    protected bool Done<T>(Result<T> result)
    {
        Problem = result.Problem;
        if (Problem is { Kind: ProblemKind.TooMany } tooMany)
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Http.Response.Headers.RetryAfter = $"{(int)Math.Ceiling((tooMany.RetryAfter ?? TimeSpan.FromSeconds(10)).TotalSeconds)}";
        }

        return result.Done;
    }

    /// <summary>Goes on after the form: to a place here, never to another site.</summary>
    protected void GoOn(string? address, string otherwise = "/") =>
        Navigation.NavigateTo(LocalAddress.Of(address) is { } here && !here.StartsWith("/account/log", StringComparison.OrdinalIgnoreCase) ? here : otherwise);

    /// <summary>The address of another account page, which leads on afterwards to where this one would; a place on another site is left out.</summary>
    protected static string Onward(string page, string? address) => LocalAddress.Of(address) is { } here ? $"{page}?returnUrl={Uri.EscapeDataString(here)}" : page;

    /// <summary>Somebody has signed in: takes over their language, and goes on.</summary>
    protected void Entered(Account? account, string? address)
    {
        if (account?.Language is { } language)
        {
            ChosenLanguage.Keep(Http, language);
        }

        GoOn(address);
    }
}
