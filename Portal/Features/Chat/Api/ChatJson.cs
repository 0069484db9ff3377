using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>Who said something in a chat, in answers of the API.</summary>
/// <param name="Id">The account; null for a visitor and for the system.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Kind">Which side they are on.</param>
public sealed record ChatAuthorJson(long? Id, string Name, ChatAuthor Kind);

/// <summary>A message of a chat, in answers of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">Its number in the chat, from 1 without a gap.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Body">The plain text, byte for byte as it was sent; for an event the sentence that tells it.</param>
/// <param name="Event">What happened, for a line of the system; else null.</param>
/// <param name="At">When.</param>
public sealed record ChatMessageJson(long Id, int Number, ChatAuthorJson Author, string Body, ChatEvent? Event, DateTime At)
{
    internal static ChatMessageJson Of(ChatLine line, string guest) => new(
        line.Id, line.Number,
        new(line.Person?.Id, line.Author switch { ChatAuthor.System => "", ChatAuthor.Customer => line.Person?.DisplayName ?? line.Guest ?? guest, _ => line.Person?.DisplayName ?? "" }, line.Author),
        line.Event is { } what ? Sentences.Say(typeof(ChatText), $"Event{what}", line.Person?.DisplayName ?? "") : line.Body,
        line.Event, line.At);
}

/// <summary>How a chat stands, in answers of the API.</summary>
/// <param name="Id">The chat.</param>
/// <param name="State">Whether it waits, is open or closed.</param>
/// <param name="Agent">Who of the staff has it, or had it last.</param>
/// <param name="Place">The place in the queue, from 1, while it waits.</param>
/// <param name="LastNumber">The number of the last message.</param>
/// <param name="ReadByCustomer">Up to which number the customer has seen it.</param>
/// <param name="ReadByAgents">Up to which number the staff have seen it.</param>
/// <param name="Wait">How long it takes until somebody answers, while it waits.</param>
/// <param name="PromisedBy">Until when an answer was promised, while it waits.</param>
public sealed record ChatJson(long Id, ChatState State, PersonJson? Agent, int? Place, int LastNumber, int ReadByCustomer, int ReadByAgents, WaitJson? Wait = null, DateTime? PromisedBy = null)
{
    /// <summary>Up to which number the customer's page has got it.</summary>
    public int DeliveredToCustomer { get; init; }

    /// <summary>Up to which number a page of its agent has got it.</summary>
    public int DeliveredToAgents { get; init; }

    /// <summary>The date that is promised, or was lately taken back.</summary>
    public PromiseJson? Promise { get; init; }

    internal static ChatJson Of(ChatView chat, WaitView? wait) =>
        new(
            chat.Id, chat.State, PersonJson.Of(chat.Agent), chat.Place, chat.LastNumber, chat.ReadByCustomer, chat.ReadByAgents,
            wait is null ? null : WaitJson.Of(wait.Wait), wait?.PromisedBy) { DeliveredToCustomer = chat.DeliveredToCustomer, DeliveredToAgents = chat.DeliveredToAgents };
}

/// <summary>A chat as the desk lists it, in answers of the API.</summary>
/// <param name="Id">The chat; what the desk's calls take.</param>
/// <param name="Kind">Always <c>chat</c>: a chat at the desk is a case of that kind.</param>
/// <param name="ChatId">The same as the id.</param>
/// <param name="State">Whether it waits, is open or closed.</param>
/// <param name="Name">What the customer is called; null for a visitor who gave no name.</param>
/// <param name="CustomerId">The customer's account, if any.</param>
/// <param name="ClaimedBy">Who has it.</param>
/// <param name="Version">Grows whenever it changes hands or state.</param>
/// <param name="Department">Which department it is for.</param>
/// <param name="Words">The beginning of what was said last.</param>
/// <param name="Unread">How many of the customer's messages its holder has not seen.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="WaitingSince">Since when the customer waits.</param>
/// <param name="LastMessageAt">When something was last said.</param>
/// <param name="Url">Its page.</param>
/// <param name="PromisedBy">Until when the customer was promised an answer.</param>
/// <param name="Tags">Its tags, which only the staff see.</param>
public sealed record DeskChatJson(
    long Id, string Kind, long ChatId, ChatState State, string? Name, long? CustomerId, PersonJson? ClaimedBy, int Version, string? Department, string? Words, int Unread,
    DateTime CreatedAt, DateTime WaitingSince, DateTime LastMessageAt, string Url, DateTime? PromisedBy, IReadOnlyList<string> Tags)
{
    /// <summary>Its clocks that have something to be in time for, what is due first before the rest.</summary>
    public IReadOnlyList<ClockJson> Clocks { get; init; } = [];

    internal static DeskChatJson Of(DeskItem item) => new(
        item.Id, "chat", item.Id, item.State, item.Name, item.CustomerId, item.State == ChatState.Open ? PersonJson.Of(item.Agent) : null, item.Version, item.Department, item.Words, item.Unread,
        item.CreatedAt, item.WaitingSince, item.LastMessageAt, $"/desk/{item.Id}", item.PromisedBy, item.Tags) { Clocks = [.. item.Clocks.Select(ClockJson.Of)] };
}

/// <summary>A person, in answers of the API.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">What they are called.</param>
public sealed record PersonJson(long Id, string Name)
{
    internal static PersonJson? Of(PersonView? person) => person is null ? null : new(person.Id, person.DisplayName);
}

/// <summary>A note beside a chat, in answers to the staff.</summary>
public sealed record ChatNoteJson(long Id, int AfterNumber, PersonJson? Author, string Body, DateTime At);

/// <summary>The answer to a chat's begin.</summary>
/// <param name="Id">The chat.</param>
/// <param name="Secret">The bearer token of this chat alone. It is told only here.</param>
public sealed record StartedChatJson(long Id, string Secret);

/// <summary>What begins a chat.</summary>
/// <param name="Message">The first message, 1 to 10,000 characters.</param>
/// <param name="Department">Which department it is for: the slug or the name of one, or any words, which go to everybody.</param>
/// <param name="Name">What to call the customer.</param>
/// <param name="Email">Where to reach the customer.</param>
/// <param name="Expert">The name of the expert whom the customer wants to turn to. Who is none leaves the chat to everybody.</param>
/// <param name="Language">The customer's language, such as <c>zh-Hans</c>: who speaks it comes first.</param>
public sealed record StartChatBody(string? Message, string? Department = null, string? Name = null, string? Email = null, string? Expert = null, string? Language = null);

/// <summary>What is said in a chat, or noted beside it.</summary>
/// <param name="Body">Plain text, 1 to 10,000 characters.</param>
public sealed record ChatMessageBody(string? Body);

/// <summary>What was seen of a chat.</summary>
/// <param name="Number">The number of the last message that was seen.</param>
public sealed record ChatReadBody(int Number);

/// <summary>To whom a chat is handed.</summary>
/// <param name="To">The agent's account; nothing puts the chat back into the queue.</param>
/// <param name="Note">A word that only the staff see.</param>
/// <param name="Department">Instead of an agent, the slug or the name of the department in whose queue it goes on waiting.</param>
public sealed record ChatTransferBody(long? To = null, string? Note = null, string? Department = null);
