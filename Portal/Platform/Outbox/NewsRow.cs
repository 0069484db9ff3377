using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Data;

namespace Portal.Platform.Outbox;

/// <summary>One row of the outbox: written in the deed's transaction, spoken after the commit, kept for replay.</summary>
public sealed class NewsRow
{
    private News? item;

    /// <summary>The row's id.</summary>
    public long Id { get; private set; }

    /// <summary>Its place in the one order that all listeners see; on PostgreSQL given after the commit.</summary>
    public long? Seq { get; private set; }

    /// <summary>When it was told.</summary>
    public DateTime At { get; private set; }

    /// <summary>The kind of news.</summary>
    public required string Type { get; init; }

    /// <summary>The channels, separated and surrounded by spaces.</summary>
    public required string Channels { get; init; }

    /// <summary>The news as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>What it is about, as <c>post:12</c>.</summary>
    public string? About { get; init; }

    /// <summary>True while what it is about is hidden: then only staff get it.</summary>
    public bool Withheld { get; set; }

    /// <summary>The news as it was told; null for a kind that this version does not know any more.</summary>
    public News? Item => item ??= News.FromData(Type, Data);

    /// <summary>The channels one by one.</summary>
    public string[] ChannelList() => Channels.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal static NewsRow From(News news, DateTime now) => new()
    {
        At = now,
        Type = News.Name(news.GetType()),
        Channels = $" {string.Join(' ', news.Channels)} ",
        Data = news.ToData(),
        About = news.About?.ToString(),
        item = news,
    };

    /// <summary>The rows after a number, in order.</summary>
    internal static Task<List<NewsRow>> After(PortalDb db, long seq, int most, CancellationToken ct) => db.Rows(
        """SELECT "Id", "Seq", "At", "Type", "Channels", "Data", "About", "Withheld" FROM "News" WHERE "Seq" > @0 ORDER BY "Seq" LIMIT @1""",
        row => new NewsRow
        {
            Id = row.GetInt64(0),
            Seq = row.GetInt64(1),
            At = DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc),
            Type = row.GetString(3),
            Channels = row.GetString(4),
            Data = row.GetString(5),
            About = row.IsDBNull(6) ? null : row.GetString(6),
            Withheld = row.GetBoolean(7),
        },
        ct,
        seq,
        most);

    /// <summary>Writes the row in the deed's transaction.</summary>
    internal Task Insert(PortalDb db) => db.Do(
        """INSERT INTO "News" ("At", "Type", "Channels", "Data", "About", "Withheld") VALUES (@0, @1, @2, @3, @4, @5)""",
        CancellationToken.None,
        At,
        Type,
        Channels,
        Data,
        About,
        Withheld);

    internal sealed class Mapping : IEntityTypeConfiguration<NewsRow>
    {
        public void Configure(EntityTypeBuilder<NewsRow> builder)
        {
            builder.ToTable("News");
            builder.Property(n => n.Type).HasMaxLength(80);
            builder.Property(n => n.About).HasMaxLength(60);
            builder.Ignore(n => n.Item);
            builder.HasIndex(n => n.Seq);
            builder.HasIndex(n => n.About);
        }
    }
}
