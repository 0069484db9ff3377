using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>A token as it is handed out, and its hash, which is kept.</summary>
public static class TokenWord
{
    /// <summary>How every token begins: tells it from the secret of a chat, and lets scanners find one that was published by mistake.</summary>
    public const string Prefix = "portal_";

    /// <summary>A fresh token of 256 random bits.</summary>
    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of it.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Reads scopes as people write them: <c>read,write</c>. Nothing means all of them; reading always belongs to it.</summary>
    public static Result<Scopes> ReadScopes(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Scopes.All;
        }

        var scopes = Scopes.Read;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Any(c => !char.IsAsciiLetter(c)) || !Enum.TryParse<Scopes>(word, ignoreCase: true, out var scope) || scope is Scopes.None or Scopes.All)
            {
                return Problem.Invalid<TokenText>("scope", "UnknownScope", word.Length <= 30 ? word : word[..30]);
            }

            scopes |= scope;
        }

        return scopes;
    }
}
