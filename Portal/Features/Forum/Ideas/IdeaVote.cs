using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>A member wants an idea. It counts against their budget as long as the idea takes votes: see <see cref="IdeaRules.TakesVotes"/>.</summary>
public sealed class IdeaVote
{
    /// <summary>The idea.</summary>
    public long TopicId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdeaVote>
    {
        public void Configure(EntityTypeBuilder<IdeaVote> builder)
        {
            builder.ToTable("IdeaVotes").HasKey(v => new { v.TopicId, v.AccountId });
            builder.HasIndex(v => v.AccountId);
            builder.HasOne<Topic>().WithMany().HasForeignKey(v => v.TopicId);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        }
    }
}
