using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>Which side a line of a chat comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChatAuthor>))]
public enum ChatAuthor
{
    /// <summary>The customer.</summary>
    [JsonStringEnumMemberName("customer")]
    Customer,

    /// <summary>One of the staff.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,

    /// <summary>The portal, which tells what happened to the chat.</summary>
    [JsonStringEnumMemberName("system")]
    System,

    /// <summary>One of the staff, for the staff alone.</summary>
    [JsonStringEnumMemberName("note")]
    Note,
}

/// <summary>What happened to a chat, told in it for both sides.</summary>
public enum ChatEvent
{
    /// <summary>An agent took it.</summary>
    Taken,

    /// <summary>It was given to an agent, who has not answered yet.</summary>
    Given,

    /// <summary>It was handed to another agent.</summary>
    HandedOver,

    /// <summary>It went back to the queue.</summary>
    GivenBack,

    /// <summary>The customer wrote again after it was closed.</summary>
    Reopened,

    /// <summary>An agent closed it.</summary>
    Closed,

    /// <summary>The customer ended it.</summary>
    Left,

    /// <summary>The customer asked to be called back.</summary>
    CallAsked,

    /// <summary>Another agent answers in it too.</summary>
    Joined,

    /// <summary>Another agent answers in it no more.</summary>
    ColleagueLeft,

    /// <summary>It goes on with another chat of the same customer.</summary>
    Merged,

    /// <summary>An agent promised a date.</summary>
    Promised,

    /// <summary>Another date is promised than before.</summary>
    PromiseChanged,

    /// <summary>A promised date was taken back.</summary>
    PromiseWithdrawn,

    /// <summary>An agent opened it again after it was closed, and has it.</summary>
    Resumed,
}

/// <summary>Something said in a chat, for both sides to read. What only the staff may read is a <see cref="ChatNote"/> and lies in another table.</summary>
public sealed class ChatMessage
{
    /// <summary>The longest message.</summary>
    public const int MostBody = 10_000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>Its number in the chat, from 1 without a gap.</summary>
    public int Number { get; init; }

    /// <summary>Which side it comes from: customer, agent or system.</summary>
    public ChatAuthor Author { get; init; }

    /// <summary>The account behind it, or whom an event is about.</summary>
    public long? AuthorId { get; init; }

    /// <summary>The plain text, as it was sent; empty for an event.</summary>
    public required string Body { get; init; }

    /// <summary>What happened, for a line of the system.</summary>
    public ChatEvent? Event { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatMessage>
    {
        public void Configure(EntityTypeBuilder<ChatMessage> builder)
        {
            builder.ToTable("ChatMessages");
            builder.HasIndex(m => new { m.ChatId, m.Number }).IsUnique();
            builder.HasOne<Chat>().WithMany().HasForeignKey(m => m.ChatId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId);
        }
    }
}

/// <summary>What the staff note down beside a chat. No query that answers a customer reads this table.</summary>
public sealed class ChatNote
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The number of the message that it follows.</summary>
    public int AfterNumber { get; init; }

    /// <summary>Who wrote it.</summary>
    public long AuthorId { get; init; }

    /// <summary>The plain text.</summary>
    public required string Body { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatNote>
    {
        public void Configure(EntityTypeBuilder<ChatNote> builder)
        {
            builder.ToTable("ChatNotes");
            builder.HasIndex(n => new { n.ChatId, n.AfterNumber });
            builder.HasOne<Chat>().WithMany().HasForeignKey(n => n.ChatId);
            builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AuthorId);
        }
    }
}
