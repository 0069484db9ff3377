using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Features.Accounts;

/// <summary>Fills in forms and sends them, as a browser without scripts does.</summary>
sealed class Forms(HttpClient http)
{
    /// <summary>What came back: the status, where it leads, and the words of the page.</summary>
    public sealed record Answer(HttpStatusCode Status, string? Location, string Words, IHtmlDocument Page);

    /// <summary>Looks at a page.</summary>
    public async Task<Answer> Get(string address)
    {
        using var response = await http.GetAsync(address);
        return await Read(response);
    }

    /// <summary>Sends the form with this name on a page; fields are named as the page names them, without a prefix.</summary>
    public async Task<Answer> Send(string address, string form, params (string Name, string Value)[] fields)
    {
        var page = (await Get(address)).Page;
        var element = page.Forms.Single(f => f.QuerySelector($"input[name=_handler][value='{form}']") is not null);
        var values = element.QuerySelectorAll<IHtmlInputElement>("input").Where(i => i.Type != "checkbox" && i.Name is not null).ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in fields) values[element.QuerySelector($"[name='Input.{name}']") is null ? name : "Input." + name] = value;
        using var response = await http.PostAsync(address, new FormUrlEncodedContent(values));
        return await Read(response);
    }

    /// <summary>Tries to sign in.</summary>
    public Task<Answer> SignIn(string name, string password, string returnUrl = "/forum") =>
        Send("/account/login?returnUrl=" + Uri.EscapeDataString(returnUrl), "login", ("Name", name), ("Password", password));

    static async Task<Answer> Read(HttpResponseMessage response)
    {
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        var words = Regex.Replace(page.QuerySelector("main")?.TextContent ?? "", @"\s+", " ").Trim();
        return new(response.StatusCode, response.Headers.Location?.PathAndQuery(), words, page);
    }
}

static class Addresses
{
    /// <summary>An address on this site, without the site.</summary>
    public static string PathAndQuery(this Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : address.ToString();
}
