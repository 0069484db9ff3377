using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>A text that is written often, kept to be put into an answer: for everybody at the desk, or for one agent alone.</summary>
public sealed class CannedReply
{
    /// <summary>The longest title.</summary>
    public const int MostTitle = 80;

    /// <summary>The longest shortcut.</summary>
    public const int MostShortcut = 30;

    /// <summary>The longest text, before its variables are filled in.</summary>
    public const int MostBody = 4000;

    /// <summary>So many can all agents share, and so many a department.</summary>
    public const int MostShared = 500;

    /// <summary>So many one agent can have.</summary>
    public const int MostOwn = 100;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Whose it is; null for one that is shared.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The department whose people share it; null for one that all agents share, and for somebody's own.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>What it is for.</summary>
    public required string Title { get; set; }

    /// <summary>What is typed after the stroke to find it: one word in lower case, of letters, digits, hyphens and underscores.</summary>
    public required string Shortcut { get; set; }

    /// <summary>The text, with variables such as <c>{customer}</c>: see <see cref="ReplyVariables"/>.</summary>
    public required string Body { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CannedReply>
    {
        public void Configure(EntityTypeBuilder<CannedReply> builder)
        {
            builder.ToTable("CannedReplies");
            builder.Property(r => r.Title).HasMaxLength(MostTitle);
            builder.Property(r => r.Shortcut).HasMaxLength(MostShortcut);
            builder.Property(r => r.Body).HasMaxLength(MostBody);
            builder.HasIndex(r => new { r.OwnerId, r.Shortcut }).IsUnique();
            builder.HasIndex(r => r.Shortcut, "IX_CannedReplies_Shared").IsUnique().HasFilter("\"OwnerId\" IS NULL AND \"DepartmentId\" IS NULL");
            builder.HasIndex(r => new { r.DepartmentId, r.Shortcut }).IsUnique();
            builder.HasOne<Department>().WithMany().HasForeignKey(r => r.DepartmentId);
            builder.HasOne<Account>().WithMany().HasForeignKey(r => r.OwnerId);
        }
    }
}
