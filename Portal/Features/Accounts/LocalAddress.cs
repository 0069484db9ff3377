namespace Portal.Features.Accounts;

/// <summary>Lets an address from a query through only when it stays on this site.</summary>
public static class LocalAddress
{
    /// <summary>The address, or null when it leads elsewhere, or might: browsers drop tabs and line ends and take a back-slash for a slash.</summary>
    public static string? Of(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(c => char.IsControl(c) || c == '\\') && !address.StartsWith("/account/log", StringComparison.OrdinalIgnoreCase) ? address : null;
}
