using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Live;

namespace Portal.Features.Chat;

/// <summary>To a chat its customer and the agents may listen; at the desk the agents.</summary>
internal sealed class ChatGate(ChatViews views, Database database, TimeProvider time) : IChannelGate
{
    public async Task<bool?> MayRead(Actor actor, string? secret, string channel, CancellationToken ct)
    {
        if (ChannelName.IdOf(channel, "chat") is { } id)
        {
            return await views.MayRead(new(actor, secret), id, ct);
        }

        if (channel != ChatNews.Desk)
        {
            return channel == ChatNews.Queue || ChannelName.IdOf(channel, DeskSign.Kind) is not null ? false : null;
        }

        await using var db = database.Open();
        return ChatRules.IsDesk(await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct));
    }
}
