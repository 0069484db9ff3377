using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>A member has the same question as who asked it.</summary>
public sealed class MeToo
{
    /// <summary>The question.</summary>
    public long TopicId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MeToo>
    {
        public void Configure(EntityTypeBuilder<MeToo> builder)
        {
            builder.ToTable("MeToos").HasKey(m => new { m.TopicId, m.AccountId });
            builder.HasIndex(m => m.AccountId);
            builder.HasOne<Topic>().WithMany().HasForeignKey(m => m.TopicId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}
