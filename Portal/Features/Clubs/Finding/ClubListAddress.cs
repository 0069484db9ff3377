namespace Portal.Features.Clubs;

/// <summary>The addresses of the directory of clubs, as it is narrowed.</summary>
internal static class ClubListAddress
{
    /// <summary>That of the clubs about a topic.</summary>
    public static string Topic(string topic) => Of(new ClubFilter { Topic = topic });

    /// <summary>That of the clubs about a product.</summary>
    public static string Product(string product) => Of(new ClubFilter { Product = product });

    /// <summary>That of a list, and where it goes on.</summary>
    public static string Of(ClubFilter filter, string? from = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("q", filter.Words), ("topic", filter.Topic), ("product", filter.Product), ("sort", filter.Sort == ClubSort.New ? "new" : null), ("show", filter.Mine == true ? "mine" : null), ("from", from),
        ];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/clubs" : $"/clubs?{query}";
    }
}
