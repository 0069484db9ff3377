using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Messages;

/// <summary>
/// Somebody in a conversation: what of it they see, and how far they have read. They see what was written while they were in it: whoever comes later does not see what was
/// written before, and whoever left not what came after. Also what lists need is kept here, so that a list reads no further than it shows.
/// </summary>
public sealed class Participant
{
    /// <summary>The conversation.</summary>
    public long ConversationId { get; init; }

    /// <summary>The member.</summary>
    public long AccountId { get; init; }

    /// <summary>Since when.</summary>
    public DateTime Since { get; init; }

    /// <summary>They see only what has a greater number.</summary>
    public int FromNumber { get; init; }

    /// <summary>The last number that they see, once they have left; null while they are in it.</summary>
    public int? UntilNumber { get; set; }

    /// <summary>What the group was called when they left; null while they are in it.</summary>
    public string? TitleThen { get; set; }

    /// <summary>How far they have read.</summary>
    public int ReadNumber { get; set; }

    /// <summary>The number of the newest that wants to be read by them.</summary>
    public int NewestNumber { get; set; }

    /// <summary>When that was written: the conversation's place in their list.</summary>
    public DateTime NewestAt { get; set; }

    /// <summary>They are told of nothing in it, and it is not counted among what they have not read.</summary>
    public bool Muted { get; set; }

    /// <summary>What they know the group by: who has left it, by the name that it had then.</summary>
    public string? TitleFor(string? now) => UntilNumber is null ? now : TitleThen;

    internal sealed class Mapping : IEntityTypeConfiguration<Participant>
    {
        public void Configure(EntityTypeBuilder<Participant> builder)
        {
            builder.ToTable("Participants").HasKey(p => new { p.ConversationId, p.AccountId });
            builder.Property(p => p.TitleThen).HasMaxLength(Conversation.MostTitle);
            builder.HasIndex(p => new { p.AccountId, p.NewestAt, p.ConversationId });
            builder.HasIndex(p => p.AccountId, "IX_Participants_Unread").HasFilter("\"NewestNumber\" > \"ReadNumber\"");
            builder.HasOne<Conversation>().WithMany().HasForeignKey(p => p.ConversationId);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        }
    }
}
