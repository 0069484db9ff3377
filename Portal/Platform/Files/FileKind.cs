namespace Portal.Platform.Files;

/// <summary>What a file is by its content.</summary>
public enum FileKind
{
    /// <summary>A picture, made anew.</summary>
    Png,

    /// <summary>A picture, made anew.</summary>
    Jpeg,

    /// <summary>A picture or an animation, made anew.</summary>
    Gif,

    /// <summary>A picture or an animation, made anew.</summary>
    Webp,

    /// <summary>Words in UTF-8 or UTF-16: plain text, tables, source code.</summary>
    Text,

    /// <summary>A PDF, which may carry scripts: for download alone.</summary>
    Pdf,

    /// <summary>An archive, or a document that is one. Never opened here.</summary>
    Zip,

    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Sound as browsers record it, in a WebM file without a film.</summary>
    WebmAudio,

    /// <summary>The same in an Ogg file.</summary>
    OggAudio,

    /// <summary>The same in an MP4 file.</summary>
    Mp4Audio,
}

/// <summary>How each kind is named and served.</summary>
public static class FileKinds
{
    /// <summary>True for what is shown in a page; everything else is only downloaded.</summary>
    public static bool IsPicture(this FileKind kind) => kind <= FileKind.Webp;

    /// <summary>The type under which it is served; with <c>nosniff</c> a browser believes it.</summary>
    public static string ContentType(this FileKind kind) => kind switch
    {
        FileKind.Png => "image/png",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Gif => "image/gif",
        FileKind.Webp => "image/webp",
        FileKind.Text => "text/plain; charset=utf-8",
        FileKind.Pdf => "application/pdf",
        FileKind.Zip => "application/zip",
        FileKind.WebmAudio => "audio/webm",
        FileKind.OggAudio => "audio/ogg",
        FileKind.Mp4Audio => "audio/mp4",
        _ => "application/octet-stream",
    };

    /// <summary>The extensions that its names may have; a name with another gets the first.</summary>
    public static IReadOnlyList<string> Extensions(this FileKind kind) => kind switch
    {
        FileKind.Png => [".png"],
        FileKind.Jpeg => [".jpg", ".jpeg"],
        FileKind.Gif => [".gif"],
        FileKind.Webp => [".webp"],
        FileKind.Text => [".txt", ".csv", ".md", ".log", ".json", ".yml", ".yaml", ".ini", ".tsv", ".srt", ".ics", ".diff", ".patch"],
        FileKind.Pdf => [".pdf"],
        FileKind.Zip => [".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub"],
        FileKind.WebmAudio => [".webm", ".weba"],
        FileKind.OggAudio => [".ogg", ".oga", ".opus"],
        FileKind.Mp4Audio => [".m4a", ".mp4"],
        _ => [".bin", ".7z", ".gz", ".bz2", ".xz", ".zst", ".tar", ".tgz", ".rar", ".mp3", ".m4a", ".ogg", ".oga", ".flac", ".wav", ".mp4", ".mov", ".mkv", ".webm", ".avi", ".psd", ".heic", ".avif", ".tif", ".tiff", ".bmp", ".stl", ".gpx", ".doc", ".xls", ".ppt"],
    };
}
