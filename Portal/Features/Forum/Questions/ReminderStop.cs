using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>Somebody does not want to be reminded of answers that they could accept.</summary>
public sealed class ReminderStop
{
    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>Since when.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReminderStop>
    {
        public void Configure(EntityTypeBuilder<ReminderStop> builder)
        {
            builder.ToTable("ReminderStops").HasKey(s => s.AccountId);
            builder.Property(s => s.AccountId).ValueGeneratedNever();
            builder.HasOne<Account>().WithOne().HasForeignKey<ReminderStop>(s => s.AccountId);
        }
    }
}
