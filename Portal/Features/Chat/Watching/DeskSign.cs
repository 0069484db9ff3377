using System.Text.Json;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>What somebody of the staff does at a chat that is open before them.</summary>
public enum DeskDoing
{
    /// <summary>Looks on.</summary>
    Looks,

    /// <summary>Types an answer.</summary>
    Answers,

    /// <summary>Types a note.</summary>
    Notes,

    /// <summary>Has gone.</summary>
    Gone,
}

/// <summary>
/// Whispered among the screens of the staff that show one chat, so that nobody answers unknowingly beside somebody else. It is not kept; nobody outside may listen.
/// </summary>
/// <param name="Tab">The screen.</param>
/// <param name="Id">Who sits there.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Doing">What they do.</param>
/// <param name="Asks">The screen has just been opened, and wants to hear who else is there.</param>
internal sealed record DeskSign(string Tab, long Id, string Name, DeskDoing Doing, bool Asks)
{
    /// <summary>The first word of its channels.</summary>
    public const string Kind = "chat-desk";

    /// <summary>The kind of whisper.</summary>
    public const string Whispered = "desk-sign";

    /// <summary>The channel of one chat.</summary>
    public static string Channel(long chatId) => $"{Kind}:{chatId}";

    /// <summary>Reads one that was heard; null for another whisper.</summary>
    public static DeskSign? Read(LiveMessage message) => message.Type == Whispered ? JsonSerializer.Deserialize<DeskSign>(message.Data, JsonSerializerOptions.Web) : null;

    /// <summary>Whispers it.</summary>
    public void Tell(LiveBus bus, long chatId) => bus.Whisper(Channel(chatId), Whispered, JsonSerializer.Serialize(this, JsonSerializerOptions.Web));
}
