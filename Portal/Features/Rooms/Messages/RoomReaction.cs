using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Commons.Reactions;

namespace Portal.Features.Rooms;

/// <summary>One person's reaction to a message.</summary>
public sealed class RoomReaction
{
    /// <summary>The message.</summary>
    public long MessageId { get; init; }

    /// <summary>One of <see cref="ReactionFaces.Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoomReaction>
    {
        public void Configure(EntityTypeBuilder<RoomReaction> builder)
        {
            builder.ToTable("RoomReactions").HasKey(r => new { r.MessageId, r.Name, r.AccountId });
            builder.Property(r => r.Name).HasMaxLength(30);
            builder.HasOne<RoomMessage>().WithMany().HasForeignKey(r => r.MessageId);
            builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
        }
    }
}
