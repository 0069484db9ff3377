using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Cli;
using Portal.Platform.Files;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>The forum's door: what it registers and maps.</summary>
public static class ForumFeature
{
    /// <summary>Adds the forum.</summary>
    public static void AddForum(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<Topics>().AddSingleton<Posts>().AddSingleton<Reactions>().AddSingleton<Categories>()
            .AddSingleton<TopicViews>().AddSingleton<TopicLists>().AddSingleton<PostHistory>().AddSingleton<ForumReads>().AddSingleton<Reading>()
            .AddSingleton<IChannelGate, ForumGate>().AddSingleton<IModerated, ModeratedPosts>().AddSingleton<IWatched, WatchedPosts>()
            .AddSingleton<IPersonalData, TopicExport>().AddSingleton<IPersonalData, PostExport>().AddSingleton<IPersonalData, ReactionExport>().AddSingleton<IPersonalData, MarkData>()
            .AddSingleton<ISearchable, SearchablePosts>().AddSingleton<IFileHolder, PostFiles>()
            .AddSingleton<ICheck, TopicCheck>().AddSingleton<ICheck, CategoryCheck>().AddSingleton<BenchSeed>()
            .AddSingleton<INewsConsumer, UnreadTeller>().AddSingleton<StackExchangeImport>().AddSingleton<FeedViews>()
            .AddSingleton(ForumSettings.Read(builder.Configuration))
            .AddSingleton<MeToos>().AddSingleton<Ideas>().AddSingleton<IdeaViews>().AddSingleton<TopicWorks>().AddSingleton<WorkViews>().AddSingleton<Promises>()
            .AddSingleton<ReminderChoice>().AddSingleton<ReminderLetter>().AddSingleton<IJob, AnswerReminders>().AddSingleton<IJob, PromiseKeeper>()
            .AddSingleton<INewsConsumer, FollowUp>().AddSingleton<IStaffWork, OwnedTopics>().AddSingleton<ICheck, VoiceCheck>()
            .AddSingleton<IPersonalData, MeTooData>().AddSingleton<IPersonalData, VoteData>().AddSingleton<IPersonalData, ReminderData>()
            .AddSingleton(new AdminPart("/admin/categories", typeof(ForumText), "Categories", AdminsOnly: true));
    }

    /// <summary>Maps what is not a page.</summary>
    public static void MapForum(this WebApplication app)
    {
        TopicStream.Map(app);
        Feeds.Map(app);
        TopicCalls.Map(app);
        PostCalls.Map(app);
        ReadingCalls.Map(app);
        QuestionCalls.Map(app);
        IdeaCalls.Map(app);
        WorkCalls.Map(app);
    }
}
