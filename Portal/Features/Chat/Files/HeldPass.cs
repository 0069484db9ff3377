namespace Portal.Features.Chat;

/// <summary>
/// The pass that one customer's page shows for the chat on it: the same for hours, so that the addresses of its pictures stay as they are, and another one long before it ends,
/// because a page may stay open for days.
/// </summary>
public sealed class HeldPass(ChatPass passes, TimeProvider time)
{
    private static readonly TimeSpan Held = TimeSpan.FromHours(6);

    private (long ChatId, string Pass, DateTimeOffset Until)? held;

    /// <summary>The one for a chat that the page was let in to.</summary>
    public string For(long chatId)
    {
        var now = time.GetUtcNow();
        if (held is not { } known || known.ChatId != chatId || known.Until <= now)
        {
            known = (chatId, passes.For(chatId), now + Held);
            held = known;
        }

        return known.Pass;
    }
}
