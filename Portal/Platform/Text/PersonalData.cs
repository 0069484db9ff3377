using System.Text.RegularExpressions;

namespace Portal.Platform.Text;

/// <summary>What a piece of a text says about a person that not everybody should know.</summary>
public enum PersonalKind
{
    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>The number of a payment card.</summary>
    Card,

    /// <summary>The number of a Chinese identity card.</summary>
    IdNumber,

    /// <summary>The number of an order, a parcel, an invoice or a customer.</summary>
    OrderNumber,
}

/// <summary>A piece of a text that looks personal.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Text">The piece as it was written.</param>
public sealed record PersonalPiece(PersonalKind Kind, string Text);

/// <summary>
/// Finds in a Markdown text what looks like personal data. It is a hint for the writer, not a lock: it would rather miss something than cry wolf. Code, addresses of
/// pages and quotes of what others said are passed over; versions, dates, network addresses and serial numbers are none.
/// </summary>
public static partial class PersonalData
{
    private const int Most = 10;
    private static readonly string[] NobodysDomains = ["example.com", "example.org", "example.net", "example.edu", "localhost"];

    /// <summary>The pieces that look personal, each once, in no special order; at most ten.</summary>
    public static IReadOnlyList<PersonalPiece> In(string markdown)
    {
        try
        {
            return Find(markdown);
        }
        catch (RegexMatchTimeoutException)
        {
            return []; // a text made to be slow is nobody's letter
        }
    }

    private static List<PersonalPiece> Find(string markdown)
    {
        var text = Links().Replace(Passages().Replace(markdown, " ¶ "), " ¶ ");
        var found = new List<PersonalPiece>();
        Take(Emails(), PersonalKind.Email, IsSomebodys);
        Take(IdNumbers(), PersonalKind.IdNumber, IsIdNumber);
        Take(Orders(), PersonalKind.OrderNumber, piece => piece.Count(char.IsAsciiDigit) >= 4 && !Dates().IsMatch(piece));
        Take(Cards(), PersonalKind.Card, IsCard);
        Take(Phones(), PersonalKind.Phone, _ => true);
        Take(NamedPhones(), PersonalKind.Phone, piece => piece.Count(char.IsAsciiDigit) is >= 7 and <= 15);
        return [.. found.Distinct().Take(Most)];

        // What was one thing is not another as well.
        void Take(Regex pattern, PersonalKind kind, Func<string, bool> isOne) => text = pattern.Replace(text, match =>
        {
            var piece = (match.Groups["it"] is { Success: true } it ? it.Value : match.Value).Trim();
            if (!isOne(piece))
            {
                return match.Value;
            }

            found.Add(new(kind, piece));
            return " ¶ ";
        });
    }

    private static bool IsSomebodys(string address) =>
        !NobodysDomains.Any(domain => address.EndsWith("@" + domain, StringComparison.OrdinalIgnoreCase) || address.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Eighteen digits with a birthday inside, the last of which is the check (ISO 7064, mod 11-2).</summary>
    private static bool IsIdNumber(string number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var (year, month, day) = (int.Parse(number.AsSpan(6, 4)), int.Parse(number.AsSpan(10, 2)), int.Parse(number.AsSpan(12, 2)));
        return year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day is >= 1 and <= 31
            && "10X98765432"[weights.Select((weight, i) => weight * (number[i] - '0')).Sum() % 11] == char.ToUpperInvariant(number[17]);
    }

    /// <summary>The length and beginning that a card network uses, and the check by Luhn.</summary>
    private static bool IsCard(string written)
    {
        var digits = written.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        var fits = (digits[0], digits.Length) is (4, 16 or 19) or (5 or 2, 16) or (3, 14 or 15 or 16) or (6, >= 16 and <= 19);
        var sum = digits.Reverse().Select((digit, i) => i % 2 == 0 ? digit : digit < 5 ? digit * 2 : (digit * 2) - 9).Sum();
        return fits && sum % 10 == 0 && digits.Distinct().Count() > 1;
    }

    // Fenced code, code in a line, what is quoted, a file or picture in Markdown: none of it is the writer's own word.
    [GeneratedRegex(@"^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\k<fence>[`~]*[ \t]*$|\z)|^ {0,3}>[^\n]*$|(?<!`)(?<tick>`+)(?!`)[^\n]*?\k<tick>|!?\[[^\]\n]*\]\(/files/[^)\n]*\)", RegexOptions.Multiline, 200)]
    private static partial Regex Passages();

    [GeneratedRegex(@"\b(?:https?|ftp)://\S+|\bwww\.\S+", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9_-])", RegexOptions.None, 200)]
    private static partial Regex Emails();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])", RegexOptions.None, 200)]
    private static partial Regex IdNumbers();

    [GeneratedRegex(@"(?:\b(?:order|invoice|tracking|parcel|shipment|customer|account|rma|ticket|case)\b|订单|訂單|运单|運單|快递单|快遞單|发票|發票|客户|客戶|会员|會員|单号|單號)[ \t]*(?:id|no\.?|nr\.?|num(?:ber)?|号码|號碼|编号|編號|号|號)?[ \t]*(?:is|was|为|為|是)?[ \t]*[:：#=]?[ \t]*#?(?<it>[A-Za-z0-9](?:[A-Za-z0-9-]{3,38})[A-Za-z0-9])(?![A-Za-z0-9_]|\.[0-9])", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Orders();

    [GeneratedRegex(@"(?<![A-Za-z0-9_.,:/#+-])[2-6][0-9]{3}(?:[ -]?[0-9]{2,6}){2,4}(?![A-Za-z0-9_:/]|[.,-][0-9])", RegexOptions.None, 200)]
    private static partial Regex Cards();

    [GeneratedRegex(@"^[0-9]{4}-?[0-9]{2}-?[0-9]{2}$", RegexOptions.None, 200)]
    private static partial Regex Dates();

    // A Chinese mobile number; any number with a country's code; a Chinese landline with its area; a North American one.
    [GeneratedRegex(@"(?<![A-Za-z0-9_.,:/#+-])(?:(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|\+[1-9][0-9]{0,2}(?:[ .-]?\(?[0-9]{2,5}\)?){2,5}|\(?0[0-9]{2,3}\)?[ -][0-9]{7,8}|(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4})(?![A-Za-z0-9_:/]|[.,-][0-9])", RegexOptions.None, 200)]
    private static partial Regex Phones();

    [GeneratedRegex(@"(?:\b(?:phone|telephone|tel|mobile|cell|call me|whatsapp|fax)\b|电话|電話|手机|手機|致电|致電|微信)[^\n0-9+¶]{0,16}(?<it>\+?[0-9(][0-9 ()./-]{5,20}[0-9])(?![A-Za-z0-9_]|[.,-][0-9])", RegexOptions.IgnoreCase, 200)]
    private static partial Regex NamedPhones();
}
