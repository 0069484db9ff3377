using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Search;
using Portal.Commons.Watching;
using Portal.Platform.Cli;
using Portal.Platform.Files;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Features.Clubs;

/// <summary>The clubs' door.</summary>
public static class ClubsFeature
{
    /// <summary>Adds clubs.</summary>
    public static void AddClubs(this WebApplicationBuilder builder)
    {
        AddFounding(builder.Services);
        builder.Services.AddBlocks();
        builder.Services.AddNews().AddHealth();
        builder.Services.AddSingleton<ClubHands>().AddSingleton<ClubBans>().AddSingleton<IGroupBars, ClubBars>().AddSingleton<IBarring, BarringBans>().AddSingleton<ClubHandOvers>().AddSingleton<JoinQuestions>().AddSingleton<Invitations>().AddSingleton<InvitationAnswers>().AddSingleton<InvitationViews>()
            .AddSingleton<InvitationSecrets>().AddSingleton<INotifying, ClubTidings>().AddSingleton<IJob, OldClubAffairs>().AddSingleton<IPersonalData, ClubPeopleData>().AddSingleton<IPersonalData, JoinAnswerData>().AddSingleton<Clubs>().AddSingleton<ClubMembers>().AddSingleton<ClubModeratorRoles>().AddSingleton<ClubViews>().AddSingleton<ClubDrafts>().AddSingleton<IChannelGate, ClubGate>().AddSingleton<IModeratedPlace, ModeratedClubs>().AddSingleton<IFileHolder, ClubFiles>().AddSingleton<ClubLeaving>()
            .AddSingleton<IPersonalData, MembershipData>().AddSingleton<ICheck, ClubCheck>().AddSingleton<ISearchable, SearchableClubs>().AddSingleton<IWatched, WatchedClubs>();
    }

    private static void AddFounding(IServiceCollection services) =>
        services.AddSingleton<ClubClosings>().AddSingleton<ClubTerms>().AddSingleton<ClubAddresses>().AddSingleton<ClubVisibilities>().AddSingleton<ClubDirectory>().AddSingleton<IHeldBack, HeldClubs>().AddSingleton<IModerated, ClubPages>().AddSingleton<IRescued, RescuedClubs>().AddSingleton<INewsConsumer, ClubActivity>()
            .AddSingleton(new AdminPart("/admin/clubs", typeof(FoundingText), "ClubTerms", AdminsOnly: true));

    /// <summary>Maps the calls.</summary>
    public static void MapClubs(this WebApplication app)
    {
        ClubCalls.Map(app);
        FoundingCalls.Map(app);
        ClosingCalls.Map(app);
        ClubPeopleCalls.Map(app);
        InvitationCalls.Map(app);
        app.MapBlocks();
        NewsCalls.Map(app);
        HealthCalls.Map(app);
    }

    private static IServiceCollection AddNews(this IServiceCollection services) => services
        .AddSingleton<NewsItems>().AddSingleton<NewsViews>().AddSingleton<NewsChoices>().AddSingleton<IMailsLists>(s => s.GetRequiredService<NewsChoices>()).AddSingleton<IJob, NewsPublisher>()
        .AddSingleton<INotifying, NewsTidings>().AddSingleton<INotifying, PlannedTidings>().AddSingleton<INotifying, AnnouncedTidings>().AddSingleton<IModerated, ModeratedNews>().AddSingleton<IHeldBack, ModeratedNews>().AddSingleton<IWatched, WatchedNews>()
        .AddSingleton<IRescued, RescuedNews>().AddSingleton<ISearchable, SearchableNews>().AddSingleton<IFileHolder, NewsFiles>().AddSingleton<IPersonalData, NewsData>().AddSingleton<IPersonalData, NewsChoiceData>();

    private static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.AddSingleton<ClubHealths>().AddSingleton<INewsConsumer, ClubTracks>().AddSingleton<IJob, ClubDaysJob>();
}
