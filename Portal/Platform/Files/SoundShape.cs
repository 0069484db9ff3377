namespace Portal.Platform.Files;

/// <summary>Tells sound as browsers record it from films and from everything else, by the first bytes of the file and the codecs that it names.</summary>
internal static class SoundShape
{
    private const int Looked = 64 * 1024;

    /// <summary>What kind of sound it is, or null.</summary>
    public static FileKind? Read(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(file.Length, Looked)];
        return start.StartsWith((ReadOnlySpan<byte>)[0x1a, 0x45, 0xdf, 0xa3]) ? Has(start, "webm"u8) && Has(start, "A_OPUS"u8) && !Has(start, "V_VP"u8) && !Has(start, "V_AV1"u8) ? FileKind.WebmAudio : null
            : start.StartsWith("OggS"u8) ? Has(start, "OpusHead"u8) && !Has(start, "theora"u8) ? FileKind.OggAudio : null
            : start.Length > 12 && start[4..8].SequenceEqual("ftyp"u8) ? !Has(file, "vide"u8) && (Has(file, "mp4a"u8) || Has(file, "Opus"u8)) ? FileKind.Mp4Audio : null
            : null;
    }

    private static bool Has(ReadOnlySpan<byte> file, ReadOnlySpan<byte> word) => file.IndexOf(word) >= 0;
}
