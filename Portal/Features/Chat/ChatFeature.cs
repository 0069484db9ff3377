using Portal.Commons.Contact;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Commons.Publishing;
using Portal.Commons.Sanctions;
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
            .AddSingleton<ChatSecret>().AddSingleton<Chats>().AddSingleton<ChatPresence>().AddSingleton<ChatViews>()
            .AddSingleton<Desk>().AddSingleton<DeskLists>().AddSingleton<DeskChats>()
            .AddSingleton<IChannelGate, ChatGate>().AddSingleton<IPersonalData, ChatData>().AddSingleton<IStaffWork, AgentChats>().AddSingleton<IFileHolder, ChatFiles>()
            .AddSingleton<IStaffInbox, StaffInbox>()
            .AddSingleton<OwnChats>().AddSingleton<ChatPass>().AddScoped<HeldPass>().AddSingleton<ChatUploads>().AddSingleton<ChatRatings>().AddSingleton<CallBacks>()
            .AddSingleton<TranscriptLetters>().AddSingleton<Transcripts>()
            .AddSingleton<IPersonalData, RatingData>().AddSingleton<IPersonalData, TranscriptData>().AddSingleton<IPersonalData, CallBackData>()
            .AddSingleton<Departments>().AddSingleton<DepartmentPeople>().AddSingleton<DepartmentViews>().AddSingleton<Availability>().AddSingleton<Waits>()
            .AddSingleton<Router>().AddSingleton<RoutingKeeper>().AddHostedService<RoutingLoop>().AddSingleton<IPersonalData, AgentData>()
            .AddSingleton(new AdminPart("/admin/departments", typeof(DepartmentText), "Departments", AdminsOnly: true))
            .AddSingleton<Replies>().AddSingleton<ReplyViews>().AddSingleton<IPersonalData, ReplyData>()
            .AddSingleton<INotifying, NoteTidings>().AddSingleton<NotesRead>().AddSingleton<WhoAtDesk>()
            .AddSingleton<Participants>().AddSingleton<Supervision>().AddSingleton<ChatsInHand>().AddSingleton<CustomerAbouts>()
            .AddSingleton<ChatTags>().AddSingleton<Merges>()
            .AddSingleton<ChatBlocks>().AddSingleton<IJob, OldChatBlocks>().AddSingleton<IPersonHistory, ChatBlockHistory>().AddSingleton<IModerated, ModeratedChats>().AddSingleton<IRescued, RescuedChats>()
            .AddSingleton<ChatTopics>().AddSingleton<ITopicOrigin>(services => services.GetRequiredService<ChatTopics>())
            .AddSingleton<TypingPreview>()
            .AddSingleton<Targets>().AddSingleton<ClockViews>().AddSingleton<ClockKeeping>().AddSingleton<Promises>().AddSingleton<PromiseLetters>()
            .AddSingleton<INewsConsumer, CountConsumer>().AddSingleton<IJob, ClockJob>().AddSingleton<IJob, OldCountsJob>().AddSingleton<INotifying, ClockTidings>().AddSingleton<IPersonalData, PromiseData>()
            .AddSingleton<Reports>().AddSingleton<ReportExport>()
            .AddSingleton(ChatNames.Chats).AddSingleton(ChatNames.Departments).AddSingleton(ChatNames.Replies);

    /// <summary>Maps what is not a page.</summary>
    public static void MapChat(this WebApplication app)
    {
        ChatCalls.Map(app);
        DeskCalls.Map(app);
        DepartmentCalls.Map(app);
        ChatFileCalls.Map(app);
        CustomerCalls.Map(app);
        ReplyCalls.Map(app);
        TogetherCalls.Map(app);
        FilingCalls.Map(app);
        PromiseCalls.Map(app);
        ReportCalls.Map(app);
    }
}
