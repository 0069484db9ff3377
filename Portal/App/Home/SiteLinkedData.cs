using Portal.Platform.Markup;
using Portal.Platform.Web;

namespace Portal.App.Home;

/// <summary>What the home page says of the site to search engines: whose it is, and where its search is.</summary>
internal static class SiteLinkedData
{
    /// <summary>The element for the page's head.</summary>
    public static SafeHtml Html(PublicAddress address, string name, string description) => LinkedData.Of(json =>
    {
        var root = address.Root.AbsoluteUri;
        json.Begin("WebSite");
        json.WriteString("@id", $"{root}#site");
        json.WriteString("url", root);
        json.WriteString("name", name);
        json.WriteString("description", description);
        json.Begin("SearchAction", "potentialAction");
        json.Begin("EntryPoint", "target");
        json.WriteString("urlTemplate", $"{root}search?q={{search_term_string}}");
        json.WriteEndObject();
        json.WriteString("query-input", "required name=search_term_string");
        json.WriteEndObject();
        json.Begin("Organization", "publisher");
        json.WriteString("name", name);
        json.WriteString("url", root);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
