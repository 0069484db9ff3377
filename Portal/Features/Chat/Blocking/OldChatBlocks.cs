using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Features.Chat;

/// <summary>Throws blocks away that are over, and with them from where a visitor came: the log keeps that there was one, and why.</summary>
internal sealed class OldChatBlocks(Database database, TimeProvider time) : IJob
{
    public string Name => "old-chat-blocks";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return database.Write<Nothing>(
            async db =>
            {
                await db.Set<ChatBlock>().Where(b => b.Until <= now).ExecuteDeleteAsync(ct);
                return default(Nothing);
            },
            ct);
    }
}
