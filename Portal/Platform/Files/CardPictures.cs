using System.Security.Cryptography;
using System.Text;
using Portal.Platform.Data;

namespace Portal.Platform.Files;

/// <summary>
/// Draws cards with <c>vips</c> and keeps them on disk, each under the hash of its drawing, up to a number. It is a cache, and no backup holds it: what was thrown
/// away is drawn again. One is drawn at a time.
/// </summary>
public sealed class CardPictures(DatabaseSettings settings, FileStore store, IConfiguration configuration, TimeProvider time, ILogger<CardPictures> log)
{
    private const int MostKept = 2_000;

    private readonly MadeOnDemand made = new(time, log);
    private readonly string folder = Path.Combine(settings.DataDirectory, ".cards");
    private readonly string? vips = VipsProcess.Find(configuration["Files:Vips"]);

    /// <summary>Where the picture is; null where there is none: no <c>vips</c>, no font for the words, or too many were asked for at once. The site's own card stands in.</summary>
    public async Task<string?> Find(Card card, CancellationToken ct)
    {
        if (vips is not { } program || !CardFonts.CanDraw(card.Place + card.Title))
        {
            return null;
        }

        var svg = card.Svg();
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)).AsSpan(0, 16)) + ".png");
        return await made.Has(path, () => Draw(program, svg, path), ct) ? path : null;
    }

    private async Task<bool> Draw(string program, string svg, string path)
    {
        var work = Directory.CreateDirectory(Path.Combine(store.Workshop, Path.GetRandomFileName())).FullName;
        try
        {
            var (input, output) = (Path.Combine(work, "card.svg"), Path.Combine(work, "card.png"));
            await File.WriteAllTextAsync(input, svg);
            if (!await VipsProcess.Run(program, work, ["copy", input, output + "[strip,palette,compression=9]"], CancellationToken.None, ours: true) || !File.Exists(output))
            {
                return false;
            }

            MakeRoom();
            File.Move(output, path, overwrite: true);
            return true;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    // The oldest quarter goes when there are too many.
    private void MakeRoom()
    {
        var kept = Directory.CreateDirectory(folder).GetFiles();
        if (kept.Length >= MostKept)
        {
            foreach (var old in kept.OrderBy(file => file.LastWriteTimeUtc).Take(MostKept / 4))
            {
                old.Delete();
            }
        }
    }
}
