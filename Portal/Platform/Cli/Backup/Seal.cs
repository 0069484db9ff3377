using System.Security.Cryptography;
using System.Text;

namespace Portal.Platform.Cli.Backup;

/// <summary>
/// The last bytes of an archive, inside the comment that a zip may end with: the SHA-256 of all that stand before them. A byte changed, lost or added anywhere is noticed,
/// also where it would not change what is unpacked.
/// </summary>
internal static class Seal
{
    private const int Length = 64;

    /// <summary>What stands there until the archive is whole.</summary>
    public static string Blank { get; } = "sha256 " + new string('0', Length);

    /// <summary>Seals a whole archive.</summary>
    public static async Task Put(FileStream file)
    {
        var hash = await Hash(file, file.Length - Length, _ => { }, CancellationToken.None);
        file.Position = file.Length - Length;
        await file.WriteAsync(Encoding.ASCII.GetBytes(hash));
    }

    /// <summary>Whether an archive is as it was sealed.</summary>
    public static async Task<bool> Holds(string path, Action<double> done, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        if (file.Length <= Length)
        {
            return false;
        }

        var hash = await Hash(file, file.Length - Length, done, ct);
        var said = new byte[Length];
        await file.ReadExactlyAsync(said, ct);
        return Encoding.ASCII.GetString(said) == hash;
    }

    private static async Task<string> Hash(FileStream file, long length, Action<double> done, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        file.Position = 0;
        while (file.Position < length)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - file.Position)), ct);
            hash.AppendData(buffer, 0, read);
            done((double)file.Position / length);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
