using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Portal.Features.Forum;
using Portal.Platform.Markup;

namespace Portal.App.Shell;

/// <summary>The categories at the side of every page, made as HTML once for all who see the same: as elements they would be kept in every open circuit.</summary>
internal static class CategoryNav
{
    private const string Nowhere = "";
    private static readonly ConditionalWeakTable<IReadOnlyList<CategoryLink>, ConcurrentDictionary<string, SafeHtml>> Made = [];

    /// <summary>The items of the list, the one that is open marked.</summary>
    /// <param name="categories">The categories, in order.</param>
    /// <param name="here">The path of the page that is open.</param>
    public static SafeHtml Items(IReadOnlyList<CategoryLink> categories, string here)
    {
        var open = categories.FirstOrDefault(c => here == Path(c) || here.StartsWith(Path(c) + "/", StringComparison.Ordinal))?.Slug ?? Nowhere;
        return Made.GetValue(categories, static _ => new(concurrencyLevel: 1, capacity: 3)).GetOrAdd(open, static (open, categories) => Make(categories, open), categories);
    }

    private static SafeHtml Make(IReadOnlyList<CategoryLink> categories, string open)
    {
        var html = new HtmlOut(2048);
        foreach (var category in categories)
        {
            html.Tag("<li><a").Attribute("href", Path(category)).Attribute("aria-current", category.Slug == open ? "page" : null)
                .Tag("><span").Attribute("class", $"nav-dot hue-{category.Hue}").Tag("></span><span class=\"clip\">").Text(category.Name).Tag("</span></a></li>");
        }

        return html.ToHtml();
    }

    private static string Path(CategoryLink category) => $"/c/{category.Slug}";
}
