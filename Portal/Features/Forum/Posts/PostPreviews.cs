using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>One post as a piece of HTML, for the page's script that unfolds what another post quotes or answers.</summary>
internal static class PostPreviews
{
    public static void Map(WebApplication app) => app.MapGet("/live/topic/{id:long}/post/{number:int}", Read).ExcludeFromDescription();

    private static async Task<IResult> Read(long id, int number, HttpContext http, Database database, TimeProvider time, IStringLocalizer<ForumText> texts, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, http.ActorOf(), time.GetUtcNow().UtcDateTime, ct);
        var post = await (
            from p in db.Set<Post>().SeenBy(db, standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where p.TopicId == id && p.Number == number
            select new { p.Id, p.Html, p.CreatedAt, t.Slug, a.UserName, Name = a.DisplayName ?? a.UserName!, AuthorId = a.Id }).FirstOrDefaultAsync(ct);
        if (post is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        var url = new PostPlace(id, post.Id, number, post.Slug).Url;
        var html = new HtmlOut(post.Html.Length + 1024).Tag("<div class=\"post-head\">").Html(Inline.Avatar(post.Name, post.AuthorId, "sm"))
            .Tag("<a class=\"post-author\"").Attribute("href", $"/u/{Uri.EscapeDataString(post.UserName!)}").Tag(">").Text(post.Name).Tag("</a>")
            .Tag("<span class=\"meta end\"><a data-folds=\"no\"").Attribute("href", url).Tag(">").Text(texts["GoToPost", number]).Tag("</a> ")
            .Html(Inline.Time(post.CreatedAt)).Tag("</span></div><div class=\"prose\">").Html(SafeHtml.FromStored(post.Html).On(url.Split('#')[0])).Tag("</div>").ToHtml();
        return Results.Content(html.Value, "text/html; charset=utf-8");
    }
}
