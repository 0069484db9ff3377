using Portal.Commons.Contact;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Files;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>The chat's door: what it registers and maps.</summary>
public static class ChatFeature
{
    /// <summary>Adds live chat.</summary>
    public static void AddChat(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<ChatSecret>().AddSingleton<Chats>().AddSingleton<ChatDemo>().AddSingleton<ChatPresence>().AddSingleton<ChatViews>()
            .AddSingleton<Desk>().AddSingleton<DeskLists>().AddSingleton<DeskChats>()
            .AddSingleton<IChannelGate, ChatGate>().AddSingleton<IPersonalData, ChatData>().AddSingleton<IStaffWork, AgentChats>().AddSingleton<IFileHolder, ChatFiles>()
            .AddSingleton<IStaffInbox, StaffInbox>()
            .AddSingleton<OwnChats>().AddSingleton<ChatPass>().AddScoped<HeldPass>().AddSingleton<ChatUploads>().AddSingleton<ChatRatings>().AddSingleton<CallBacks>()
            .AddSingleton<TranscriptLetters>().AddSingleton<Transcripts>()
            .AddSingleton<IPersonalData, RatingData>().AddSingleton<IPersonalData, TranscriptData>().AddSingleton<IPersonalData, CallBackData>()
            .AddSingleton<Departments>().AddSingleton<DepartmentPeople>().AddSingleton<DepartmentViews>().AddSingleton<Availability>().AddSingleton<Waits>()
            .AddSingleton<Router>().AddSingleton<RoutingKeeper>().AddHostedService<RoutingLoop>().AddSingleton<IPersonalData, AgentData>()
            .AddSingleton<Targets>().AddSingleton<ClockViews>().AddSingleton<ClockKeeping>().AddSingleton<Promises>().AddSingleton<PromiseLetters>()
            .AddSingleton<INewsConsumer, CountConsumer>().AddSingleton<IJob, ClockJob>().AddSingleton<IJob, OldCountsJob>().AddSingleton<INotifying, ClockTidings>().AddSingleton<IPersonalData, PromiseData>()
            .AddSingleton<Reports>().AddSingleton<ReportExport>()
            .AddSingleton(new AdminPart("/admin/departments", typeof(DepartmentText), "Departments", AdminsOnly: true));

    /// <summary>Maps what is not a page.</summary>
    public static void MapChat(this WebApplication app)
    {
        ChatCalls.Map(app);
        DeskCalls.Map(app);
        DepartmentCalls.Map(app);
        ChatFileCalls.Map(app);
        CustomerCalls.Map(app);
        PromiseCalls.Map(app);
        ReportCalls.Map(app);
    }
}
