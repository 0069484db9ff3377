using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>The chats of the demo content: one that waits for somebody to take it, and one that an agent has.</summary>
public sealed class ChatDemo(Chats chats, Desk desk, ChatPresence presence, Replies replies, ChatTags tags)
{
    /// <summary>Writes them, as the people themselves would have.</summary>
    /// <param name="agent">Who answers.</param>
    /// <param name="customer">A member who asks.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Write(Actor agent, Actor customer, CancellationToken ct)
    {
        await chats.Start(Actor.System, new("你好！我的打印机显示 E7，换了墨盒还是不行，请问怎么办？", "Printers", "王伟", "wang.wei@example.org"), null, ct);
        var talk = (await chats.Start(customer, new("Hello, is the paper tray of the 4520 sold separately? Mine broke when I moved house.", "Spare parts"), null, ct)).Value;
        await desk.Claim(agent, talk.Id, ct);
        foreach (var (by, words) in Talk(agent, customer))
        {
            await chats.Send(by, talk.Id, new(words), null, ct);
        }

        await presence.MarkRead(new(customer), talk.Id, int.MaxValue, ct);
        await presence.MarkRead(ChatParty.Desk(agent), talk.Id, int.MaxValue, ct);
        await desk.Note(agent, talk.Id, "Tray B is still on sale; check the stock in Hamburg first.", null, ct);
        await tags.Set(agent, talk.Id, ["spare-parts", "4520"], ct);
        foreach (var reply in Often)
        {
            await replies.Create(agent, reply, null, ct);
        }
    }

    private static IReadOnlyList<ReplyText> Often { get; } =
    [
        new("Greeting", "hello", "Hello {customer}, I am {agent}. What can I do for you?", Shared: true),
        new("问候", "nihao", "您好{customer}，我是{agent}，请问有什么可以帮您？", Shared: true),
        new("Where the label is", "label", "The number is on the label under the tray; it begins with PT.", Shared: true),
        new("Goodbye", "bye", "Thank you for writing to us. If anything is left, write here again: this is chat {chat}.", Shared: false),
    ];

    private static IEnumerable<(ChatParty By, string Words)> Talk(Actor agent, Actor customer)
    {
        yield return (ChatParty.Desk(agent), "Good morning! Yes, it is. Could you tell me the number on the label under the tray?");
        yield return (new(customer), "It says PT-4520-B.");
        yield return (ChatParty.Desk(agent), "Thank you. That one is listed at https://example.org/parts/pt-4520-b. Shall I see whether it is in stock near you?");
        yield return (new(customer), "Yes please!");
    }
}
