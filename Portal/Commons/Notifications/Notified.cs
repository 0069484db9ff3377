using System.Text.Json.Serialization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Commons.Notifications;

/// <summary>Members were told of something. One row of the outbox for many of them: each hears it on their own channel, and of nobody else.</summary>
/// <param name="Kind">The kind, as the API writes it.</param>
/// <param name="Subject">What it is about: <c>post:12</c>.</param>
/// <param name="Whole">What that belongs to: <c>topic:3</c>.</param>
public sealed record Notified(string Kind, string Subject, string Whole) : News, IQuietNews
{
    /// <summary>What is whispered on a member's own channel when some of their notifications were read.</summary>
    public const string Read = "notifications-read";

    /// <summary>Who was told; not among what is told.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Accounts { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<string> Channels => [.. Accounts.Select(StandingChanged.Channel)];

    [JsonIgnore]
    public override Subject? About => Portal.Kernel.Subject.Parse(Subject);

    internal static Notified Of(NotificationKind kind, Tiding tiding, IReadOnlyList<long> accounts) =>
        new(EnumWords.Of(kind), tiding.Subject.ToString(), tiding.Whole.ToString()) { Accounts = accounts };
}
