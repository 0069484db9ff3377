using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Platform.Api;

namespace Portal.Commons.People;

/// <summary>
/// Signs a request in by its token. What is no valid token fails, also where no account is needed: who sends one wants to know.
/// The secret of a chat is left to the endpoint, where the endpoint takes secrets.
/// </summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenLookup tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Bearer.Of(Context) is not { } word)
        {
            return AuthenticateResult.NoResult();
        }

        if (!word.StartsWith(TokenWord.Prefix, StringComparison.Ordinal))
        {
            return Bearer.TakesSecrets(Context) ? AuthenticateResult.NoResult() : Bad();
        }

        return await tokens.Find(word, Context.RequestAborted) is { } ticket ? AuthenticateResult.Success(ticket) : Bad();
    }

    /// <summary>Whether the request was found to carry a bad token.</summary>
    public static bool FoundBad(HttpContext http) => http.Items.ContainsKey(typeof(TokenHandler));

    private AuthenticateResult Bad()
    {
        Context.Items[typeof(TokenHandler)] = true;
        return AuthenticateResult.Fail("The token is not valid.");
    }
}
