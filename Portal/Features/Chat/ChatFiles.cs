using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Chat;

/// <summary>A file in a chat is for who was told its address, which stands nowhere else: the customer may be somebody without an account, whose browser sends nothing along when it asks for a picture.</summary>
internal sealed class ChatFiles : IFileHolder
{
    public string Kind => "chat";

    public Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct) => Task.FromResult(true);
}
