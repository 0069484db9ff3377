using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;
using Portal.Platform.Files;

namespace Portal.Features.Chat;

/// <summary>The API's calls for the files of a chat.</summary>
internal static class ChatFileCalls
{
    public static void Map(WebApplication app)
    {
        var chat = app.Api("Chat").TakesSecrets();
        chat.MapPost("/chats/{id:long}/files", Take).Accepts<FileForm>("multipart/form-data")
            .Says<FileView>("createChatFile", "Uploads a file of at most 10 MB into a chat: its customer, or an agent.", StatusCodes.Status201Created)
            .Explains("It is for the parties of the chat alone. A message shows it by its mark, `[name](url)`, of a picture `![name|640x480](url)`, of a voice message `[name|0:12](url)`. A file whose content is not what its name says is a 400. A chat holds at most 200 files.");
        chat.MapGet("/chats/{id:long}/files/{fileId:long}", Get).Says<byte[]>("getChatFile", "A file of a chat, for its parties: the number stands in its address.");
    }

    private static async Task<IResult> Take(HttpContext http, long id, string? pass, IdempotencyKey key, ChatUploads uploads, FileDeeds files, CancellationToken ct) =>
        await FileUpload.Take(http, key.Value, files, await uploads.Terms(ChatCalls.PartyOf(http), pass, id, ct), ct);

    private static async Task<IResult> Get(HttpContext http, long id, long fileId, string? pass, string? w, ChatUploads uploads, ServedFiles served, CancellationToken ct) =>
        await uploads.Find(ChatCalls.PartyOf(http), pass, id, fileId, ct) is { } file ? await FileServing.Hand(http, file, w, served, ct) : Problem.NotFound.ToHttp();

    /// <summary>The form of an upload, for the API's description.</summary>
    /// <param name="File">The file.</param>
    private sealed record FileForm(IFormFile File);
}
