using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Platform.Data;

/// <summary>Says that something that is made from other data, such as the search index, is there whole, and in which form. As long as it does not, it has to be made.</summary>
public sealed class MadeForm
{
    /// <summary>What is made.</summary>
    public required string Name { get; init; }

    /// <summary>The form: greater by one whenever it is made otherwise.</summary>
    public int Number { get; set; }

    /// <summary>Since when it is there.</summary>
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MadeForm>
    {
        public void Configure(EntityTypeBuilder<MadeForm> builder)
        {
            builder.ToTable("MadeForms").HasKey(f => f.Name);
            builder.Property(f => f.Name).HasMaxLength(40);
        }
    }
}

/// <summary>Asks and says in which form something stands.</summary>
public static class MadeForms
{
    /// <summary>Whether it is there whole in this form.</summary>
    public static Task<bool> IsMade(this PortalDb db, string name, int number, CancellationToken ct) => db.Set<MadeForm>().AnyAsync(f => f.Name == name && f.Number == number, ct);

    /// <summary>It is, from now on.</summary>
    public static Task NoteMade(this PortalDb db, string name, int number, DateTime now, CancellationToken ct) => db.Do(
        """INSERT INTO "MadeForms" ("Name", "Number", "At") VALUES (@0, @1, @2) ON CONFLICT ("Name") DO UPDATE SET "Number" = excluded."Number", "At" = excluded."At" """, ct, name, number, now);
}
