using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Browser;

/// <summary>Every page that the portal has, read from the compiled program, with an address at which it has something to show.</summary>
public static class Pages
{
    // Faces of a page that its plain route does not show, and pages that are mapped without a route of their own.
    static readonly string[] Further =
        ["/search?q=milk", "/events?month=2026-12", "/events?month=past", "/clubs/latte-art/events", "/clubs/latte-art/news", "/clubs/latte-art/health?days=90", "/clubs/latte-art/games", "/games/{DrawId}", "/games/{QuizId}", "/games/new?club={ClubId}", "/t/{Id:long}/{TopicSlug}/{Number:int}", "/clubs/{ClubSlug}/{Part}", "/no-such-page", "/t/999999999", "/dev", "/dev/mail"];

    /// <summary>The routes of all pages.</summary>
    public static IReadOnlyList<string> Routes { get; } =
        [.. from type in typeof(Program).Assembly.GetTypes()
            let routes = type.GetCustomAttributes<RouteAttribute>().Select(r => r.Template).OrderBy(t => t.Length).ToList()
            where routes.Count > 0
            orderby routes[0]
            select routes[0], .. Further];

    /// <summary>The address of a page in the sample world; a route with parameters needs a line here.</summary>
    public static string AddressOf(string route, SampleWorld world) => !route.Contains('{') ? route : route switch
    {
        "/t/{Id:long}" => world.Topic.Url,
        "/t/{Id:long}/{TopicSlug}/{Number:int}" => world.Topic.Url + "/2",
        "/t/{Id:long}/{TopicSlug}/print" => world.Topic.Url + "/print",
        "/c/{CategorySlug}" => "/c/general",
        "/tag/{TagName}" => "/tag/ink",
        "/p/{Id:long}/history" => $"/p/{world.Topic.PostId}/history",
        "/moderation/audit/{Id:long}" => "/moderation/audit/1",
        "/status/{Code:int}" => "/status/400",
        "/u/{Name}" => "/u/" + world.Author.Name,
        "/clubs/{ClubSlug}" => "/clubs/latte-art",
        "/clubs/{ClubSlug}/{Part}" => "/clubs/latte-art/room",
        "/clubs/{ClubSlug}/articles" => "/clubs/latte-art/articles?kind=tutorial",
        "/clubs/{ClubSlug}/downloads" => "/clubs/latte-art/downloads",
        "/clubs/{ClubSlug}/photos" => "/clubs/latte-art/photos",
        "/clubs/{ClubSlug}/photos/{Item}" => $"/clubs/latte-art/articles/{world.ArticleId}",
        "/clubs/{ClubSlug}/write" => "/clubs/latte-art/write?kind=photo",
        "/clubs/{ClubSlug}/news/{Id:long}" => $"/clubs/latte-art/news/{world.NewsId}",
        "/clubs/{ClubSlug}/news/new" => "/clubs/latte-art/news/new",
        "/admin/categories/{Slug}/forms" => "/admin/categories/general/forms",
        "/moderation/people/{Name}" => "/moderation/people/" + world.Author.Name,
        "/events/{Id:long}" => $"/events/{world.EventId}",
        "/events/{Id:long}/questions" => $"/events/{world.EventId}/questions",
        "/events/{Id:long}/transcript" => $"/events/{world.EventId}/transcript",
        "/invitations/{Secret}" => "/invitations/" + world.InvitationSecret,
        "/games/{Id:long}" => $"/games/{world.ContestId}",
        "/games/{Id:long}/check" => $"/games/{world.DrawId}/check",
        "/games/{DrawId}" => $"/games/{world.DrawId}",
        "/games/{QuizId}" => $"/games/{world.QuizId}",
        "/games/new?club={ClubId}" => $"/games/new?club={world.ClubId}&kind=quiz",
        "/rooms/{Id:long}" => $"/rooms/{world.RoomId}",
        "/messages/{Id:long}" => $"/messages/{world.ConversationId}",
        "/desk/{ChatId:long}/topic" => $"/desk/{world.ChatId}/topic",
        "/desk/{ChatId:long}" => $"/desk/{world.ChatId}",
        _ => throw new InvalidOperationException($"Give the page {route} a sample address in {nameof(Pages)}.{nameof(AddressOf)}."),
    };
}
