using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>An address that a club had before: it leads to the club for as long as it is there, and no other club gets it.</summary>
public sealed class ClubAddress
{
    /// <summary>The longest name of a club in addresses.</summary>
    public const int MostSlug = 40;

    private const string BoardPrefix = "club-";

    private static readonly string[] Ours = ["new"];

    /// <summary>The name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Where it leads.</summary>
    public long ClubId { get; init; }

    /// <summary>Why a club cannot have an address of this form, or null.</summary>
    internal static Problem? Unfit(string slug) =>
        Bounds.Check("slug", slug, MostSlug, min: 2)
        ?? (Of(slug) != slug ? Problem.Invalid<ClubsText>("slug", "SlugShape") : null)
        ?? (Ours.Contains(slug) ? Problem.Invalid<ClubsText>("slug", "SlugTaken", slug) : null);

    /// <summary>An address made of a name; empty where nothing of it can stand in one.</summary>
    public static string Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "";
        }

        var slug = Platform.Text.Slug.From(name);
        return slug.Length > MostSlug ? slug[..Shorten.Cut(slug, MostSlug)].Trim('-') : slug;
    }

    /// <summary>Of some addresses those that another club has, or had, or whose board has such a name: hidden ones, too.</summary>
    internal static async Task<HashSet<string>> Taken(PortalDb db, IReadOnlyCollection<string> slugs, long? own, CancellationToken ct)
    {
        var boards = slugs.Select(BoardOf).ToList();
        var clubs = await db.Set<Club>().Where(c => slugs.Contains(c.Slug) && c.Id != own).Select(c => c.Slug).ToListAsync(ct);
        var former = await db.Set<ClubAddress>().Where(a => slugs.Contains(a.Slug) && a.ClubId != own).Select(a => a.Slug).ToListAsync(ct);
        var held = await db.Set<Forum.Category>().Where(c => boards.Contains(c.Slug) && (c.GroupId == null || c.GroupId != own)).Select(c => c.Slug).ToListAsync(ct);
        return [.. clubs, .. former, .. held.Select(b => b[BoardPrefix.Length..])];
    }

    /// <summary>The name in addresses of a club's board, as it is made: it stays when the club's changes.</summary>
    internal static string BoardOf(string slug) => BoardPrefix + slug;

    /// <summary>The club that has an address, or had it; 0 where none does.</summary>
    internal static async Task<long> Find(PortalDb db, string slug, CancellationToken ct) =>
        await db.Set<Club>().Where(c => c.Slug == slug).Select(c => c.Id).FirstOrDefaultAsync(ct) is var id and > 0 ? id
        : await db.Set<ClubAddress>().Where(a => a.Slug == slug).Select(a => a.ClubId).FirstOrDefaultAsync(ct);

    internal sealed class Mapping : IEntityTypeConfiguration<ClubAddress>
    {
        public void Configure(EntityTypeBuilder<ClubAddress> builder)
        {
            builder.ToTable("ClubAddresses").HasKey(a => a.Slug);
            builder.Property(a => a.Slug).HasMaxLength(60);
            builder.HasIndex(a => a.ClubId);
            builder.HasOne<Club>().WithMany().HasForeignKey(a => a.ClubId);
        }
    }
}
