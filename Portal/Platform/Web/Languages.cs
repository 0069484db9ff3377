using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Portal.Platform.Web;

/// <summary>The languages the portal speaks, and how a reader's is found: the one they chose, else the first the browser asks for that fits.</summary>
public static class Languages
{
    /// <summary>The cookie that keeps a chosen language.</summary>
    public const string Cookie = "lang";

    /// <summary>Where circuits are opened: each says the language of the page that it continues.</summary>
    private const string Circuits = "/_blazor";

    /// <summary>Browsers send few different headers; what each means is worked out once. The bound is for those who send odd ones on purpose.</summary>
    private static readonly ConcurrentDictionary<string, CultureInfo> Known = new(concurrencyLevel: 1, capacity: MostKnown);

    private const int MostKnown = 500;

    /// <summary>All of them; the first is the fallback. Read-only ones: of others every request would make a copy.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-Hans"), CultureInfo.GetCultureInfo("zh-Hant")];

    /// <summary>The language of a request; asking again costs nothing.</summary>
    public static CultureInfo Of(HttpContext http)
    {
        if (http.Items[typeof(Languages)] is CultureInfo known)
        {
            return known;
        }

        var found = Read(http);
        http.Items[typeof(Languages)] = found;
        return found;
    }

    /// <summary>The same for who asks once.</summary>
    internal static CultureInfo Read(HttpContext http)
    {
        var request = http.Request;
        return (request.Path.StartsWithSegments(Circuits) ? Find(request.Query["lang"]) : null)
            ?? (request.Headers.Cookie.Count > 0 ? Find(request.Cookies[Cookie]) : null)
            ?? Accepted(request.Headers.AcceptLanguage.ToString());
    }

    /// <summary>The language behind a tag such as <c>zh-TW</c>, or null for one that is not spoken here.</summary>
    public static CultureInfo? Find(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
        {
            return null;
        }

        var parts = tag.Trim().ToLowerInvariant().Split('-', '_');
        return parts[0] switch
        {
            "en" => All[0],
            "zh" when parts.Any(p => p is "hant" or "tw" or "hk" or "mo") && !parts.Contains("hans") => All[2],
            "zh" => All[1],
            _ => null,
        };
    }

    /// <summary>What is written until the answer is disposed of is in the language behind a tag, or the first of all: for letters, which no request asks for.</summary>
    public static IDisposable Speak(string? tag) => new Speaking(Find(tag) ?? All[0]);

    private static CultureInfo Accepted(string header)
    {
        if (header.Length is 0 or > 500)
        {
            return All[0];
        }

        if (!Known.TryGetValue(header, out var language))
        {
            language = Preferred(header);
            if (Known.Count < MostKnown)
            {
                Known[header] = language;
            }
        }

        return language;
    }

    private static CultureInfo Preferred(string header) => header.Split(',')
        .Select(part => part.Split(';'))
        .Select(part => (Language: Find(part[0]), Weight: Weight(part)))
        .Where(x => x.Language is not null && x.Weight > 0)
        .OrderByDescending(x => x.Weight)
        .FirstOrDefault().Language ?? All[0];

    private static double Weight(string[] part) =>
        part.Length > 1 && part[1].Trim() is ['q', '=', .. var q] && double.TryParse(q, CultureInfo.InvariantCulture, out var weight) ? weight : 1;

    private sealed class Speaking : IDisposable
    {
        private readonly (CultureInfo Culture, CultureInfo Words) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Speaking(CultureInfo language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }

    /// <summary>Gives the framework's localization what <see cref="Of"/> found.</summary>
    internal sealed class Provider : IRequestCultureProvider
    {
        public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult<ProviderCultureResult?>(new(Of(httpContext).Name));
    }
}
