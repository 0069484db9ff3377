using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>What somebody chose in a poll. Secret: it is counted, and shown to nobody but its owner.</summary>
public sealed class PollBallot
{
    /// <summary>The poll.</summary>
    public long PollId { get; init; }

    /// <summary>Whose.</summary>
    public long AccountId { get; init; }

    /// <summary>The numbers of the options, with commas between; in the order of liking where the poll is a ranking, else in that of the options.</summary>
    public required string Choices { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTime At { get; set; }

    /// <summary>Numbers of options as a ballot keeps them.</summary>
    public static string Write(IEnumerable<int> choices) => string.Join(',', choices.Select(c => c.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The numbers that a ballot keeps.</summary>
    public static IReadOnlyList<int> Read(string choices) => [.. choices.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))];

    internal sealed class Mapping : IEntityTypeConfiguration<PollBallot>
    {
        public void Configure(EntityTypeBuilder<PollBallot> builder)
        {
            builder.ToTable("PollBallots").HasKey(b => new { b.PollId, b.AccountId });
            builder.Property(b => b.Choices).HasMaxLength(60);
            builder.HasIndex(b => new { b.PollId, b.Choices });
            builder.HasIndex(b => b.AccountId);
            builder.HasOne<Poll>().WithMany().HasForeignKey(b => b.PollId);
            builder.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId);
        }
    }
}
