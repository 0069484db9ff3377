using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Discovery;

public class TopicLinkedDataTests(Portals portals)
{
    static readonly string[] Settings = ["Portal:PublicUrl=https://help.example.com"];

    [Theory, BothDatabases]
    public async Task A_question_names_its_accepted_answer_and_the_others(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, Settings);
        var (ana, bo) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var topic = await portal.StartTopic(ana, "Ink 墨水?", "The bottle is *empty*. ||secretword||");
        var answer = await portal.Reply(bo, topic, "Refill it.");
        await portal.Reply(ana, topic, "Or buy a new one.");
        var hidden = await portal.Reply(bo, topic, "Spam spam.");
        await portal.SetHidden(hidden.PostId);
        Assert.True((await portal.Get<Topics>().Accept(ana.Actor, topic.TopicId, answer.PostId, default)).Done);

        var question = Thing(await portal.Visitor().GetStringAsync(topic.Url), "QAPage").GetProperty("mainEntity");

        Assert.Equal("Ink 墨水?", question.GetProperty("name").GetString());
        Assert.Equal("The bottle is empty.", question.GetProperty("text").GetString());
        Assert.Equal(2, question.GetProperty("answerCount").GetInt32());
        var accepted = question.GetProperty("acceptedAnswer");
        Assert.Equal("Refill it.", accepted.GetProperty("text").GetString());
        Assert.Equal(new Uri($"https://help.example.com{topic.Url}/2#post-2").AbsoluteUri, accepted.GetProperty("url").GetString());
        Assert.Equal("Or buy a new one.", Assert.Single(question.GetProperty("suggestedAnswer").EnumerateArray()).GetProperty("text").GetString());
        foreach (var written in (JsonElement[])[question, accepted])
        {
            Assert.True(written.GetProperty("datePublished").TryGetDateTime(out _));
            Assert.True(written.GetProperty("upvoteCount").GetInt32() >= 0);
            Assert.StartsWith("https://help.example.com/u/", written.GetProperty("author").GetProperty("url").GetString());
        }
    }

    [Fact]
    public async Task A_discussion_has_its_comments_and_its_way_and_a_later_page_only_its_way()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, Settings);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana, "Ink", kind: TopicKind.Discussion);
        for (var n = 2; n <= 30; n++) await portal.Reply(ana, topic, $"Reply {n}");

        var (first, second) = (await portal.Visitor().GetStringAsync(topic.Url), await portal.Visitor().GetStringAsync(topic.Url + "/26"));

        var posting = Thing(first, "DiscussionForumPosting");
        Assert.Equal(("Ink", 29, 24), (posting.GetProperty("headline").GetString(), posting.GetProperty("commentCount").GetInt32(), posting.GetProperty("comment").GetArrayLength()));
        foreach (var page in (string[])[first, second])
            Assert.Equal(["https://help.example.com/forum", "https://help.example.com/c/general", $"https://help.example.com{topic.Url}"],
                Thing(page, "BreadcrumbList").GetProperty("itemListElement").EnumerateArray().Select(e => e.GetProperty("item").GetString()));
        Assert.DoesNotContain("DiscussionForumPosting", second);
    }

    [Fact]
    public async Task No_title_breaks_out_of_the_data_or_of_the_card()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        const string Title = "</script><script>alert(1)</script> \" ' & <!--";
        var topic = await portal.StartTopic(await portal.NewMember(), Title, Title, TopicKind.Discussion);
        var page = await portal.Visitor().GetStringAsync(topic.Url);
        Assert.DoesNotContain("<script>alert", page);
        Assert.Equal(Title, Thing(page, "DiscussionForumPosting").GetProperty("headline").GetString());
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        Assert.Equal(Title, document.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
    }

    [Fact]
    public async Task A_card_shows_a_picture_that_is_there_and_tells_no_spoiler()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var topic = await portal.StartTopic(await portal.NewMember(), "Film", ">! The butler\n\nSeen it?");
        using var visitor = portal.Visitor();
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await visitor.GetStringAsync(topic.Url));
        string Said(string selector) => document.QuerySelector(selector)!.GetAttribute("content")!;
        Assert.Equal(("Seen it?", "Seen it?"), (Said("meta[property='og:description']"), Said("meta[name=description]")));
        var picture = await visitor.GetAsync(new Uri(Said("meta[property='og:image']")).PathAndQuery);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        var shape = Portal.Platform.Files.PngShape.Read(await picture.Content.ReadAsByteArrayAsync())!.Value;
        Assert.Equal((1200, 630), (shape.Width, shape.Height));
    }

    [Fact]
    public async Task The_home_page_says_whose_it_is_and_where_one_searches()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var site = Thing(await portal.Visitor().GetStringAsync("/"), "WebSite");
        Assert.Equal($"{portal.Address}search?q={{search_term_string}}", site.GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString());
    }

    static JsonElement Thing(string page, string type)
    {
        var json = Regex.Match(page, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        return JsonDocument.Parse(json).RootElement.GetProperty("@graph").EnumerateArray().Single(thing => thing.GetProperty("@type").GetString() == type);
    }
}
