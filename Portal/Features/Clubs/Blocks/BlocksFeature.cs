using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Search;
using Portal.Commons.Watching;
using Portal.Platform.Files;

namespace Portal.Features.Clubs;

/// <summary>The door of the blocks of clubs' pages, and of what stands in them.</summary>
internal static class BlocksFeature
{
    /// <summary>Adds them. Another room adds a kind of its own as one more <see cref="IClubBlock"/>.</summary>
    public static void AddBlocks(this IServiceCollection services)
    {
        services.AddSingleton<BlockKinds>().AddSingleton<BlockReader>().AddSingleton<ClubLayouts>().AddSingleton<ClubItems>().AddSingleton<Downloads>().AddSingleton<ItemViews>();
        services.AddSingleton<IModerated, ModeratedItems>().AddSingleton<IHeldBack, ModeratedItems>().AddSingleton<IWatched, WatchedItems>().AddSingleton<IRescued, RescuedItems>().AddSingleton<ISearchable, SearchableItems>();
        services.AddSingleton<IFileHolder, ItemFiles>().AddSingleton<IPersonalData, ItemData>().AddSingleton<IPersonalData, DownloadData>().AddSingleton<IGroupTrace, ItemTraces>().AddSingleton<IWroteAt, WhoFilled>();
        services.AddSingleton<IClubBlock, AboutKind>().AddSingleton<IClubBlock, ArticleKind>().AddSingleton<IClubBlock, TutorialsKind>().AddSingleton<IClubBlock, ExpertAdviceKind>().AddSingleton<IClubBlock, BuyingAdviceKind>();
        services.AddSingleton<IClubBlock, DownloadsKind>().AddSingleton<IClubBlock, PhotosKind>().AddSingleton<IClubBlock, TopicsKind>().AddSingleton<IClubBlock, PollsKind>().AddSingleton<IClubBlock, RoomBlockKind>();
        services.AddSingleton<IClubBlock, EventsKind>().AddSingleton<IClubBlock, MembersKind>().AddSingleton<IClubBlock, TitlesKind>().AddSingleton<IClubBlock, BirthdaysKind>().AddSingleton<IClubBlock, CardsKind>();
        services.AddSingleton<IClubBlock, NewsKind>().AddSingleton<IClubBlock, ContestsKind>().AddSingleton<IClubBlock, DrawsKind>().AddSingleton<IClubBlock, QuizzesKind>();
    }

    /// <summary>Maps the calls.</summary>
    public static void MapBlocks(this WebApplication app)
    {
        PageCalls.Map(app);
        ItemCalls.Map(app);
    }
}
