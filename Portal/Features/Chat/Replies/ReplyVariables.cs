using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Features.Chat;

/// <summary>What stands for the variables of a canned reply in one chat.</summary>
/// <param name="Customer">What the customer is called; null for who said nothing.</param>
/// <param name="Agent">What who answers is called.</param>
/// <param name="Chat">The chat's number.</param>
public sealed record ReplyValues(string? Customer, string? Agent, long Chat);

/// <summary>
/// Fills in <c>{customer}</c>, <c>{agent}</c> and <c>{chat}</c>. Where a value is missing, what its writer put after a bar stands there
/// (<c>{customer|friend}</c>), or nothing, and the space before it goes too. Any other word in braces stays as it was typed.
/// </summary>
public static partial class ReplyVariables
{
    /// <summary>The names, for the page that explains them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["customer", "agent", "chat"];

    /// <summary>The text with the values of one chat. What a value holds is not looked at again.</summary>
    public static string Fill(string text, ReplyValues values) => Variable().Replace(text, match =>
    {
        var value = match.Groups["name"].Value switch
        {
            "customer" => values.Customer,
            "agent" => values.Agent,
            _ => values.Chat.ToString(CultureInfo.InvariantCulture),
        };
        var known = string.IsNullOrWhiteSpace(value) ? match.Groups["else"].Value.Trim() : value;
        return known.Length == 0 ? "" : match.Groups["space"].Value + known;
    });

    [GeneratedRegex(@"(?<space>[ \t]?)\{(?<name>customer|agent|chat)(?:\|(?<else>[^{}\n]{0,60}))?\}", RegexOptions.None, 200)]
    private static partial Regex Variable();
}
