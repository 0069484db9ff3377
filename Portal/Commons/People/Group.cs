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

    internal sealed class Mapping : IEntityTypeConfiguration<Group>
    {
        public void Configure(EntityTypeBuilder<Group> builder) => builder.ToTable("Groups");
    }
}

/// <summary>Somebody in a group, or waiting to be let in.</summary>
public sealed class Membership
{
    /// <summary>The group.</summary>
    public long GroupId { get; init; }

    /// <summary>The member.</summary>
    public long AccountId { get; init; }

    /// <summary>True for who runs the group.</summary>
    public bool Host { get; set; }

    /// <summary>True while a host has not yet let them in: then they have no rights.</summary>
    public bool Waiting { get; set; }

    /// <summary>Since when.</summary>
    public DateTime Since { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("Memberships").HasKey(m => new { m.GroupId, m.AccountId });
            builder.HasIndex(m => m.AccountId);
            builder.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId);
            builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        }
    }
}
