using System.Text.Json;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>The sign on one screen that the other side types: on with each whisper, off when they said it or paused.</summary>
internal sealed class TypingSign(ChatAuthor other, Action changed) : IDisposable
{
    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(4.5);

    private Timer? timer;

    /// <summary>True while the other side types.</summary>
    public bool On { get; private set; }

    /// <summary>What who types is called, where they said.</summary>
    public string? Name { get; private set; }

    /// <summary>Takes in what was heard on the chat's channel.</summary>
    public void Hear(LiveMessage message)
    {
        if (message.Type == ChatPresence.Typing && JsonSerializer.Deserialize<ChatPresence.Typed>(message.Data, JsonSerializerOptions.Web) is { } typed && typed.By == other)
        {
            On &= Name == typed.Name;
            Name = typed.Name;
            Set(true);
            timer ??= new(_ => Set(false));
            timer.Change(Stays, Timeout.InfiniteTimeSpan);
        }
        else if (message.Row?.Item is ChatMessageSent sent && sent.Author == other)
        {
            Set(false);
        }
    }

    public void Dispose() => timer?.Dispose();

    private void Set(bool on)
    {
        if (On != on)
        {
            On = on;
            changed();
        }
    }
}
