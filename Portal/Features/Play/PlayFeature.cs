using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Search;
using Portal.Commons.Watching;
using Portal.Platform.Files;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Features.Play;

/// <summary>The door of what is played.</summary>
public static class PlayFeature
{
    /// <summary>Adds draws, contests, quizzes, points and greeting cards.</summary>
    public static void AddPlay(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Announcing>().AddSingleton<Games>().AddSingleton<GameViews>().AddSingleton<Draws>().AddSingleton<Quizzes>().AddSingleton<Contests>().AddSingleton<ContestEntries>().AddSingleton<ContestViews>().AddSingleton<PointViews>();
        services.AddSingleton<IJob, GameSteps>().AddSingleton<IJob, OldGameNotices>().AddSingleton<IGameSteps, DrawSteps>().AddSingleton<IGameSteps, QuizSteps>().AddSingleton<IGameSteps, ContestSteps>();
        services.AddSingleton<IChannelGate, GameGate>().AddSingleton<INotifying, GameTidings>();
        services.AddSingleton<IModerated, ModeratedGames>().AddSingleton<IHeldBack, ModeratedGames>().AddSingleton<IWatched, WatchedGames>().AddSingleton<IRescued, RescuedGames>().AddSingleton<ISearchable, SearchableGames>().AddSingleton<IFileHolder, GameFiles>();
        services.AddSingleton<IModerated, ModeratedEntries>().AddSingleton<IHeldBack, ModeratedEntries>().AddSingleton<IWatched, WatchedEntries>().AddSingleton<IRescued, RescuedEntries>().AddSingleton<ISearchable, SearchableEntries>().AddSingleton<IFileHolder, EntryFiles>();
        services.AddSingleton<IPersonalData, AnnouncedGames>().AddSingleton<IPersonalData, DrawEntryData>().AddSingleton<IPersonalData, QuizAnswerData>().AddSingleton<IPersonalData, ContestEntryData>().AddSingleton<IPersonalData, ContestVoteData>()
            .AddSingleton<IPersonalData, PlayPointData>().AddSingleton<IGroupTrace, EntryTraces>().AddSingleton<IGroupTrace, TryTraces>().AddSingleton<IWroteAt, WhoSentIn>();
        services.AddSingleton<GreetingCards>().AddSingleton<CardViews>().AddSingleton<IJob, CardPost>().AddSingleton<INotifying, CardTidings>().AddSingleton<ModeratedCards>().AddSingleton<IModerated>(s => s.GetRequiredService<ModeratedCards>()).AddSingleton<IRescued, RescuedCards>().AddSingleton<IPersonalData, CardData>().AddSingleton<IPersonalData, GreetingChoiceData>();
    }

    /// <summary>Maps the calls, and draws as files.</summary>
    public static void MapPlay(this WebApplication app)
    {
        GameCalls.Map(app);
        CardCalls.Map(app);
        DrawFile.Map(app);
    }
}
