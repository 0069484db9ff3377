using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Commons.People;

/// <summary>How a group of people meets others.</summary>
public enum Visibility
{
    /// <summary>Everyone reads; everyone may join and then write.</summary>
    Open,

    /// <summary>Everyone sees that it exists; a host lets people in, and members alone read.</summary>
    Request,

    /// <summary>Only members know of it.</summary>
    Hidden,

    /// <summary>Everyone sees that it exists; who is invited comes in, nobody can ask to, and members alone read.</summary>
    Invitation,
}

/// <summary>What somebody is in a group. What each may do is said where the group stands for something: for clubs by their table of rights.</summary>
public enum GroupRole
{
    /// <summary>In it.</summary>
    Member,

    /// <summary>Runs it for its hosts: all that they may, but to say who else does.</summary>
    CoHost,

    /// <summary>Runs it.</summary>
    Host,
}

/// <summary>
/// A circle of people that places can belong to: a club has one, and so has a room for staff. Forum and rooms ask it who may read and write
/// without knowing what kind of thing it stands for.
/// </summary>
public sealed class Group
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Who may see and join.</summary>
    public Visibility Visibility { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Since when it is only read; null while it is written in. What is written asks <see cref="Standing.MayNotWriteIn"/>.</summary>
    public DateTime? ClosedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Group>
    {
        public void Configure(EntityTypeBuilder<Group> builder)
        {
            builder.ToTable("Groups");
            builder.HasIndex(g => g.ClosedAt).HasFilter("\"ClosedAt\" IS NOT NULL");
        }
    }
}

/// <summary>Somebody in a group, or waiting to be let in.</summary>
public sealed class Membership
{
    /// <summary>The longest title.</summary>
    public const int MostTitle = 40;

    /// <summary>The group.</summary>
    public long GroupId { get; init; }

    /// <summary>The member.</summary>
    public long AccountId { get; init; }

    /// <summary>What they are in it. Hosts and co-hosts run it: <see cref="Standing.IsHostOf"/>.</summary>
    public GroupRole Role { get; set; }

    /// <summary>What the group calls them, in its hosts' words; null for nothing.</summary>
    public string? Title { get; set; }

    /// <summary>True while a host has not yet let them in: then they have no rights.</summary>
    public bool Waiting { get; set; }

    /// <summary>Since when.</summary>
    public DateTime Since { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("Memberships").HasKey(m => new { m.GroupId, m.AccountId });
            builder.Property(m => m.Title).HasMaxLength(MostTitle);
            builder.HasIndex(m => m.AccountId);
            builder.HasIndex(m => new { m.GroupId, m.Since, m.AccountId });
            builder.HasIndex(m => new { m.GroupId, m.Title }).HasFilter("\"Title\" IS NOT NULL");
            builder.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}
