using System.Globalization;
using Portal.Commons.Contact;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>What a member sends to the staff from elsewhere: their chat goes on with it, or begins.</summary>
internal sealed class StaffInbox(Chats chats, ChatViews views) : IStaffInbox
{
    private const string Address = "/talk";

    public int MostText => ChatMessage.MostBody;

    public async Task<Result<string>> Write(Actor actor, string text, string key, CancellationToken ct)
    {
        if (actor.AccountId is null)
        {
            return Problem.SignIn;
        }

        var party = new ChatParty(actor);
        return await views.Current(party, ct) is { } chat
            ? (await chats.Send(party, chat, new NewMessage(text), key, ct)).Then(_ => Address)
            : (await chats.Start(actor, new NewChat(text) { Language = CultureInfo.CurrentUICulture.Name }, key, ct)).Then(_ => Address);
    }
}
