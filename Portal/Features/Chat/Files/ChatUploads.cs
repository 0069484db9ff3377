using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Chat;

/// <summary>Pictures and files in a chat, of its customer, with or without an account, and of the staff. They belong to the chat from the first moment on and are for its parties alone.</summary>
public sealed class ChatUploads(Database database, FileDeeds files, ChatPass passes, TimeProvider time)
{
    /// <summary>The most files that one chat holds.</summary>
    public const int Most = 200;

    /// <summary>Where a party's page sends files, or gets them from when it names one.</summary>
    /// <param name="chatId">The chat.</param>
    /// <param name="pass">What lets it in, where the browser sends nothing along by itself.</param>
    public static string Address(long chatId, string? pass = null) => $"/api/v1/chats/{chatId}/files{(pass is null ? "" : $"?pass={Uri.EscapeDataString(pass)}")}";

    /// <summary>The address at which a party's page gets a file whose own address stands in a message.</summary>
    public static string AddressOf(string file, long chatId, string pass) =>
        file.Split('/') is [_, "files", var id, ..] ? $"/api/v1/chats/{chatId}/files/{id}?pass={Uri.EscapeDataString(pass)}" : file;

    /// <summary>On what terms somebody uploads into a chat.</summary>
    internal UploadTerms Terms(ChatParty party, string? pass, long chatId) =>
        new(party.Author(chatId), party.Actor, async (db, ct) =>
            await SeatOf(db, party, pass, chatId, ct) is not (var seat, var standing) || seat == ChatSeat.None ? Problem.NotFound
            : (seat == ChatSeat.Customer ? ChatRules.MayNotAsk(standing) : standing.MayNotWrite) is { } mayNot ? mayNot
            : await db.Set<FileUse>().CountAsync(u => u.Kind == "chat" && u.ThingId == chatId, ct) >= Most ? Problem.Conflict<ChatText>("TooManyFiles", Most)
            : null)
        {
            Thing = new("chat", chatId), Named = true,
        };

    /// <summary>A file of a chat, for its parties; null where there is none for this one.</summary>
    public async Task<StoredFile?> Find(ChatParty party, string? pass, long chatId, long fileId, CancellationToken ct) =>
        await database.Read(db => SeatOf(db, party, pass, chatId, ct)) is (not ChatSeat.None, _) ? await files.FindIn(new("chat", chatId), fileId, ct) : null;

    private async Task<(ChatSeat Seat, Standing Standing)?> SeatOf(PortalDb db, ChatParty party, string? pass, long chatId, CancellationToken ct)
    {
        var standing = await Standing.Of(db, party.Actor, time.GetUtcNow().UtcDateTime, ct);
        var chat = await db.Set<Chat>().Where(c => c.Id == chatId).Select(c => new { c.CustomerId, c.SecretHash }).FirstOrDefaultAsync(ct);
        return chat is null ? null : (passes.Opens(pass, chatId) ? ChatSeat.Customer : ChatRules.SeatOf(standing, party, chat.CustomerId, chat.SecretHash), standing);
    }
}
