using System.Text;
using Portal.Platform.Data;

namespace Portal.Platform.Mail;

/// <summary>Writes letters. They leave a moment after the deed's commit, and not at all when the deed is refused.</summary>
public sealed class Mailer(TimeProvider time)
{
    private const int LongestSubject = 200, LongestMessageId = 250;

    /// <summary>Puts a letter to one recipient into the outbox, inside a deed.</summary>
    /// <param name="db">The deed's.</param>
    /// <param name="to">The recipient's address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">What it says.</param>
    /// <param name="html">The same as HTML, where it is worth it.</param>
    /// <param name="unsubscribe">The address that stops letters of this kind: opened it asks, posted to it stops them (RFC 8058).</param>
    /// <param name="replyTo">The address that answers go to.</param>
    /// <param name="follows">The Message-ID of what it follows, so that mail programs show them together; one that cannot be a header is left out.</param>
    public void Send(PortalDb db, string to, string subject, string text, string? html = null, string? unsubscribe = null, string? replyTo = null, string? follows = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var thread = follows is { Length: <= LongestMessageId } && follows.All(c => c is > ' ' and < '\u007f' and not ('<' or '>')) ? follows : null;
        db.Add(new Letter { To = to, Subject = OneLine(subject), Text = text, Html = html, Unsubscribe = unsubscribe, ReplyTo = replyTo, Follows = thread, Mark = Guid.NewGuid().ToString("N"), At = now, DueAt = now });
    }

    /// <summary>A subject may hold what people wrote: no line end may begin another header, and it has an end.</summary>
    private static string OneLine(string subject)
    {
        var line = new StringBuilder(subject.Length);
        foreach (var c in subject)
        {
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return line.Length <= LongestSubject ? line.ToString() : line.ToString(0, LongestSubject - 1) + "…";
    }
}
