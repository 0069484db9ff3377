using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.People;

/// <summary>A key of data protection, shared by all nodes: what one node signs in, another must recognise.</summary>
public sealed class SharedKey
{
    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The key's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The key as the framework writes it.</summary>
    public required string Xml { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SharedKey>
    {
        public void Configure(EntityTypeBuilder<SharedKey> builder)
        {
            builder.ToTable("SharedKeys");
            builder.Property(k => k.Name).HasMaxLength(200);
        }
    }
}

/// <summary>Keeps the keys in the database. The framework asks without waiting, so the calls are plain ones.</summary>
internal sealed class SharedKeys(Database database, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Open();
        return [.. db.Set<SharedKey>().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Open();
        db.Add(new SharedKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting), At = time.GetUtcNow().UtcDateTime });
        db.SaveChanges();
    }
}
