using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.Hours;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>Who of a department gets a chat that waits.</summary>
public enum RoutingMode
{
    /// <summary>Nobody: agents take it from the queue.</summary>
    None,

    /// <summary>Whose turn it is: who was given one longest ago.</summary>
    InTurn,

    /// <summary>Who has the fewest chats open.</summary>
    LeastBusy,
}

/// <summary>A department that customers can turn to: who belongs to it, when it is open, and how its chats find somebody who answers.</summary>
public sealed class Department
{
    /// <summary>The most departments.</summary>
    public const int Most = 100;

    /// <summary>The longest name.</summary>
    public const int MostName = 60;

    /// <summary>The longest sentence about it.</summary>
    public const int MostAbout = 500;

    /// <summary><see cref="AnswerSeconds"/> where nobody said otherwise: two minutes.</summary>
    public const int UsualAnswerSeconds = 120;

    /// <summary><see cref="PromisedMinutes"/> where nobody said otherwise: four hours.</summary>
    public const int UsualPromisedMinutes = 240;

    /// <summary>The bounds of <see cref="AnswerSeconds"/>: ten seconds to an hour.</summary>
    public const int LeastAnswerSeconds = 10, MostAnswerSeconds = 3600;

    /// <summary>The most of <see cref="PromisedMinutes"/>: 500 working hours.</summary>
    public const int MostPromisedMinutes = 30_000;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>Its name in addresses; it never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>The name as it is looked up: no two departments have the same.</summary>
    public required string NormalizedName { get; set; }

    /// <summary>One sentence that says what it helps with.</summary>
    public string About { get; set; } = "";

    /// <summary>Its place in lists, smallest first.</summary>
    public int Position { get; set; }

    /// <summary>Since when nobody can turn to it any more; null while they can.</summary>
    public DateTime? ArchivedAt { get; set; }

    /// <summary>Who of its people gets a chat that waits.</summary>
    public RoutingMode Mode { get; set; }

    /// <summary>Within how many seconds an agent answers a chat that was given to them, before it goes back to the queue.</summary>
    public int AnswerSeconds { get; set; } = UsualAnswerSeconds;

    /// <summary>Within how many minutes of opening time somebody who wrote while it was closed is answered; 0 for no promise.</summary>
    public int PromisedMinutes { get; set; } = UsualPromisedMinutes;

    /// <summary>When it is open.</summary>
    public OpeningHours Hours { get; set; } = OpeningHours.Always;

    /// <summary>Grows with every change: who changes it names the one they saw.</summary>
    public int Version { get; set; } = 1;

    internal sealed class Mapping : IEntityTypeConfiguration<Department>
    {
        public void Configure(EntityTypeBuilder<Department> builder)
        {
            builder.ToTable("Departments");
            builder.Property(d => d.Slug).HasMaxLength(80);
            builder.Property(d => d.Name).HasMaxLength(MostName);
            builder.Property(d => d.About).HasMaxLength(MostAbout);
            builder.Property(d => d.Hours).HasConversion(h => h.ToJson(), text => OpeningHours.FromJson(text));
            builder.HasIndex(d => d.Slug).IsUnique();
            builder.HasIndex(d => d.NormalizedName).IsUnique();
        }
    }
}

/// <summary>That an agent belongs to a department.</summary>
public sealed class DepartmentAgent
{
    /// <summary>The most people of one department.</summary>
    public const int Most = 200;

    /// <summary>The department.</summary>
    public long DepartmentId { get; init; }

    /// <summary>The agent.</summary>
    public long AccountId { get; init; }

    /// <summary>When a chat of the department was last given to them.</summary>
    public DateTime? LastGivenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DepartmentAgent>
    {
        public void Configure(EntityTypeBuilder<DepartmentAgent> builder)
        {
            builder.ToTable("DepartmentAgents").HasKey(a => new { a.DepartmentId, a.AccountId });
            builder.HasIndex(a => a.AccountId);
            builder.HasOne<Department>().WithMany().HasForeignKey(a => a.DepartmentId);
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        }
    }
}
