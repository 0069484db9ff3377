using System.Reflection;
using Microsoft.AspNetCore.Components;
using Portal.Features.Forum;

namespace Portal.Tests.Browser;

/// <summary>Every page that the portal has, read from the compiled program, with an address at which it has something to show.</summary>
public static class Pages
{
    /// <summary>The routes of all pages, one for each page.</summary>
    public static IReadOnlyList<string> Routes { get; } =
        [.. from type in typeof(Program).Assembly.GetTypes()
            let routes = type.GetCustomAttributes<RouteAttribute>().Select(r => r.Template).OrderBy(t => t.Length).ToList()
            where routes.Count > 0
            orderby routes[0]
            select routes[0]];

    /// <summary>The address of a page in the sample world; a route with parameters needs a line here.</summary>
    public static string AddressOf(string route, Sample sample)
    {
        if (!route.Contains('{')) return route;
        return route[..route.IndexOf('{')] switch
        {
            "/t/" => sample.Topic.Url,
            "/c/" => "/c/general",
            "/tag/" => "/tag/ink",
            "/p/" => $"/p/{sample.Topic.PostId}/history",
            "/u/" => "/u/" + sample.Author.Name,
            var other => throw new InvalidOperationException($"Give the page {route} a sample address in {nameof(Pages)}.{nameof(AddressOf)} ({other}...)."),
        };
    }

    /// <summary>A little of everything to look at.</summary>
    public sealed record Sample(Member Author, Member Admin, PostPlace Topic)
    {
        /// <summary>Makes it.</summary>
        public static async Task<Sample> MakeAsync(TestPortal portal)
        {
            var (author, admin) = (await portal.NewMember("ana"), await portal.NewMember("ada", Roles.Admin));
            var topic = await portal.StartTopic(author, tags: "ink");
            await portal.Reply(admin, topic, "Like **this**:\n\n> The bottle is empty.\n\n1. open it\n2. fill it\n\n```\ninkctl --refill\n```\n\n| colour | ml |\n|---|---|\n| blue | 30 |");
            await portal.Reply(author, topic, "谢谢！");
            return new(author, admin, topic);
        }
    }
}
