using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Chat;

/// <summary>That a chat was given to an agent, who is to answer it in time. Looked at once, when that time is over, and then gone.</summary>
public sealed class ChatOffer
{
    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>To whom it was given last.</summary>
    public long AgentId { get; set; }

    /// <summary>The number of the line that says so: a word of the agent's with a greater one is an answer.</summary>
    public int Number { get; set; }

    /// <summary>Until when they are to answer.</summary>
    public DateTime AnswerBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatOffer>
    {
        public void Configure(EntityTypeBuilder<ChatOffer> builder)
        {
            builder.ToTable("ChatOffers").HasKey(o => o.ChatId);
            builder.Property(o => o.ChatId).ValueGeneratedNever();
            builder.HasIndex(o => o.AnswerBy);
            builder.HasOne<Chat>().WithOne().HasForeignKey<ChatOffer>(o => o.ChatId);
        }
    }
}
