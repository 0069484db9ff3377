using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>What became of a date that was promised.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromiseEnd>))]
public enum PromiseEnd
{
    /// <summary>It was kept.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>Another date was promised instead.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,

    /// <summary>It was taken back.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>
/// A date that an agent promised the customer of a chat. Each date that was ever promised stays a row of its own, with why it took the place of the one before: together they are the history.
/// Its clock is the <see cref="ChatMeasure"/> of the same line.
/// </summary>
public sealed class ChatPromise
{
    /// <summary>The longest words on what is promised.</summary>
    public const int MostWhat = 200;

    /// <summary>The longest reason.</summary>
    public const int MostReason = 500;

    /// <summary>How far ahead something may be promised.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>How long the customer has to see in the chat that a promise was changed, before a letter says so.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan EarliestWarning = TimeSpan.FromHours(24);

    private const double WarnedAtPart = 0.8;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The line of the chat that tells of it.</summary>
    public long LineId { get; init; }

    /// <summary>What is to happen, in the agent's words.</summary>
    public required string What { get; init; }

    /// <summary>By when.</summary>
    public DateTime DueAt { get; init; }

    /// <summary>Why this date took the place of the one before; null for a first promise.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was promised.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>Who promised it.</summary>
    public long MadeById { get; init; }

    /// <summary>When it was kept, changed or taken back; null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Who did that.</summary>
    public long? EndedById { get; private set; }

    /// <summary>What became of it.</summary>
    public PromiseEnd? Ending { get; private set; }

    /// <summary>Why it was taken back.</summary>
    public string? EndReason { get; private set; }

    /// <summary>When a letter tells of the change whoever has not seen it in the chat; null where none is to be written any more.</summary>
    public DateTime? LetterDueAt { get; internal set; }

    /// <summary>When its maker is warned: when four fifths of the time are over, but a day before at the earliest.</summary>
    public DateTime WarnAt => DueAt - TimeSpan.FromTicks(Math.Min(EarliestWarning.Ticks, TimeSpan.FromMilliseconds(Math.Floor((DueAt - MadeAt).TotalMilliseconds * (1 - WarnedAtPart))).Ticks));

    /// <summary>What is wrong with a promise, or null.</summary>
    public static Problem? Check(string? what, DateTime due, DateTime now) =>
        Bounds.Check("what", what, MostWhat)
        ?? (what.AsSpan().IndexOfAny('\r', '\n') >= 0 ? Problem.Invalid<ChatText>("what", "OneLine") : null)
        ?? (due <= now ? Problem.Invalid<PromiseText>("due", "DueInThePast") : due > now + Furthest ? Problem.Invalid<PromiseText>("due", "DueTooFar") : null);

    /// <summary>It is over.</summary>
    internal void Finish(PromiseEnd how, long by, string? reason, DateTime now) => (EndedAt, EndedById, Ending, EndReason, LetterDueAt) = (now, by, how, reason, null);

    /// <summary>It is taken back; whoever does not see that in the chat gets a letter.</summary>
    internal void Withdraw(long by, string reason, DateTime now)
    {
        Finish(PromiseEnd.Withdrawn, by, reason, now);
        LetterDueAt = now + Patience;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatPromise>
    {
        public void Configure(EntityTypeBuilder<ChatPromise> builder)
        {
            builder.ToTable("ChatPromises");
            builder.Ignore(p => p.WarnAt);
            builder.Property(p => p.What).HasMaxLength(MostWhat);
            builder.Property(p => p.Reason).HasMaxLength(MostReason);
            builder.Property(p => p.EndReason).HasMaxLength(MostReason);
            builder.HasIndex(p => new { p.ChatId, p.Id });
            builder.HasIndex(p => p.LineId).IsUnique();
            builder.HasIndex(p => p.LetterDueAt).HasFilter("\"LetterDueAt\" IS NOT NULL");
            builder.HasOne<Chat>().WithMany().HasForeignKey(p => p.ChatId);
            builder.HasOne<ChatMessage>().WithOne().HasForeignKey<ChatPromise>(p => p.LineId);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.MadeById);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.EndedById);
        }
    }
}
