using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;

namespace Portal.Platform.Data;

/// <summary>
/// Remembers what came of a create request that carried a client-made key, so that the same request sent again, by a double click,
/// a reconnect or a client that saw no answer, yields the same object and never a second one.
/// </summary>
public sealed class Submission
{
    /// <summary>Who sent it: <see cref="Actor.Key"/>.</summary>
    public required string Author { get; init; }

    /// <summary>What was made, and the key: <c>Post:key</c>, at most 100 characters.</summary>
    public required string Key { get; init; }

    /// <summary>The id of what was made.</summary>
    public long MadeId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Submission>
    {
        public void Configure(EntityTypeBuilder<Submission> builder)
        {
            builder.ToTable("Submissions").HasKey(s => new { s.Author, s.Key });
            builder.Property(s => s.Author).HasMaxLength(80);
            builder.Property(s => s.Key).HasMaxLength(100);
            builder.HasIndex(s => s.At);
        }
    }
}

/// <summary>Asked at the start of a create deed, and told at its end.</summary>
public static class Submissions
{
    /// <summary>
    /// The id of what this very request made before, or null. A request without a key was never seen; one for a thing of another kind is another request,
    /// whose id would mean something else here.
    /// </summary>
    /// <typeparam name="TMade">What the request makes.</typeparam>
    public static async Task<long?> MadeBefore<TMade>(this PortalDb db, Actor actor, string? key, CancellationToken ct) =>
        string.IsNullOrEmpty(key)
            ? null
            : (await db.Rows("""SELECT "MadeId" FROM "Submissions" WHERE "Author" = @0 AND "Key" = @1""", row => row.LongOrNull(0), ct, actor.Key, Fit<TMade>(key))).FirstOrDefault();

    /// <summary>Remembers what the request made. Two at once: the second fails on the unique key, runs again, and finds the first's.</summary>
    public static void Made<TMade>(this PortalDb db, Actor actor, string? key, long id, DateTime now)
    {
        if (!string.IsNullOrEmpty(key))
        {
            db.Add(new Submission { Author = actor.Key, Key = Fit<TMade>(key), MadeId = id, At = now });
        }
    }

    /// <summary>What one author's requests made counts as what another's made from now on. A key that the other used, too, stays the other's.</summary>
    public static Task MoveSubmissions(this PortalDb db, Actor from, Actor to, CancellationToken ct) =>
        db.Do(
            """
            UPDATE "Submissions" SET "Author" = @1 WHERE "Author" = @0
            AND NOT EXISTS (SELECT 1 FROM "Submissions" o WHERE o."Author" = @1 AND o."Key" = "Submissions"."Key")
            """,
            ct, from.Key, to.Key);

    private static string Fit<TMade>(string key) =>
        $"{typeof(TMade).Name}:{key}" is { Length: <= 100 } fits ? fits : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(TMade).Name}:{key}")));
}
