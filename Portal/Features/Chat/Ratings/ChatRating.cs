using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>What a customer thought of a conversation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>It helped.</summary>
    [JsonStringEnumMemberName("good")]
    Good,

    /// <summary>It did not.</summary>
    [JsonStringEnumMemberName("bad")]
    Bad,
}

/// <summary>What the customer said of one finished part of a chat: of all from its beginning, or from its last end, to the end that was rated.</summary>
public sealed class ChatRating
{
    /// <summary>The longest words beside it.</summary>
    public const int MostWords = 1000;

    /// <summary>For how long it may be changed.</summary>
    public static readonly TimeSpan Changeable = TimeSpan.FromDays(1);

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The number of the event with which the part ended.</summary>
    public int Part { get; init; }

    /// <summary>Who answered last in that part: who held the chat at its end may not have said a word.</summary>
    public long? AgentId { get; init; }

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; set; }

    /// <summary>Why, in the customer's words.</summary>
    public string? Words { get; set; }

    /// <summary>When it was given; changed it may be for a day from then.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatRating>
    {
        public void Configure(EntityTypeBuilder<ChatRating> builder)
        {
            builder.ToTable("ChatRatings");
            builder.Property(r => r.Words).HasMaxLength(MostWords);
            builder.HasIndex(r => new { r.ChatId, r.Part }).IsUnique();
            builder.HasIndex(r => r.At);
            builder.HasOne<Chat>().WithMany().HasForeignKey(r => r.ChatId);
            builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AgentId);
        }
    }
}

/// <summary>The part of a chat that ended last.</summary>
/// <param name="Number">The number of the event that ended it.</param>
/// <param name="AnsweredBy">Who of the staff said the last word in it; null where nobody did: who left without an answer is not asked what they thought of it.</param>
public sealed record FinishedPart(int Number, long? AnsweredBy)
{
    /// <summary>That of a chat; null while it is not closed.</summary>
    internal static async Task<FinishedPart?> Of(PortalDb db, long chatId, ChatState state, CancellationToken ct)
    {
        if (state != ChatState.Closed)
        {
            return null;
        }

        var messages = db.Set<ChatMessage>().Where(m => m.ChatId == chatId);
        var ends = await messages.Where(m => m.Event == ChatEvent.Closed || m.Event == ChatEvent.Left).OrderByDescending(m => m.Number).Take(2).Select(m => m.Number).ToListAsync(ct);
        if (ends.Count == 0)
        {
            return null;
        }

        var (to, from) = (ends[0], ends.Count > 1 ? ends[1] : 0);
        return new(to, await messages.Where(m => m.Author == ChatAuthor.Agent && m.Number > @from && m.Number < to).OrderByDescending(m => m.Number).Select(m => m.AuthorId).FirstOrDefaultAsync(ct));
    }
}
