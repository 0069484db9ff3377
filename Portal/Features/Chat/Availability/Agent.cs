using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>Whether an agent can take a chat.</summary>
public enum AgentState
{
    /// <summary>At the desk, with a seat free.</summary>
    Available,

    /// <summary>At the desk, and takes no more: by choice, or because all seats are taken.</summary>
    Busy,

    /// <summary>Not at the desk: by choice, or because no desk of theirs is open.</summary>
    Away,
}

/// <summary>An agent as the desk knows them: what they chose, until when their desk is known to be open, and what they can do. There is none for who never sat at the desk and was never set up.</summary>
public sealed class Agent
{
    /// <summary>How many chats at once an agent takes where nobody said otherwise.</summary>
    public const int UsualChats = 4;

    /// <summary>The most of <see cref="MostChats"/>.</summary>
    public const int MostSeats = 30;

    /// <summary>The most languages, and skills.</summary>
    public const int MostWords = 20;

    /// <summary>The longest language or skill.</summary>
    public const int MostWord = 40;

    /// <summary>The account.</summary>
    public long AccountId { get; init; }

    /// <summary>What they chose at the desk.</summary>
    public AgentState Choice { get; set; }

    /// <summary>Until when a desk of theirs is known to be open: each answer of its page puts it further. A fact of time, nobody sweeps.</summary>
    public DateTime? HereUntil { get; set; }

    /// <summary>When they let a chat lie that was given to them, and were set away; null when they chose anew.</summary>
    public DateTime? MissedAt { get; set; }

    /// <summary>How many chats at once are given to them.</summary>
    public int MostChats { get; set; } = UsualChats;

    /// <summary>The languages they answer in, such as <c>en</c> or <c>zh-Hans</c>, parted by commas.</summary>
    public string Languages { get; set; } = "";

    /// <summary>What they know about, in words that customers use, parted by commas.</summary>
    public string Skills { get; set; } = "";

    /// <summary>Customers can turn to them by name.</summary>
    public bool IsExpert { get; set; }

    /// <summary>The words in one of the lists above.</summary>
    public static IReadOnlyList<string> Words(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal sealed class Mapping : IEntityTypeConfiguration<Agent>
    {
        public void Configure(EntityTypeBuilder<Agent> builder)
        {
            builder.ToTable("Agents").HasKey(a => a.AccountId);
            builder.Property(a => a.AccountId).ValueGeneratedNever();
            builder.Property(a => a.Languages).HasMaxLength(1000);
            builder.Property(a => a.Skills).HasMaxLength(1000);
            builder.HasIndex(a => a.HereUntil);
            builder.HasOne<Account>().WithOne().HasForeignKey<Agent>(a => a.AccountId);
        }
    }
}
