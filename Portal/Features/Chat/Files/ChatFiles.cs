using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Chat;

/// <summary>
/// A file in a chat is for the customer whose account the chat belongs to, and for the staff. A visitor, whose browser sends nothing along when it asks for a picture, gets it by a
/// <see cref="ChatPass"/> in the address.
/// </summary>
internal sealed class ChatFiles(TimeProvider time) : IFileHolder
{
    public string Kind => "chat";

    public async Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return ChatRules.IsDesk(standing) || (standing.AccountId is { } me && await db.Set<Chat>().AnyAsync(c => ids.Contains(c.Id) && c.CustomerId == me, ct));
    }
}
