using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>A note speaks to one of the staff by their @name. Only who works at the desk when it is written is spoken to: nobody else can read notes.</summary>
public sealed class NoteMention
{
    /// <summary>So many are spoken to by one note; more names are words.</summary>
    public const int Most = 10;

    /// <summary>The note.</summary>
    public long NoteId { get; init; }

    /// <summary>Who is spoken to.</summary>
    public long AccountId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NoteMention>
    {
        public void Configure(EntityTypeBuilder<NoteMention> builder)
        {
            builder.ToTable("ChatNoteMentions").HasKey(m => new { m.NoteId, m.AccountId });
            builder.HasIndex(m => m.AccountId);
            builder.HasOne<ChatNote>().WithMany().HasForeignKey(m => m.NoteId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}
