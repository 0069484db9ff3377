using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>A customer wants to be called: kept with the chat alone, for the staff. One for a chat; asked again, the newest word counts.</summary>
public sealed partial class CallBack
{
    /// <summary>The longest number.</summary>
    public const int MostPhone = 30;

    /// <summary>The longest word on when.</summary>
    public const int MostWhen = 100;

    private const int LeastDigits = 5, MostDigits = 15;

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The number as it was given.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>When it suits the customer, in their words; null for any time.</summary>
    public string? When { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTime At { get; private set; }

    /// <summary>When somebody called; null while they wait.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Who called.</summary>
    public long? DoneById { get; private set; }

    /// <summary>What is wrong with a number or a time, or null. A number has 5 to 15 digits, as the world's longest have, and marks between them.</summary>
    public static Problem? Check(string? phone, string? when) =>
        Bounds.Check("phone", phone, MostPhone)
        ?? (Number.IsMatch(phone!.Trim()) && phone.Count(char.IsAsciiDigit) is >= LeastDigits and <= MostDigits ? null : Problem.Invalid<ChatText>("phone", "NotAPhone"))
        ?? Bounds.Check("when", when, MostWhen, min: 0)
        ?? (when.AsSpan().IndexOfAny('\r', '\n') >= 0 ? Problem.Invalid<ChatText>("when", "OneLine") : null);

    /// <summary>Asks, anew or for the first time.</summary>
    public void Ask(string phone, string? when, DateTime now) =>
        (Phone, When, At, DoneAt, DoneById) = (phone.Trim(), Bounds.IsBlank(when) ? null : when!.Trim(), now, null, null);

    /// <summary>Somebody called.</summary>
    public void Done(long by, DateTime now) => (DoneAt, DoneById) = (now, by);

    /// <summary>The same wish in the chat that its own went into.</summary>
    public CallBack For(long chatId)
    {
        var same = new CallBack { ChatId = chatId };
        same.TakeFrom(this);
        return same;
    }

    /// <summary>The wish of a chat that came into this one's takes its place.</summary>
    public void TakeFrom(CallBack other) => (Phone, When, At, DoneAt, DoneById) = (other.Phone, other.When, other.At, other.DoneAt, other.DoneById);

    [GeneratedRegex(@"^\+?[0-9(][0-9 ()./-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Number { get; }

    internal sealed class Mapping : IEntityTypeConfiguration<CallBack>
    {
        public void Configure(EntityTypeBuilder<CallBack> builder)
        {
            builder.ToTable("ChatCallBacks").HasKey(c => c.ChatId);
            builder.Property(c => c.ChatId).ValueGeneratedNever();
            builder.Property(c => c.Phone).HasMaxLength(MostPhone);
            builder.Property(c => c.When).HasMaxLength(MostWhen);
            builder.HasOne<Chat>().WithOne().HasForeignKey<CallBack>(c => c.ChatId);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.DoneById);
        }
    }
}
