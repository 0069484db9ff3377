using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Commons.Audit;

/// <summary>Writes the log.</summary>
public static class AuditLog
{
    /// <summary>Adds a line in the deed's own transaction. What is too long for a line is cut.</summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">What they do.</param>
    /// <param name="subject">To what.</param>
    /// <param name="now">When.</param>
    /// <param name="reason">Why, in their words.</param>
    /// <param name="details">What else belongs to it.</param>
    /// <param name="before">How it was, where that can be said as text.</param>
    /// <param name="after">How it is then.</param>
    /// <param name="place">Where it stands: who moderates that place alone reads the line.</param>
    /// <param name="whom">Whom it concerns; what is done to an account concerns whose it is.</param>
    /// <returns>The line; its id is there after the next save.</returns>
    public static AuditEntry Audit(
        this PortalDb db, Actor actor, AuditAction action, Subject subject, DateTime now, string? reason = null, string? details = null, string? before = null, string? after = null, Subject? place = null, long? whom = null) =>
        db.Add(new AuditEntry
        {
            At = now, ActorId = actor.AccountId, Action = action, Subject = subject.ToString(), WhomId = whom ?? (subject.Kind == "account" ? subject.Id : null), Place = place?.ToString(),
            Reason = Cut(reason, AuditEntry.MostWords), Details = Cut(details, AuditEntry.MostWords), Before = Cut(before, AuditEntry.MostText), After = Cut(after, AuditEntry.MostText),
        }).Entity;

    private static string? Cut(string? words, int most) => words is null || words.Length <= most ? words : Shorten.To(words, most);
}
