using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;
using Portal.Commons.Reactions;

namespace Portal.Features.Forum;

/// <summary>A post in a topic: its Markdown as written, and the HTML made of it once.</summary>
public sealed class Post
{
    /// <summary>The longest text somebody may write; imported texts may be longer.</summary>
    public const int MostBody = 32_000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The topic; another one once it was moved: see <see cref="MovedPost"/>.</summary>
    public long TopicId { get; init; }

    /// <summary>Its number in the topic, from 1; stays taken for ever, also when the post is gone or was moved.</summary>
    public int Number { get; init; }

    /// <summary>Who wrote it.</summary>
    public long AuthorId { get; init; }

    /// <summary>The post it answers, or null when it answers the topic.</summary>
    public long? ReplyToId { get; init; }

    /// <summary>The Markdown, byte for byte as it was sent.</summary>
    public required string Body { get; set; }

    /// <summary>The safe HTML of it.</summary>
    public required string Html { get; set; }

    /// <summary>When it was written.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it was last edited, or null.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>How many revisions it has; grows with each edit, so that two people editing at once notice each other.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>The votes that an import brought along, which have no voters.</summary>
    public int ImportedScore { get; init; }

    /// <summary>True while a moderator has taken it from view; who and why is in the log.</summary>
    public bool Hidden { get; set; }

    /// <summary>When its author, or a moderator, deleted it.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>True for an accepted answer that was taken from view: when it comes back, and no other was accepted meanwhile, it is the answer again.</summary>
    public bool? WasAnswer { get; set; }

    /// <summary>Since when everybody who may write in the topic may edit it; null for a post that is its author's alone.</summary>
    public DateTime? WikiSince { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> builder)
        {
            builder.ToTable("Posts");
            builder.HasIndex(p => new { p.TopicId, p.Number }).IsUnique();
            builder.HasIndex(p => new { p.AuthorId, p.Id });
            builder.HasIndex(p => new { p.CreatedAt, p.Id });
            builder.HasOne<Topic>().WithMany().HasForeignKey(p => p.TopicId);
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AuthorId);
        }
    }
}

/// <summary>How a post read before an edit, or what the edit made of it.</summary>
public sealed class PostRevision
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>Counts from 1, the text as first written.</summary>
    public int Number { get; init; }

    /// <summary>Who wrote this version.</summary>
    public long AuthorId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    /// <summary>The text of this version.</summary>
    public required string Body { get; init; }

    /// <summary>Why it was changed, in the editor's words.</summary>
    public string? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PostRevision>
    {
        public void Configure(EntityTypeBuilder<PostRevision> builder)
        {
            builder.ToTable("PostRevisions");
            builder.Property(r => r.Reason).HasMaxLength(1000);
            builder.HasIndex(r => new { r.PostId, r.Number }).IsUnique();
            builder.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId);
        }
    }
}

/// <summary>One person's reaction to a post.</summary>
public sealed class Reaction
{
    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>One of <see cref="ReactionFaces.Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Reaction>
    {
        public void Configure(EntityTypeBuilder<Reaction> builder)
        {
            builder.ToTable("Reactions").HasKey(r => new { r.PostId, r.Name, r.AccountId });
            builder.Property(r => r.Name).HasMaxLength(30);
            builder.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId);
            builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
        }
    }
}
