using System.Text.Json.Serialization;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Commons.Cases;

/// <summary>A case was opened, claimed, let go, assigned or closed, or what it keeps was rescued. Told to the staff who work on its kind.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">Its kind: <c>flag</c>, <c>chat</c>, <c>question</c>, <c>approval</c> or <c>appeal</c>.</param>
/// <param name="Subject">What it is about, as <c>post:12</c>.</param>
public sealed record CaseChanged(long CaseId, string Kind, string Subject) : News
{
    /// <summary>The channel of who decides flags, approvals and appeals.</summary>
    public const string Moderation = "moderation";

    /// <summary>The channel of who answers chats.</summary>
    public const string Desk = "desk";

    /// <summary>The channel of who looks after questions.</summary>
    public const string Questions = "questions";

    /// <summary>The post it is about, or null.</summary>
    public long? PostId => IdOf("post");

    /// <summary>The chat it is about, or null.</summary>
    public long? ChatId => IdOf("chat");

    /// <summary>The question it is about, or null.</summary>
    public long? TopicId => IdOf("topic");

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [Kind switch { "chat" => Desk, "question" => Questions, _ => Moderation }];

    internal static CaseChanged Of(Case it) => new(it.Id, it.Kind.ToString().ToLowerInvariant(), it.Subject);

    private long? IdOf(string kind) => Kernel.Subject.Parse(Subject) is { } thing && thing.Kind == kind ? thing.Id : null;
}
