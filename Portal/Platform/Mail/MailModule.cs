using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Mail;

/// <summary>Registers mail, outgoing and incoming.</summary>
public static class MailModule
{
    /// <summary>Adds <see cref="Mailer"/>, what carries its letters out of the house, and what takes letters in. Somebody who knows whom they are for must add an <see cref="IIncomingMail"/>.</summary>
    public static void AddMail(this WebApplicationBuilder builder, DatabaseSettings database)
    {
        var settings = MailSettings.Read(builder.Configuration, database);
        builder.Services.AddSingleton(settings).AddSingleton<Mailer>().AddSingleton<MailShape>();
        builder.Services.AddSingleton<IJob, LetterSender>().AddSingleton<IJob, OldLetters>();
        var incoming = IncomingSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(incoming);
        if (incoming.Domain is not null)
        {
            builder.Services.AddSingleton<LetterReader>().AddSingleton<IncomingDoor>().AddHostedService<IncomingServer>();
        }

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
