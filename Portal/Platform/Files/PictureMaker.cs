using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Platform.Files;

/// <summary>A picture that was made anew.</summary>
internal sealed record MadePicture(byte[] Content, int Width, int Height);

/// <summary>
/// Makes pictures anew with <c>vips</c>: upright, in sRGB, without metadata, at most <see cref="LongestSide"/> on a side. What is kept and shown was written
/// by our own encoder, whatever was hidden in the upload.
/// </summary>
public sealed class PictureMaker(FileStore store, IConfiguration configuration, ILogger<PictureMaker> log)
{
    /// <summary>The longest side of a still picture.</summary>
    public const int LongestSide = PictureWidths.Widest;

    private readonly string? vips = VipsProcess.Find(configuration["Files:Vips"]);

    // Two at once leave a small machine its breath.
    private readonly SemaphoreSlim turns = new(2);

    /// <summary>Makes it anew; refuses what the decoder does not like, and every picture where <c>vips</c> is missing.</summary>
    internal async Task<Result<MadePicture>> Make(ReadOnlyMemory<byte> file, Upload upload, CancellationToken ct)
    {
        if (vips is null)
        {
            log.LogWarning("A picture was refused because vips is missing; install the package libvips-tools or name the program in Files:Vips.");
            return UploadCheck.No("NoPictures");
        }

        await turns.WaitAsync(ct);
        var folder = NewFolder();
        try
        {
            var input = Path.Combine(folder, "in" + upload.Kind.Extensions()[0]);
            await File.WriteAllBytesAsync(input, upload.Kind == FileKind.Png ? PngShape.Bare(file.Span) : file, ct);
            return await Run(vips, folder, input, upload, LongestSide, ct) is { } made ? made : UploadCheck.No("BrokenPicture");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            turns.Release();
        }
    }

    /// <summary>True where there is a <c>vips</c>.</summary>
    internal bool Works => vips is not null;

    /// <summary>A still picture that was made here before, fewer pixels across; null where that does not work. Whoever asks keeps to one at a time: nobody's upload waits for it.</summary>
    internal async Task<byte[]?> Narrow(string path, FileKind kind, int width, CancellationToken ct)
    {
        if (vips is null)
        {
            return null;
        }

        var folder = NewFolder();
        try
        {
            return (await Run(vips, folder, path, new(kind), width, ct))?.Content;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(store.Workshop, Path.GetRandomFileName())).FullName;

    private static async Task<MadePicture?> Run(string vips, string folder, string input, Upload upload, int width, CancellationToken ct)
    {
        var output = Path.Combine(folder, "out" + upload.Kind.Extensions()[0]);
        if (!await VipsProcess.Run(vips, folder, Arguments(input, output, upload, width), ct) || !File.Exists(output))
        {
            return null;
        }

        var content = Bare(upload.Kind, await File.ReadAllBytesAsync(output, ct));
        return Shape(upload.Kind, content) is { IsEmpty: false } shape ? new MadePicture(content, (int)shape.Width, (int)shape.Height) : null;
    }

    private static string[] Arguments(string input, string output, Upload upload, int width)
    {
        var target = output + upload.Kind switch
        {
            FileKind.Jpeg => "[strip,Q=85,optimize_coding]",
            FileKind.Webp => "[strip,Q=82,effort=2]",
            FileKind.Gif => "[strip,effort=1]",
            _ => "[strip,compression=4]",
        };
        return upload.Moves
            ? ["copy", input + "[n=-1]", target]
            : ["thumbnail", input, target, $"{width}", "--height", $"{LongestSide}", "--size", "down", "--export-profile", "srgb"];
    }

    private static byte[] Bare(FileKind kind, byte[] file) => kind switch
    {
        FileKind.Png => PngShape.Bare(file),
        FileKind.Webp => WebpShape.Bare(file),
        _ => file,
    };

    private static PictureShape? Shape(FileKind kind, ReadOnlySpan<byte> file) => kind switch
    {
        FileKind.Png => PngShape.Read(file),
        FileKind.Jpeg => JpegShape.Read(file),
        FileKind.Gif => GifShape.Read(file),
        _ => WebpShape.Read(file),
    };
}
