using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Commons.People;
using Portal.Commons.Presence;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>
/// Shows the staff what a customer is typing before it is sent, where the site wants that (<c>Chat:TypingPreview</c>, off by default) and the customer is told so under the box.
/// It is whispered to the open screens of the desk, kept nowhere and in no log; nobody outside may listen.
/// </summary>
public sealed class TypingPreview(IConfiguration configuration, Database database, LiveBus bus, TypingPace pace, TimeProvider time)
{
    /// <summary>The kind of whisper.</summary>
    public const string Whispered = "chat-preview";

    /// <summary>So much of a text is shown: its end. What travels between machines must be short.</summary>
    public const int Most = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the site wants it.</summary>
    public bool IsOn { get; } = configuration.Switch("Chat:TypingPreview", false);

    /// <summary>Shows what the box of a chat's customer holds now; nothing once it is empty.</summary>
    public async Task<Result<Nothing>> Show(ChatParty party, long chatId, string text, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, party.Actor, time.GetUtcNow().UtcDateTime, ct);
        var (chat, seat) = await db.Find(party, standing, chatId, ct);
        if (seat != ChatSeat.Customer)
        {
            return Problem.NotFound;
        }

        if ((IsOn ? await db.MayNotAsk(standing, party.Actor, chat!.Id, time.GetUtcNow().UtcDateTime, ct) : Problem.NotAllowed) is { } mayNot)
        {
            return mayNot;
        }

        if (text.Length == 0 || pace.MayTell(DeskSign.Channel(chat!.Id))) // that it is empty is always told
        {
            bus.Whisper(DeskSign.Channel(chat!.Id), Whispered, JsonSerializer.Serialize(new Typed(End(text)), Json));
        }

        return default(Nothing);
    }

    /// <summary>The end of a text, beginning with a whole character; nothing of one that no browser types.</summary>
    private static string End(string text)
    {
        var end = text.Length <= Most ? text : text[(char.IsLowSurrogate(text[^Most]) ? text.Length - Most + 1 : text.Length - Most)..];
        return Bounds.IsStorable(end) ? end : "";
    }

    /// <summary>Reads one that was heard; null for another whisper.</summary>
    internal static string? Read(LiveMessage message) => message.Type == Whispered ? JsonSerializer.Deserialize<Typed>(message.Data, Json)?.Text : null;

    private sealed record Typed(string Text);
}
