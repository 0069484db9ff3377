namespace Portal.Features.Forum;

/// <summary>The forum's door: what it registers and maps.</summary>
public static class ForumFeature
{
    /// <summary>Adds the forum.</summary>
    public static void AddForum(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<Topics>().AddSingleton<Posts>().AddSingleton<Reactions>().AddSingleton<Categories>()
            .AddSingleton<TopicViews>().AddSingleton<TopicLists>().AddSingleton<PostHistory>();
    }

    /// <summary>Maps what is not a page.</summary>
    public static void MapForum(this WebApplication app) => TopicStream.Map(app);
}
