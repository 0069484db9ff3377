using System.Globalization;
using System.Text.Json;
using Portal.Commons.People;
using Portal.Platform.Markup;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>
/// What a topic's page says of itself to search engines, out of the page that was read already: where it stands, and on its first page the question with its
/// answers, or the discussion with its comments.
/// </summary>
internal sealed class TopicLinkedData(TopicPageView page, PublicAddress address, MarkdownRenderer markdown)
{
    private const int MostOfFirst = 1_000;
    private const int MostOfReply = 300;

    private readonly TopicHead head = page.Head;
    private readonly string root = address.Root.AbsoluteUri.TrimEnd('/');
    private readonly string url = address.Of(page.Head.Url).AbsoluteUri;

    /// <summary>The element for the page's head.</summary>
    /// <param name="forum">What the forum is called in the reader's language.</param>
    public SafeHtml Html(string forum) => LinkedData.Of(json =>
    {
        json.Breadcrumbs((forum, $"{root}/forum"), (head.CategoryName, $"{root}/c/{head.CategorySlug}"), (head.Title, url));
        if (page.Posts is not [{ Number: 1 } first, ..])
        {
            return;
        }

        if (head.Kind == TopicKind.Question)
        {
            WriteQuestion(json, first);
        }
        else
        {
            WriteDiscussion(json, first);
        }
    });

    private void WriteQuestion(Utf8JsonWriter json, PostView first)
    {
        json.Begin("QAPage");
        json.Begin("Question", "mainEntity");
        json.WriteString("name", head.Title);
        WriteFirst(json, first);
        json.WriteNumber("answerCount", head.PostCount - 1);
        json.WriteNumber("upvoteCount", Votes(first));
        if (page.Posts.FirstOrDefault(p => p.Id == head.AcceptedPostId) is { } accepted)
        {
            WriteReply(json, accepted, "Answer", "acceptedAnswer");
        }

        json.WriteStartArray("suggestedAnswer");
        foreach (var answer in page.Posts.Skip(1).Where(p => p.Id != head.AcceptedPostId && p.ReplyToNumber is null or 1))
        {
            WriteReply(json, answer, "Answer");
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteDiscussion(Utf8JsonWriter json, PostView first)
    {
        json.Begin("DiscussionForumPosting");
        json.WriteString("headline", head.Title);
        WriteFirst(json, first);
        json.WriteNumber("commentCount", head.PostCount - 1);
        json.Begin("InteractionCounter", "interactionStatistic");
        json.WriteString("interactionType", "https://schema.org/LikeAction");
        json.WriteNumber("userInteractionCount", Votes(first));
        json.WriteEndObject();
        json.WriteStartArray("comment");
        foreach (var comment in page.Posts.Skip(1))
        {
            WriteReply(json, comment, "Comment");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteFirst(Utf8JsonWriter json, PostView first)
    {
        json.WriteString("url", url);
        json.WriteString("text", TextOf(first, MostOfFirst) is { Length: > 0 } text ? text : head.Title);
        WriteBy(json, first);
        if (first.EditedAt is { } edited)
        {
            json.WriteString("dateModified", Time(edited));
        }
    }

    // A reply that is a picture alone, or covered, has nothing to say here.
    private void WriteReply(Utf8JsonWriter json, PostView post, string type, string? property = null)
    {
        if (TextOf(post, MostOfReply) is not { Length: > 0 } text)
        {
            return;
        }

        json.Begin(type, property);
        json.WriteString("url", $"{url}/{post.Number}#post-{post.Number}");
        json.WriteString("text", text);
        json.WriteNumber("upvoteCount", Votes(post));
        WriteBy(json, post);
        json.WriteEndObject();
    }

    private void WriteBy(Utf8JsonWriter json, PostView post)
    {
        json.WriteString("datePublished", Time(post.CreatedAt));
        json.Begin("Person", "author");
        json.WriteString("name", post.Author.DisplayName);
        json.WriteString("url", $"{root}/u/{Uri.EscapeDataString(post.Author.Name)}");
        json.WriteEndObject();
    }

    private string TextOf(PostView post, int most) => markdown.PlainText(SafeHtml.FromStored(post.Html), most);

    private static int Votes(PostView post) => Math.Max(0, post.ImportedScore + post.Reactions.Values.Sum());

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
