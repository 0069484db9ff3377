using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Mail;

/// <summary>Registers outgoing mail.</summary>
public static class MailModule
{
    /// <summary>Adds <see cref="Mailer"/> and what carries its letters out of the house.</summary>
    public static void AddMail(this WebApplicationBuilder builder, DatabaseSettings database)
    {
        var settings = MailSettings.Read(builder.Configuration, database);
        builder.Services.AddSingleton(settings).AddSingleton<Mailer>().AddSingleton<MailShape>();
        builder.Services.AddSingleton<IJob, LetterSender>().AddSingleton<IJob, OldLetters>();
        if (settings.Host is null)
        {
            builder.Services.AddSingleton<IPost, FilePost>();
        }
        else
        {
            builder.Services.AddSingleton<IPost, SmtpPost>();
        }
    }
}
