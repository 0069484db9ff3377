using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Portal.Platform.Web;

namespace Portal.Platform.Mail;

/// <summary>Turns a letter into a message as it travels: who it is from, what marks it as sent by a machine, and how its letters are written in bytes.</summary>
internal sealed class MailShape(MailSettings settings, PublicAddress home)
{
    /// <summary>The message of a letter; the same each time it is asked for.</summary>
    public MailMessage Of(Letter letter)
    {
        var from = settings.Sender(home);
        var message = new MailMessage(from, new MailAddress(letter.To)) { Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
        message.Headers["Message-ID"] = string.Create(CultureInfo.InvariantCulture, $"<letter-{letter.Mark}@{from.Host}>");
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.Headers["X-Auto-Response-Suppress"] = "All";
        if (letter.ReplyTo is { } answers)
        {
            message.ReplyToList.Add(new MailAddress(answers));
        }

        if (letter.Follows is { } before)
        {
            message.Headers["In-Reply-To"] = message.Headers["References"] = $"<{before}>";
        }

        if (letter.Unsubscribe is { } address)
        {
            message.Headers["List-Unsubscribe"] = $"<{address}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        if (letter.Html is null)
        {
            message.Body = letter.Text.ReplaceLineEndings("\r\n");
            message.BodyEncoding = Encoding.UTF8;
            message.BodyTransferEncoding = Transfer(letter.Text);
        }
        else
        {
            message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html));
        }

        return message;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        view.TransferEncoding = Transfer(text);
        return view;
    }

    /// <summary>English stays readable as it is; Chinese travels as base64, which no server on the way can spoil.</summary>
    private static TransferEncoding Transfer(string text) =>
        Ascii.IsValid(text) && text.Split('\n').All(line => line.Length < 900) ? TransferEncoding.SevenBit : TransferEncoding.Base64;
}
