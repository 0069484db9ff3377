using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>How a test's people get into a chat, by the same deeds that the pages call.</summary>
static class ChatSteps
{
    /// <summary>Somebody without an account, who begins a chat.</summary>
    public static async Task<Guest> StartChat(this TestPortal portal, string message = "My printer says E7.", string? name = "Wei")
    {
        var chat = (await portal.Get<Chats>().Start(Actor.Visitor, new(message, Name: name), null, default)).Value;
        return new(chat.Id, new(Actor.Visitor, chat.Secret));
    }

    /// <summary>The same, and an agent has taken it.</summary>
    public static async Task<Guest> StartChatWith(this TestPortal portal, Member agent)
    {
        var guest = await portal.StartChat();
        Assert.Null((await portal.Get<Desk>().Claim(agent.Actor, guest.ChatId, default)).Problem);
        return guest;
    }

    /// <summary>A chat in which an agent has answered, and which the agent has closed.</summary>
    public static async Task<Guest> FinishedChatWith(this TestPortal portal, Member agent)
    {
        var guest = await portal.StartChatWith(agent);
        Assert.True((await portal.Say(ChatParty.Desk(agent.Actor), guest.ChatId, "Open the lid.")).Done);
        Assert.True((await portal.Get<Chats>().Close(ChatParty.Desk(agent.Actor), guest.ChatId, default)).Done);
        return guest;
    }

    /// <summary>Says something.</summary>
    public static Task<Result<ChatPlace>> Say(this TestPortal portal, ChatParty party, long chatId, string body, string? key = null) =>
        portal.Get<Chats>().Send(party, chatId, new(body), key, default);

    /// <summary>What the party reads, oldest first: the texts of people, the names of events.</summary>
    public static async Task<IReadOnlyList<string>> Reads(this TestPortal portal, ChatParty party, long chatId) =>
        [.. (await portal.Get<ChatViews>().Read(party, chatId, ChatViews.Most, default))!.Lines.Select(l => l.Event?.ToString() ?? l.Body)];

    /// <summary>A visitor in a chat.</summary>
    public sealed record Guest(long ChatId, ChatParty Party);
}
