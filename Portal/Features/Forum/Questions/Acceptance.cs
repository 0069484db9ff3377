using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Forum;

/// <summary>Who accepted the answer to a question, when, and with what word: the record behind <see cref="Topic.AcceptedPostId"/>. Imported answers have none.</summary>
public sealed class Acceptance
{
    /// <summary>The longest word.</summary>
    public const int MostNote = 500;

    /// <summary>The question.</summary>
    public long TopicId { get; init; }

    /// <summary>The answer.</summary>
    public long PostId { get; set; }

    /// <summary>Who accepted it.</summary>
    public long ById { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>The staff's word on it, which everyone reads.</summary>
    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Acceptance>
    {
        public void Configure(EntityTypeBuilder<Acceptance> builder)
        {
            builder.ToTable("Acceptances").HasKey(a => a.TopicId);
            builder.Property(a => a.TopicId).ValueGeneratedNever();
            builder.Property(a => a.Note).HasMaxLength(MostNote);
            builder.HasOne<Topic>().WithMany().HasForeignKey(a => a.TopicId);
            builder.HasOne<Post>().WithMany().HasForeignKey(a => a.PostId);
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.ById);
        }
    }
}
