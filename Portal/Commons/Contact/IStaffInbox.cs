using Portal.Kernel;

namespace Portal.Commons.Contact;

/// <summary>Where a member's words reach the staff and nobody else. A room that talks with customers plugs in; others hand over what should not stand in public.</summary>
public interface IStaffInbox
{
    /// <summary>The longest text that is taken, in characters.</summary>
    int MostText { get; }

    /// <summary>Sends a text of a member's to the staff. The same key sends it once.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="text">Their words.</param>
    /// <param name="key">The message's key.</param>
    /// <param name="ct">Stops the sending.</param>
    /// <returns>The address at which the member reads the answer, or why it was not sent.</returns>
    Task<Result<string>> Write(Actor actor, string text, string key, CancellationToken ct);
}
