using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Portal.Platform.Api;
using Portal.Platform.Live.Hub;

namespace Portal.Commons.People;

/// <summary>Registers tokens: a request to the API or the hub that carries one is signed in by it, every other by its cookie.</summary>
public static class TokenModule
{
    private const string Either = "TokenOrCookie";
    private static readonly string[] ForPrograms = ["/api", "/hubs", "/files"];

    /// <summary>Adds them; after the cookies.</summary>
    public static void AddTokens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiTokens>().AddSingleton<TokenLookup>().AddSingleton<ICallers, Callers>();
        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Scheme, null)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = Choose);
        builder.Services.PostConfigure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = Either);
    }

    /// <summary>Refuses a request whose token is not valid; stands right behind sign-in.</summary>
    public static void UseTokens(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (TokenHandler.FoundBad(http))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await ApiModule.BadToken.ToHttp().ExecuteAsync(http);
            return;
        }

        await next(http);
    });

    /// <summary>Maps the calls about the caller.</summary>
    public static void MapTokens(this WebApplication app) => MeCalls.Map(app);

    private static string Choose(HttpContext http) =>
        Array.Exists(ForPrograms, p => http.Request.Path.StartsWithSegments(p)) && Bearer.Of(http) is not null
            ? TokenHandler.Scheme
            : IdentityConstants.ApplicationScheme;
}
