using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>What somebody's posts of one month came to, in public topics. Counted anew from the posts themselves whenever one of them changes, so it is never off.</summary>
public sealed class Contribution
{
    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>The month in UTC, as in <c>202611</c>.</summary>
    public int Month { get; init; }

    /// <summary>The posts of that month that can be seen.</summary>
    public int Posts { get; set; }

    /// <summary>Those of them that were accepted as answers.</summary>
    public int Answers { get; set; }

    /// <summary>The reactions that others gave to them.</summary>
    public int Thanks { get; set; }

    /// <summary>What the board of helpers is ordered by: an answer counts ten, a reaction two, a post one.</summary>
    public int Points { get; set; }

    /// <summary>The points that go with counts.</summary>
    public static int PointsFor(int posts, int answers, int thanks) => (answers * 10) + (thanks * 2) + posts;

    internal sealed class Mapping : IEntityTypeConfiguration<Contribution>
    {
        public void Configure(EntityTypeBuilder<Contribution> builder)
        {
            builder.ToTable("Contributions").HasKey(c => new { c.AccountId, c.Month });
            builder.HasIndex(c => new { c.Month, c.Points, c.AccountId });
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        }
    }
}
