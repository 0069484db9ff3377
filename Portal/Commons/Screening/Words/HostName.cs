using System.Globalization;

namespace Portal.Commons.Screening;

/// <summary>Names of hosts as they are compared: in lower case, the international ones in ASCII.</summary>
internal static class HostName
{
    private static readonly IdnMapping Idn = new();

    /// <summary>The host of an address; null where it has none.</summary>
    public static string? Of(string address) =>
        Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? $"https:{address}" : address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.IdnHost.Length > 0
            ? uri.IdnHost.TrimEnd('.').ToLowerInvariant()
            : null;

    /// <summary>A name as somebody types it: with or without https://, www., a leading @ or *., a path behind it; null where it is none.</summary>
    public static string? Read(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        name = name.Contains("://", StringComparison.Ordinal) ? name[(name.IndexOf("://", StringComparison.Ordinal) + 3)..] : name;
        name = name.Split('/', '?', '#')[0].TrimStart('@');
        name = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
        name = name.StartsWith("www.", StringComparison.Ordinal) ? name[4..] : name;
        try
        {
            name = Idn.GetAscii(name.Trim('.'));
        }
        catch (ArgumentException)
        {
            return null;
        }

        return name.Length > 1 && Uri.CheckHostName(name) is UriHostNameType.Dns or UriHostNameType.IPv4 ? name : null;
    }
}
