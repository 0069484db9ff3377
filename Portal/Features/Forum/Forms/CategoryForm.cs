using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Features.Forum;

/// <summary>What is asked of who starts a topic of one kind in one category: fields above the text.</summary>
public sealed class CategoryForm
{
    /// <summary>The most fields.</summary>
    public const int MostFields = 12;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The category.</summary>
    public long CategoryId { get; init; }

    /// <summary>The kind of topic.</summary>
    public TopicKind Kind { get; init; }

    /// <summary>The fields, in order.</summary>
    public required IReadOnlyList<FormField> Fields { get; set; }

    /// <summary>The fields may say it all: nothing need be written below them.</summary>
    public bool TextOptional { get; set; }

    /// <summary>Counts the changes, so that two who change it at once notice each other.</summary>
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CategoryForm>
    {
        public void Configure(EntityTypeBuilder<CategoryForm> builder)
        {
            builder.ToTable("CategoryForms").HasKey(f => new { f.CategoryId, f.Kind });
            builder.Property(f => f.Fields).HasConversion(
                new ValueConverter<IReadOnlyList<FormField>, string>(fields => JsonSerializer.Serialize(fields, Json), text => JsonSerializer.Deserialize<List<FormField>>(text, Json) ?? new()));
            builder.Property(f => f.Fields).Metadata.SetValueComparer(new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<IReadOnlyList<FormField>>(
                (one, other) => ReferenceEquals(one, other), fields => fields.Count, fields => fields)); // a form is changed by giving it other fields, never in place
            builder.HasOne<Category>().WithMany().HasForeignKey(f => f.CategoryId);
        }
    }
}
