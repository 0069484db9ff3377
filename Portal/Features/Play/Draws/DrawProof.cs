using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Features.Play;

/// <summary>
/// How lots decide, in four lines that everybody can do again with any program that knows SHA-256. Everything that is hashed is plain ASCII text, every hash is written in small hexadecimal digits.
/// The order of the lots depends on the seed, which was committed to before anybody entered, and on the whole list, which was published before the seed was shown:
/// whoever knew one of them could not fit the other to it.
/// </summary>
public static class DrawProof
{
    /// <summary>A new secret.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>A new salt of an entry.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What is published of a seed beforehand: <c>sha256(SEED)</c>.</summary>
    public static string Commit(string seed) => Sha256(seed);

    /// <summary>What stands in the list for an entry: <c>sha256(draw:DRAW:SALT:ACCOUNT)</c>.</summary>
    public static string EntryHash(long drawId, string salt, long accountId) => Sha256(string.Create(CultureInfo.InvariantCulture, $"draw:{drawId}:{salt}:{accountId}"));

    /// <summary>The hash of a list: of its hashes in their order by letters, one a line, with no line end behind the last.</summary>
    public static string ListHash(IEnumerable<string> hashes) => Sha256(string.Join('\n', hashes.Order(StringComparer.Ordinal)));

    /// <summary>Where an entry comes in the order of the lots, smallest first: <c>sha256(SEED:LIST:ENTRY)</c>.</summary>
    public static string Lot(string seed, string listHash, string entryHash) => Sha256($"{seed}:{listHash}:{entryHash}");

    /// <summary>The hashes that win, in the order of the prizes.</summary>
    public static IReadOnlyList<string> Winners(string seed, string listHash, IEnumerable<string> hashes, int prizes) =>
        [.. hashes.OrderBy(hash => Lot(seed, listHash, hash), StringComparer.Ordinal).Take(prizes)];

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
