using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Data;

namespace Portal.Commons.Moderation;

/// <summary>What admins say about flags as a whole: one row, or none while they have said nothing.</summary>
public sealed class FlagSettings
{
    /// <summary>The weight at which something is hidden by itself, unless an admin says otherwise: three members without a record who report personal data, four who report an attack.</summary>
    public const int UsualHideAt = 20;

    /// <summary>The highest.</summary>
    public const int MostHideAt = 1000;

    /// <summary>The only id there is.</summary>
    public const int TheOnly = 1;

    /// <summary>The id.</summary>
    public int Id { get; init; } = TheOnly;

    /// <summary>The weight of the flags on one text at which it is hidden until a moderator has looked at it; 0 for never.</summary>
    public int HideAt { get; set; } = UsualHideAt;

    /// <summary>What holds now.</summary>
    internal static async Task<FlagSettings> Of(PortalDb db, CancellationToken ct) => await db.Set<FlagSettings>().SingleOrDefaultAsync(ct) ?? new FlagSettings();

    internal sealed class Mapping : IEntityTypeConfiguration<FlagSettings>
    {
        public void Configure(EntityTypeBuilder<FlagSettings> builder)
        {
            builder.ToTable("FlagSettings");
            builder.Property(s => s.Id).ValueGeneratedNever();
        }
    }
}
