using System.Net.Mail;

namespace Portal.Platform.Mail;

/// <summary>The way that letters take out of the house.</summary>
internal interface IPost
{
    /// <summary>Hands one message over; throws when it is not taken.</summary>
    Task Deliver(Letter letter, MailMessage message, CancellationToken ct);
}

/// <summary>Writes each letter as an <c>.eml</c> file: what happens when no mail server is named. A file appears whole or not at all.</summary>
internal sealed class FilePost(MailSettings settings) : IPost
{
    public async Task Deliver(Letter letter, MailMessage message, CancellationToken ct)
    {
        var target = Path.Combine(settings.Folder, FormattableString.Invariant($"{letter.At:yyyyMMdd-HHmmss}-{letter.Id:d6}.eml"));
        var drop = Path.Combine(settings.Folder + ".writing", letter.Mark);
        Directory.CreateDirectory(settings.Folder);
        Directory.CreateDirectory(drop);
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(drop) })
        {
            await client.SendMailAsync(message, ct);
        }

        File.Move(Directory.GetFiles(drop).Single(), target, overwrite: true);
        Directory.Delete(Path.GetDirectoryName(drop)!, recursive: true);
    }
}

/// <summary>Sends through the mail server of the settings.</summary>
internal sealed class SmtpPost(MailSettings settings) : IPost
{
    public async Task Deliver(Letter letter, MailMessage message, CancellationToken ct)
    {
        var encrypted = await StartTls.IsOffered(settings.Host!, settings.Port, ct);
        if (!encrypted && settings.User is not null && !StartTls.IsThisMachine(settings.Host!))
        {
            throw new SmtpException("The server offers no STARTTLS, and a password is not sent in the open.");
        }

        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = encrypted, Timeout = 30_000 };
        if (settings.User is not null)
        {
            client.Credentials = new System.Net.NetworkCredential(settings.User, settings.Password);
        }

        await client.SendMailAsync(message, ct);
    }
}
