using Portal.Features.Chat;
using Portal.Kernel;

namespace Portal.App.Demo;

/// <summary>The chats of the demo, and what its agents answer often: one chat that waits, one that is being answered, with a note and tags, and one that is over and was rated.</summary>
internal sealed class DemoChats(Chats chats, Desk desk, ChatPresence presence, ChatRatings ratings, Replies replies, ChatTags tags)
{
    /// <summary>Writes them.</summary>
    public async Task Write(Func<string, Actor> by, CancellationToken ct)
    {
        await WriteReplies(by, ct);
        await WriteEnded(by("yating"), by("wei"), ct);
        await WriteOpen(by("tom"), by("lena"), ct);
        Demo.Must(await chats.Start(Actor.System, new("你好！我的 Duo 2 显示 E7，换了水箱还是不行，请问怎么办？", "Machines", "王伟", "wang.wei@demo.example") { Language = "zh-Hans" }, null, ct));
    }

    private async Task WriteReplies(Func<string, Actor> by, CancellationToken ct)
    {
        foreach (var (agent, reply) in new (string, ReplyText)[]
        {
            ("lena", new("Greeting", "hello", "Hello {customer|there}, I am {agent}. What can I do for you?", Shared: true)),
            ("wei", new("问候", "nihao", "您好{customer}，我是{agent}，请问有什么可以帮您？", Shared: true)),
            ("lena", new("Where the serial number is", "serial", "The number is on the label under the drip tray; it begins with D2.", Shared: true, "machines")),
            ("wei", new("Send it back", "return", "Please send it back within 30 days; the label is on your order’s page. The number of this chat is {chat}.", Shared: true, "orders")),
            ("lena", new("Goodbye", "bye", "Thank you for writing. If anything is left, just write here again.", Shared: false)),
        })
        {
            Demo.Must(await replies.Create(by(agent), reply, null, ct));
        }
    }

    private async Task WriteEnded(Actor customer, Actor agent, CancellationToken ct)
    {
        var chat = Demo.Must(await chats.Start(customer, new("我的訂單 20418 什麼時候會到？", "Orders") { Language = "zh-Hant" }, null, ct)).Id;
        Demo.Must(await desk.Claim(agent, chat, ct));
        Demo.Must(await chats.Send(ChatParty.Desk(agent), chat, new("您好！包裹今天早上已經出發，預計星期三送達。"), null, ct));
        Demo.Must(await chats.Send(new(customer), chat, new("太好了，謝謝！"), null, ct));
        Demo.Must(await tags.Set(agent, chat, ["delivery"], ct));
        Demo.Must(await chats.Close(ChatParty.Desk(agent), chat, ct));
        Demo.Must(await ratings.Rate(new(customer), chat, Verdict.Good, "回覆很快", ct));
    }

    private async Task WriteOpen(Actor customer, Actor agent, CancellationToken ct)
    {
        var chat = Demo.Must(await chats.Start(customer, new("Hello, is the drip tray of the Duo 2 sold separately? Mine broke when I moved house.", "Machines"), null, ct)).Id;
        Demo.Must(await desk.Claim(agent, chat, ct));
        foreach (var (party, words) in new (ChatParty, string)[]
        {
            (ChatParty.Desk(agent), "Good morning! Yes, it is. Could you tell me the number on the label under the tray?"), (new(customer), "It says D2-4520-B."),
            (ChatParty.Desk(agent), "Thank you. Shall I see whether it is in stock near you?"), (new(customer), "Yes please!"),
        })
        {
            Demo.Must(await chats.Send(party, chat, new(words), null, ct));
        }

        Demo.Must(await presence.MarkRead(new(customer), chat, int.MaxValue, ct));
        Demo.Must(await presence.MarkRead(ChatParty.Desk(agent), chat, int.MaxValue, ct));
        Demo.Must(await desk.Note(agent, chat, "Tray B is still on sale; check the stock in Hamburg first, @noah?", null, ct));
        Demo.Must(await tags.Set(agent, chat, ["spare-parts", "duo-2"], ct));
    }
}
