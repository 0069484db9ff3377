using Portal.Kernel;

namespace Portal.Platform.Files;

/// <summary>What an upload turned out to be.</summary>
/// <param name="Kind">By content.</param>
/// <param name="Moves">True for an animation.</param>
public readonly record struct Upload(FileKind Kind, bool Moves = false);

/// <summary>Decides by content alone what an upload is and whether it is taken. Reads headers, decodes nothing, and never takes long.</summary>
public static class UploadCheck
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What the file is, or why it is refused.</summary>
    public static Result<Upload> Look(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return No("EmptyFile");
        }

        if (file.Length > MostBytes)
        {
            return TooLarge;
        }

        return file.StartsWith(PngShape.Signature) ? Picture(FileKind.Png, PngShape.Read(file))
            : file.StartsWith(JpegShape.Signature) ? Picture(FileKind.Jpeg, JpegShape.Read(file))
            : GifShape.Is(file) ? Picture(FileKind.Gif, GifShape.Read(file))
            : WebpShape.Is(file) ? Picture(FileKind.Webp, WebpShape.Read(file))
            : Kept(file);
    }

    /// <summary>The problem with a file that is longer than <see cref="MostBytes"/>.</summary>
    internal static Problem TooLarge { get; } = new(ProblemKind.TooLarge, typeof(FilesText), "FileTooLarge", "file", MostBytes / 1024 / 1024);

    /// <summary>The problem with the uploaded file.</summary>
    internal static Problem No(string key) => Problem.Invalid<FilesText>("file", key);

    private static Result<Upload> Picture(FileKind kind, PictureShape? read) =>
        read is not { IsEmpty: false } shape ? No("BrokenPicture")
        : shape.IsTooLarge ? No("PictureTooLarge")
        : shape.IsTooLong ? No("AnimationTooLong")
        : new Upload(kind, shape.Frames > 1);

    private static Result<Upload> Kept(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF-"u8) ? new Upload(FileKind.Pdf)
        : file.StartsWith("PK\u0003\u0004"u8) || file.StartsWith("PK\u0005\u0006"u8) ? new Upload(FileKind.Zip)
        : SoundShape.Read(file) is { } sound ? new Upload(sound)
        : TextShape.IsMarkup(file) ? No("ActiveContent")
        : TextShape.IsProgram(file) ? No("Program")
        : new Upload(TextShape.IsText(file) ? FileKind.Text : FileKind.Other);
}
