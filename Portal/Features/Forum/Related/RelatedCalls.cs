using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Markup;
using Portal.Platform.Ui;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>Topics like another one: for the API, and as a piece of HTML that the page's script puts below a topic when a reader comes near its end.</summary>
internal static class RelatedCalls
{
    /// <summary>Where the page finds them.</summary>
    public static string PartOf(long topicId) => $"/live/topic/{topicId}/related";

    public static void Map(WebApplication app)
    {
        app.Api("Forum").MapGet("/topics/{id:long}/related", List).Says<Page<OfferedTopic>>("listRelatedTopics", "Topics like this one; at most five.")
            .Explains("Found by the words of its title. What has just been written may take an hour to be among them.");
        app.MapGet("/live/topic/{id:long}/related", Part).WithMetadata(new VisitorCacheAttribute("topic:{id}", ForumNews.Forum)).ExcludeFromDescription();
    }

    private static async Task<IResult> List(HttpContext http, long id, RelatedTopics related, CancellationToken ct) =>
        (await related.Of(http.ActorOf(), id, ct)).ToListing();

    private static async Task<IResult> Part(HttpContext http, long id, RelatedTopics related, IStringLocalizer<ForumText> texts, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "private, max-age=60"; // a member's page asks once before its circuit and once within it
        var topics = await related.Of(http.ActorOf(), id, ct) ?? []; // a topic that went while its page stood there has none
        return Results.Content(topics.Count == 0 ? "" : Made(topics, texts).Value, "text/html; charset=utf-8");
    }

    private static SafeHtml Made(IReadOnlyList<OfferedTopic> topics, IStringLocalizer<ForumText> texts)
    {
        var html = new HtmlOut(2048).Tag("<h2>").Text(texts["Related"].Value).Tag("</h2><ul class=\"list\">");
        foreach (var topic in topics)
        {
            html.Tag("<li><a class=\"topic-title grow\"").Attribute("href", topic.Url).Tag(">").Text(topic.Title).Tag("</a>");
            if (topic.Solved)
            {
                html.Html(Inline.Chip(texts["Solved"], Color.Success, Icons.CheckCircle));
            }

            html.Tag("<span class=\"meta nowrap\">").Text(texts["SimilarReplies", topic.Replies].Value).Tag("</span></li>");
        }

        return html.Tag("</ul>").ToHtml();
    }
}
