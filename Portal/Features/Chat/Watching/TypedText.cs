using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>What a customer types, as one screen of the desk has heard it: gone when it is sent, when the box is empty, and a while after the last key, for what somebody typed and left is not shown on.</summary>
internal sealed class TypedText(TimeSpan stays, Action changed) : IDisposable
{
    /// <summary>So long it is shown after it was heard: who thinks over a sentence takes no longer.</summary>
    public static readonly TimeSpan Stays = TimeSpan.FromMinutes(1);

    private Timer? timer;

    /// <summary>The end of it; empty while there is none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Takes in what was heard on the chat's channels.</summary>
    public void Hear(LiveMessage message)
    {
        if ((message.Row?.Item is ChatMessageSent { Author: ChatAuthor.Customer } ? "" : TypingPreview.Read(message)) is not { } typed)
        {
            return;
        }

        timer ??= new(_ => Set(""));
        timer.Change(typed.Length > 0 ? stays : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Set(typed);
    }

    public void Dispose() => timer?.Dispose();

    private void Set(string text)
    {
        if (Text != text)
        {
            Text = text;
            changed();
        }
    }
}
