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

    /// <summary>On what terms somebody uploads into a chat, or into the one that it went into.</summary>
    internal async Task<UploadTerms> Terms(ChatParty party, string? pass, long chatId, CancellationToken asked)
    {
        var into = await database.Read(db => MergedChats.IdOf(db, chatId, asked)) ?? chatId;
        return new(party.Author(into), party.Actor, (db, ct) => MayNot(db, party, pass, chatId, into, ct)) { Thing = new("chat", into), Named = true };
    }

    /// <summary>A file of a chat, for its parties; null where there is none for this one.</summary>
    public async Task<StoredFile?> Find(ChatParty party, string? pass, long chatId, long fileId, CancellationToken ct) =>
        (await database.Read(db => Sit(db, party, pass, chatId, ct))).Found is { Seat: not ChatSeat.None, Chat.Id: var id } ? await files.FindIn(new("chat", id), fileId, ct) : null;

    /// <summary>Where the file is kept the chat is locked, for it to go into no other one before the file belongs to it. Whoever is no party is turned away before that.</summary>
    private async Task<Problem?> MayNot(PortalDb db, ChatParty party, string? pass, long chatId, long into, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await db.Lock<Chat>(into, ct);
        }

        var (found, standing) = await Sit(db, party, pass, chatId, ct);
        return found.Seat == ChatSeat.None ? Problem.NotFound
            : found.Chat!.Id != into ? Problem.Changed
            : (found.Seat == ChatSeat.Customer ? await db.MayNotAsk(standing, party.Actor, into, time.GetUtcNow().UtcDateTime, ct) : standing.MayNotWrite) is { } mayNot ? mayNot
            : await db.Set<FileUse>().CountAsync(u => u.Kind == "chat" && u.ThingId == into, ct) >= Most ? Problem.Conflict<ChatText>("TooManyFiles", Most)
            : null;
    }

    private async Task<(FoundChat Found, Standing Standing)> Sit(PortalDb db, ChatParty party, string? pass, long chatId, CancellationToken ct)
    {
        var standing = await Standing.Of(db, party.Actor, time.GetUtcNow().UtcDateTime, ct);
        return (await db.Find(passes.Opens(pass, chatId) ? party with { Proved = true } : party, standing, chatId, ct), standing);
    }
}
