using Portal.Features.Messages;

namespace Portal.Tests.Features.Messages;

/// <summary>How a test's people get into a conversation, by the same deeds that the pages call.</summary>
static class MessageSteps
{
    /// <summary>Begins a conversation with others.</summary>
    public static Task<Result<long>> Begin(this TestPortal portal, Member by, string body, params Member[] to) =>
        portal.Get<Conversations>().Start(by.Actor, new([.. to.Select(m => m.Name)], null, body), null, default);

    /// <summary>Writes in it.</summary>
    public static Task<Result<int>> Write(this TestPortal portal, Member by, long conversation, string body, string? key = null) =>
        portal.Get<Conversations>().Send(by.Actor, conversation, body, drafted: false, key, default);

    /// <summary>Brings somebody in.</summary>
    public static Task<Result<Nothing>> BringIn(this TestPortal portal, Member by, long conversation, params Member[] people) =>
        portal.Get<Groups>().Add(by.Actor, conversation, [.. people.Select(m => m.Name)], default);

    /// <summary>What somebody reads of it: the texts, and what happened; null where it is not there for them.</summary>
    public static async Task<IReadOnlyList<string>?> Reads(this TestPortal portal, Member reader, long conversation) =>
        (await portal.Get<ConversationViews>().Lines(reader.Actor, conversation, null, null, 100, default))?.Select(line => line.Event?.ToString() ?? line.Body).ToList();

    /// <summary>The id of one of its messages.</summary>
    public static async Task<long> MessageId(this TestPortal portal, Member reader, long conversation, string body) =>
        (await portal.Get<ConversationViews>().Lines(reader.Actor, conversation, null, null, 100, default))!.Single(line => line.Body == body).Id;
}
