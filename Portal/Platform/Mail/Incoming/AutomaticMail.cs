using MimeKit;

namespace Portal.Platform.Mail;

/// <summary>Knows mail that a machine wrote by itself: absence notes, bounces, mailing lists, newsletters.</summary>
internal static class AutomaticMail
{
    private static readonly string[] Machines = ["mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply"];
    private static readonly string[] Marks = ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "List-Id", "List-Post", "Feedback-ID"];
    private static readonly string[] InBulk = ["bulk", "list", "junk", "auto_reply"];

    /// <summary>Whether the letter says of itself that it is one.</summary>
    public static bool Is(MimeMessage letter) =>
        Says(letter, "Auto-Submitted", value => value != "no")
        || Says(letter, "X-Auto-Response-Suppress", value => value != "none")
        || Says(letter, "Precedence", InBulk.Contains)
        || Marks.Any(letter.Headers.Contains)
        || letter.Body is MultipartReport
        || letter.From.Mailboxes.Any(from => Machines.Contains(from.Address.Split('@')[0].ToLowerInvariant()));

    private static bool Says(MimeMessage letter, string header, Func<string, bool> what) =>
        letter.Headers[header] is { } value && what(value.Split(';')[0].Trim().ToLowerInvariant());
}
