using Portal.Commons.Contact;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Commons.Publishing;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Search;
using Portal.Commons.Watching;
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
        var services = builder.Services;

        // topics and posts
        services.AddSingleton<FirstPosts>().AddSingleton<Topics>().AddSingleton<Posts>().AddSingleton<Reactions>().AddSingleton<Categories>();
        services.AddSingleton<TopicViews>().AddSingleton<TopicLists>().AddSingleton<PostHistory>().AddSingleton<ForumReads>().AddSingleton<FeedViews>();
        services.AddSingleton<IChannelGate, ForumGate>().AddSingleton<IModerated, ModeratedPosts>().AddSingleton<IRescued, RescuedPosts>().AddSingleton<IModeratedPlace, ModeratedCategories>().AddSingleton<IWroteAt, WhoPosted>().AddSingleton<IHeldBack, ModeratedPosts>().AddSingleton<IScreenedSample, PostSample>().AddSingleton<IWatched, WatchedPosts>().AddSingleton<IWatched, WatchedPolls>().AddSingleton<IWatched, WatchedIdeas>().AddSingleton<ISearchable, SearchablePosts>().AddSingleton<ISearchOperators, ForumOperators>().AddSingleton<IFileHolder, PostFiles>();
        services.AddSingleton(new NamedKind("topic", (db, standing) => db.Set<Topic>().SeenBy(standing).Select(t => new NamedRow { Id = t.Id, Name = t.Title, Part = t.Slug }), (row, _) => (row.Name, $"/t/{row.Id}/{row.Part}")));
        services.AddSingleton<IPersonalData, TopicExport>().AddSingleton<IPersonalData, PostExport>().AddSingleton<IPersonalData, ReactionExport>().AddSingleton<IGroupTrace, PostTraces>();
        services.AddSingleton<ICheck, TopicCheck>().AddSingleton<ICheck, CategoryCheck>();
        services.AddSingleton<ITopicStarter, TopicStarter>().AddSingleton<IAboutCustomer, TopicsOfCustomer>();
        services.AddSingleton(new AdminPart("/admin/categories", typeof(ForumText), "Categories", AdminsOnly: true));

        // reading
        services.AddSingleton<Reading>().AddSingleton<INewsConsumer, UnreadTeller>().AddSingleton<IPersonalData, MarkData>();
        services.AddSingleton<Places>().AddSingleton<IPersonalData, PlaceData>().AddSingleton<INotifying, ForumTidings>().AddSingleton<INotifying, EditTidings>().AddSingleton<INotifying, ChangeTidings>().AddSingleton<IAnswerable, AnswerablePosts>().AddSingleton<INotifying, BadgeTidings>().AddSingleton<IPopular, PopularTopics>().AddSingleton<IAcquainted, FollowedPeople>();

        // writing
        services.AddSingleton<WhomToMention>().AddSingleton<WhatToLink>().AddSingleton<RelatedTopics>().AddScoped<WritingUndo>();

        // forms and newcomers
        services.AddSingleton<CategoryForms>().AddSingleton(NewcomerSettings.Read(builder.Configuration)).AddSingleton<NewcomerLimits>();

        // keeping order
        services.AddSingleton<KeptTopics>().AddSingleton<TopicStates>().AddSingleton<TopicNames>().AddSingleton<TopicMoves>().AddSingleton<PostMoves>().AddSingleton<PostReturns>().AddSingleton<KeepingUndo>().AddSingleton<ManyTopics>();
        services.AddScoped<KeepingToasts>().AddSingleton<MovedPlaces>().AddSingleton<TopicHistory>().AddSingleton<IJob, DueTopics>().AddSingleton<IMergedAlong, VoicesMergedAlong>();

        // questions, ideas, and how staff look after them
        services.AddSingleton(ForumSettings.Read(builder.Configuration)).AddSingleton<MeToos>().AddSingleton<Ideas>().AddSingleton<IdeaViews>().AddSingleton<TopicWorks>().AddSingleton<WorkViews>().AddSingleton<Promises>();
        services.AddSingleton<ReminderChoice>().AddSingleton<ReminderLetter>().AddSingleton<IJob, AnswerReminders>().AddSingleton<IJob, PromiseKeeper>();
        services.AddSingleton<MovedAnswers>().AddSingleton<INewsConsumer, FollowUp>().AddSingleton<IStaffWork, OwnedTopics>().AddSingleton<IQueueWork, QuestionWork>().AddSingleton<ICheck, VoiceCheck>();
        services.AddSingleton<IPersonalData, MeTooData>().AddSingleton<IPersonalData, VoteData>().AddSingleton<IPersonalData, ReminderData>();

        // bookmarks
        services.AddSingleton<Bookmarks>().AddSingleton<BookmarkViews>().AddSingleton<IJob, BookmarkReminders>().AddSingleton<IPersonalData, BookmarkData>();

        // polls
        services.AddSingleton<Polls>().AddSingleton<PollViews>().AddSingleton<IJob, PollClosings>().AddSingleton<ICheck, PollCheck>().AddSingleton<IPersonalData, PollData>();

        // contributions
        services.AddSingleton<ContributionViews>().AddSingleton<INewsConsumer, ContributionCounter>().AddSingleton<IJob, MeritOfReaders>().AddSingleton<IPersonalData, ContributionData>();
        services.AddSingleton<ContributionRebuild>().AddSingleton<IReindex>(s => s.GetRequiredService<ContributionRebuild>()).AddSingleton<IJob>(s => s.GetRequiredService<ContributionRebuild>());

        // verbs
        services.AddSingleton<StackExchangeImport>().AddSingleton<BenchSeed>();
    }

    /// <summary>Maps what is not a page.</summary>
    public static void MapForum(this WebApplication app)
    {
        TopicStream.Map(app);
        Feeds.Map(app);
        TopicCard.Map(app);
        TopicCalls.Map(app);
        PostCalls.Map(app);
        ReadingCalls.Map(app);
        BookmarkCalls.Map(app);
        PollCalls.Map(app);
        HelperCalls.Map(app);
        PostPreviews.Map(app);
        RelatedCalls.Map(app);
        TopicJumps.Map(app);
        KeepingCalls.Map(app);
        WatchCalls.Map(app);
        WritingCalls.Map(app);
        QuestionCalls.Map(app);
        IdeaCalls.Map(app);
        WorkCalls.Map(app);
        FormCalls.Map(app);
    }
}
