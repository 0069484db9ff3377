using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Search;

/// <summary>The operators that hold for things of every room: <c>by:</c>, <c>before:</c> and <c>after:</c>.</summary>
public sealed class SearchOperators(TimeProvider time) : ISearchOperators
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names { get; } = ["by", "before", "after"];

    /// <summary>The mark of what somebody wrote.</summary>
    public static string AuthorMark(long accountId) => string.Create(CultureInfo.InvariantCulture, $"author{accountId}");

    /// <summary>The mark of a kind of thing.</summary>
    internal static string KindMark(string kind) => "kind" + kind;

    /// <inheritdoc/>
    public async Task<Result<IReadOnlyList<string>>> Marks(PortalDb db, Standing standing, string name, string value, CancellationToken ct) =>
        name == "by" ? await By(db, value.TrimStart('@', '＠'), ct)
        : SearchDates.Read(value) is { } date ? name == "before" ? SearchDates.Before(date, time.GetUtcNow().UtcDateTime) : SearchDates.From(date, time.GetUtcNow().UtcDateTime)
        : Problem.Invalid<SearchingText>("q", "BadDate", value, name);

    private static async Task<Result<IReadOnlyList<string>>> By(PortalDb db, string name, CancellationToken ct)
    {
        var wanted = LookupNames.Of(name);
        var found = await db.Set<Account>().Where(a => a.NormalizedUserName == wanted && (a.EmailConfirmed || a.Imported)).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct);
        return found is { } id ? new[] { AuthorMark(id) } : Problem.Invalid<SearchingText>("q", "NoSuchPerson", name);
    }
}
