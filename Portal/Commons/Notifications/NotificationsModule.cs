using Portal.Commons.People;
using Portal.Platform.Jobs;
using Portal.Platform.Live;
using Portal.Platform.Mail;

namespace Portal.Commons.Notifications;

/// <summary>Registers notifications and their letters. Rooms plug in <see cref="INotifying"/>, <see cref="IAnswerable"/> and <see cref="IPopular"/>.</summary>
public static class NotificationsModule
{
    /// <summary>Adds them.</summary>
    public static void AddNotifications(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<NotificationDeeds>().AddSingleton<NotificationViews>().AddSingleton<NotificationSentences>().AddSingleton<TellingSettings>()
            .AddSingleton<TellingPages>().AddSingleton<NotificationRows>().AddSingleton<INewsConsumer, NotificationMaker>()
            .AddSingleton<UnsubscribeLinks>().AddSingleton<NotificationLetters>().AddSingleton<IJob, NotificationMail>().AddSingleton<IJob, OldNotifications>()
            .AddSingleton<ReplyAddresses>().AddSingleton<MailedFiles>().AddSingleton<AnswerRefusals>().AddSingleton<IIncomingMail, AnswersByMail>().AddSingleton<IJob, OldReplyAddresses>()
            .AddSingleton<IPersonalData, NotificationData>().AddSingleton<IPersonalData, TellingData>().AddSingleton<IPersonalData, TellingTimesExport>();
}
