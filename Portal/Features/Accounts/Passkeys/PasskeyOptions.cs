using Microsoft.AspNetCore.Antiforgery;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Limits;

namespace Portal.Features.Accounts;

/// <summary>Tells the browser what to ask the device for. The question for signing in is the same for everybody: the device knows whose keys it holds.</summary>
internal static class PasskeyOptions
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/account/passkeys/new-options", ForNew).RequireAuthorization().ExcludeFromDescription();
        app.MapPost("/account/passkeys/sign-in-options", ForSignIn).ExcludeFromDescription();
    }

    private static async Task<IResult> ForNew(HttpContext http, IAntiforgery antiforgery, AccountSignIn signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || await signIn.UserManager.GetUserAsync(http.User) is not { } account)
        {
            return Results.BadRequest();
        }

        var options = await signIn.MakePasskeyCreationOptionsAsync(new() { Id = $"{account.Id}", Name = account.UserName!, DisplayName = account.DisplayName ?? account.UserName! });
        return Results.Content(options, "application/json");
    }

    private static async Task<IResult> ForSignIn(HttpContext http, IAntiforgery antiforgery, AccountSignIn signIn, RateLimits limits)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        return limits.Take(Limited.SignIn, Actor.Visitor with { Address = http.Connection.RemoteIpAddress?.ToString() }) is null
            ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
            : Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
