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

namespace Portal.Features.Events;

/// <summary>The events' door.</summary>
public static class EventsFeature
{
    /// <summary>Adds events.</summary>
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Events>().AddSingleton<EventReplies>().AddSingleton<EventViews>().AddSingleton<ReminderChoice>().AddSingleton<CalendarFeeds>();
        services.AddSingleton<IChannelGate, EventGate>().AddSingleton<IFileHolder, EventFiles>().AddSingleton<INewsConsumer, EventLeavers>().AddSingleton<IJob, EventReminders>().AddSingleton<IJob, OldEventNotices>().AddSingleton<INotifying, EventTidings>();
        services.AddSingleton<IModerated, ModeratedEvents>().AddSingleton<IHeldBack, ModeratedEvents>().AddSingleton<IWatched, WatchedEvents>().AddSingleton<IRescued, RescuedEvents>().AddSingleton<ISearchable, SearchableEvents>();
        AddQuestionHours(services);
        services.AddSingleton<IPersonalData, PlannedEvents>().AddSingleton<IPersonalData, EventReplyData>().AddSingleton<IPersonalData, ReminderTimesExport>().AddSingleton<IGroupTrace, EventReplyTraces>();
    }

    private static void AddQuestionHours(IServiceCollection services)
    {
        services.AddSingleton<HourHands>().AddSingleton<QuestionHours>().AddSingleton<HourLeading>().AddSingleton<HourQuestions>().AddSingleton<HourAnswers>().AddSingleton<HourViews>().AddSingleton<IFileHolder, HourFiles>();
        services.AddSingleton<IModerated, ModeratedHourEntries>().AddSingleton<IHeldBack, ModeratedHourEntries>().AddSingleton<IWatched, WatchedHourEntries>().AddSingleton<IRescued, RescuedHourEntries>().AddSingleton<ISearchable, SearchableHourEntries>();
        services.AddSingleton<IPersonalData, HourData>().AddSingleton<IPersonalData, HourVoteExport>().AddSingleton<IPersonalData, HourGuestExport>().AddSingleton<IGroupTrace, HourTraces>().AddSingleton<IWroteAt, WhoAsked>();
    }

    /// <summary>Maps the calls and the calendars.</summary>
    public static void MapEvents(this WebApplication app)
    {
        EventCalls.Map(app);
        MyEventCalls.Map(app);
        HourCalls.Map(app);
        HourQuestionCalls.Map(app);
        CalendarFiles.Map(app);
    }
}
