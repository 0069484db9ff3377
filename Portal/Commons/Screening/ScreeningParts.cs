using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Files;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Commons.Screening;

/// <summary>Registers watched words, the signs of spam, and what is held. Rooms plug in <see cref="IHeldBack"/> and <see cref="IScreenedSample"/>.</summary>
public static class ScreeningParts
{
    /// <summary>Adds them.</summary>
    public static void AddScreening(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ScreeningSettings.Read(builder.Configuration)).AddSingleton<WordLists>().AddSingleton<WrittenLately>().AddSingleton<WatchedWords>().AddSingleton<ScreeningTerms>().AddSingleton<Screening>().AddSingleton(WordNames.Words);
        builder.Services.AddSingleton<IFileNames, ScreenedFileNames>().AddSingleton<IJob, OldSpamMarks>().AddSingleton<INewsConsumer, WaveKeeper>();
        builder.Services.AddSingleton<HeldThings>().AddSingleton<IQueueWork, ApprovalWork>().AddSingleton<INotifying, HoldTidings>().AddSingleton<IPersonalData, HeldData>();
    }
}
