using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Platform.Files;

/// <summary>A file that somebody uploaded: its name and what it is. The content is in <see cref="FileStore"/> under its hash and never changes.</summary>
public sealed class StoredFile
{
    /// <summary>The <see cref="OwnerId"/> of a file that somebody without an account uploaded.</summary>
    public const long NoOwner = 0;

    /// <summary>The number in its address.</summary>
    public long Id { get; init; }

    /// <summary>The SHA-256 of the content, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The cleaned name, with an extension that fits the content.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public FileKind Kind { get; init; }

    /// <summary>How many bytes.</summary>
    public long Length { get; init; }

    /// <summary>Pixels across, of a picture.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down, of a picture.</summary>
    public int? Height { get; init; }

    /// <summary>The account that uploaded it, or <see cref="NoOwner"/>.</summary>
    public long OwnerId { get; init; }

    /// <summary>When.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>True while it was taken from view: who looks after order alone may open it.</summary>
    public bool Hidden { get; set; }

    /// <summary>The last part of its address: nobody finds a file by counting ids, since half of this is known only to who has the content or the address.</summary>
    public string AddressName => NameIn(Hash, Name);

    /// <summary>Its address on this site.</summary>
    public string Address => AddressOf(Id, Hash, Name);

    /// <summary>The address of a file with this content and this name.</summary>
    public static string AddressOf(long id, string hash, string name) => $"/files/{id}/{Uri.EscapeDataString(NameIn(hash, name))}";

    private static string NameIn(string hash, string name) => $"{hash[..12]}-{name}";

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("Files");
            builder.Property(f => f.Hash).HasMaxLength(64);
            builder.Property(f => f.Name).HasMaxLength(120);
            builder.Ignore(f => f.AddressName).Ignore(f => f.Address);
            builder.HasIndex(f => f.Hash);
            builder.HasIndex(f => new { f.OwnerId, f.Id });
        }
    }
}
