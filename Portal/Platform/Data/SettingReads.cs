using System.Globalization;

namespace Portal.Platform.Data;

/// <summary>Reads single settings; one that cannot work is refused by name with <see cref="SettingException"/>.</summary>
public static class SettingReads
{
    /// <summary>True or false.</summary>
    public static bool Switch(this IConfiguration configuration, string key, bool otherwise) =>
        configuration[key] is not { Length: > 0 } text ? otherwise
        : bool.TryParse(text, out var value) ? value
        : throw new SettingException(key, $"\"{text}\" is neither true nor false", "write true or false");

    /// <summary>A whole number between two bounds.</summary>
    public static int Number(this IConfiguration configuration, string key, int otherwise, int least, int most) =>
        configuration[key] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : throw new SettingException(key, $"\"{text}\" does not fit", string.Create(CultureInfo.InvariantCulture, $"name a number from {least} to {most}"));

    /// <summary>An address such as <c>https://community.example.com</c>; null where none is set.</summary>
    public static Uri? WebAddress(this IConfiguration configuration, string key) =>
        configuration[key] is not { Length: > 0 } text ? null
        : Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length + address.Fragment.Length == 0 ? address
        : throw new SettingException(key, $"\"{text}\" is not an address", "give one such as https://community.example.com");

    /// <summary>Several words, as a list of settings or separated by commas in one.</summary>
    public static IReadOnlyList<string> Words(this IConfiguration configuration, string key) =>
        [.. (configuration.GetSection(key).Get<string[]>() ?? []).Append(configuration[key] ?? "").SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
}
