using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Platform.Outbox;

/// <summary>One row of the outbox: written in the deed's transaction, spoken after the commit, kept for replay.</summary>
public sealed class NewsRow
{
    private News? item;

    /// <summary>The row's id.</summary>
    public long Id { get; internal init; }

    /// <summary>Its place in the one order that all listeners see; on PostgreSQL given after the commit.</summary>
    public long? Seq { get; internal init; }

    /// <summary>When it was told.</summary>
    public DateTime At { get; internal init; }

    /// <summary>The kind of news.</summary>
    public required string Type { get; init; }

    /// <summary>The channels, separated and surrounded by spaces.</summary>
    public required string Channels { get; set; }

    /// <summary>The news as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>What it is about, as <c>post:12</c>.</summary>
    public string? About { get; init; }

    /// <summary>True while what it is about is hidden: then only staff get it.</summary>
    public bool Withheld { get; set; }

    /// <summary>The news as it was told; null for a kind that this version does not know any more.</summary>
    public News? Item => item ??= News.FromData(Type, Data);

    /// <summary>True for a kind that only those hear of who ask for it.</summary>
    public bool IsQuiet => News.IsQuiet(Type);

    /// <summary>The channels one by one.</summary>
    public string[] ChannelList() => Channels.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Takes the row from channels that what it tells of has left.</summary>
    internal void Leave(IReadOnlyList<string> channels) =>
        Channels = channels.Aggregate(Channels, (kept, channel) => kept.Replace($" {channel} ", " ", StringComparison.Ordinal));

    internal static NewsRow From(News news, DateTime now) => new()
    {
        At = now,
        Type = News.Name(news.GetType()),
        Channels = $" {string.Join(' ', news.Channels)} ",
        Data = news.ToData(),
        About = news.About?.ToString(),
        item = news,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<NewsRow>
    {
        public void Configure(EntityTypeBuilder<NewsRow> builder)
        {
            builder.ToTable("News");
            builder.Property(n => n.Type).HasMaxLength(80);
            builder.Property(n => n.About).HasMaxLength(60);
            builder.Ignore(n => n.Item);
            builder.HasIndex(n => n.About);
        }
    }
}
