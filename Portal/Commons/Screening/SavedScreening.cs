using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>How strictly strangers are looked at, as admins said it: one row, or none while they have said nothing. It is read where it is asked, so that what they say holds at once, on every node.</summary>
public sealed class SavedScreening
{
    /// <summary>The only id there is.</summary>
    public const int TheOnly = 1;

    /// <summary>The id.</summary>
    public int Id { get; init; } = TheOnly;

    /// <summary>Whether signs of spam are added up.</summary>
    public bool Spam { get; private set; }

    /// <summary>With so many points something waits for a moderator.</summary>
    public int HoldAt { get; private set; }

    /// <summary>With so many points it is not taken at all.</summary>
    public int RefuseAt { get; private set; }

    /// <summary>So many first posts of a newcomer wait; 0 for none.</summary>
    public int FirstPosts { get; private set; }

    /// <summary>Whether who registers waits.</summary>
    public bool ApproveAccounts { get; private set; }

    /// <summary>What it says.</summary>
    public ScreeningSettings Said() => new(Spam, HoldAt, RefuseAt, FirstPosts, ApproveAccounts);

    /// <summary>What holds now: what admins said, or, as long as they said nothing, the settings of the start.</summary>
    public static async Task<ScreeningSettings> Of(PortalDb db, ScreeningSettings first, CancellationToken ct) => (await db.Set<SavedScreening>().SingleOrDefaultAsync(ct))?.Said() ?? first;

    /// <summary>From now on this holds.</summary>
    public void Say(ScreeningSettings said) =>
        (Spam, HoldAt, RefuseAt, FirstPosts, ApproveAccounts) = (said.Spam, said.HoldAt, said.RefuseAt, said.FirstPosts, said.ApproveAccounts);

    internal sealed class Mapping : IEntityTypeConfiguration<SavedScreening>
    {
        public void Configure(EntityTypeBuilder<SavedScreening> builder)
        {
            builder.ToTable("SavedScreening");
            builder.Property(s => s.Id).ValueGeneratedNever();
        }
    }
}
