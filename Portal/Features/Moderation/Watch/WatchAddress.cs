using System.Globalization;
using Portal.Commons.Watching;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>What of the river is wanted, as addresses carry it: the same words at the page and at the API.</summary>
internal static class WatchAddress
{
    /// <summary>Where the watch is.</summary>
    public const string Page = "/moderation/watch";

    /// <summary>The address of a filter.</summary>
    public static string Of(WatchFilter filter)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("list", filter.List == WatchList.All ? null : EnumWords.Of(filter.List)), ("kind", Word(filter.What)), ("place", filter.Place?.ToString()),
            ("by", Word(filter.By)), ("script", Word(filter.Script)), ("alerts", filter.Alerts ? "1" : null),
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? Page : $"{Page}?{query}";
    }

    /// <summary>The filter of an address; what it does not know is not narrowed by.</summary>
    public static WatchFilter Read(string? list, string? kind, string? place, string? by, string? script, string? alerts) =>
        new(EnumWords.Read<WatchList>(list) ?? WatchList.All, EnumWords.Read<WatchWhat>(kind), Subject.Parse(place), EnumWords.Read<WatchAuthor>(by), EnumWords.Read<WatchScript>(script), alerts == "1");

    /// <summary>The place of a list behind an entry, or its start; null where it is no such place.</summary>
    public static WatchFrom? From(WatchFilter filter, string? cursor) =>
        string.IsNullOrEmpty(cursor) ? WatchFrom.Start(filter)
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? WatchFrom.On(filter, id)
        : null;

    /// <summary>A choice as addresses write it.</summary>
    public static string? Word<T>(T? value)
        where T : struct, Enum => value is { } chosen ? EnumWords.Of(chosen) : null;
}
