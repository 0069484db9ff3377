using System.Text;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Accounts;

/// <summary>Reads the letters that a portal wrote to its outbox.</summary>
static partial class Post
{
    /// <summary>The letters to an address, oldest first, as text: header and decoded body.</summary>
    public static List<string> LettersTo(this TestPortal portal, string email)
    {
        var outbox = Path.Combine(portal.DataDirectory, "outbox");
        return Directory.Exists(outbox)
            ? [.. Directory.GetFiles(outbox, "*.eml").Order().Select(f => Decode(File.ReadAllText(f))).Where(l => l.Contains($"To: {email}\r\n"))]
            : [];
    }

    /// <summary>The first letter that says something, once it has come.</summary>
    public static async Task<string> LetterTo(this TestPortal portal, string email, string saying)
    {
        await Eventually.True(() => portal.LettersTo(email).Exists(l => l.Contains(saying)), $"a letter to {email} that says {saying}");
        return portal.LettersTo(email).Last(l => l.Contains(saying));
    }

    /// <summary>The link to a page that a letter carries.</summary>
    public static string LinkIn(string letter, string page)
    {
        var link = LinkPattern().Matches(letter).Select(m => m.Value).First(l => l.Contains(page));
        return new Uri(link).PathAndQuery;
    }

    /// <summary>A letter has one body, or one for each of its forms.</summary>
    static string Decode(string letter) => Bodies().Replace(letter, body => Encoding.UTF8.GetString(Convert.FromBase64String(body.Value.Replace("\r\n", ""))));

    [GeneratedRegex(@"(?<=Content-Transfer-Encoding: base64(?:\r\n[^\r\n]+)*\r\n\r\n)[A-Za-z0-9+/=\r\n]+")]
    private static partial Regex Bodies();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex LinkPattern();
}
