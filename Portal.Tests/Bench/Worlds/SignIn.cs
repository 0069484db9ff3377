using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Bench.Worlds;

/// <summary>Signs in as a browser does: reads the form, fills in its two fields, sends it, and keeps the cookies.</summary>
public static partial class SignIn
{
    /// <summary>The cookie header of a signed-in member; a refused sign-in is an error.</summary>
    public static async Task<string> CookieAsync(Uri server, Member member, CancellationToken cancel)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = server };
        var form = FormPattern().Matches(await http.GetStringAsync("/account/login", cancel)).Select(m => m.Value)
            .FirstOrDefault(text => text.Contains("type=\"password\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("/account/login has no form with a password.");
        var target = WebUtility.HtmlDecode(Attribute(FormTagPattern().Match(form).Value, "action") ?? "/account/login");
        using var answer = await http.PostAsync(new Uri(new Uri(server, "/account/login"), target), new FormUrlEncodedContent(Fill(form, member)), cancel);
        return answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther
            ? cookies.GetCookieHeader(server)
            : throw new InvalidOperationException($"Signing in as {member.Name} was answered with {(int)answer.StatusCode}.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Fill(string form, Member member)
    {
        foreach (var tag in InputPattern().Matches(form).Select(m => m.Value))
        {
            var value = Attribute(tag, "type") switch
            {
                "password" => member.Password,
                "hidden" => WebUtility.HtmlDecode(Attribute(tag, "value") ?? ""),
                "text" or "email" or null => member.Name,
                _ => null,
            };
            if (value is not null && Attribute(tag, "name") is { } name)
            {
                yield return new(name, value);
            }
        }
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<form[^>]*>")]
    private static partial Regex FormTagPattern();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex InputPattern();
}
