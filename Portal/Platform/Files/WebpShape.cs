using System.Buffers.Binary;

namespace Portal.Platform.Files;

/// <summary>Reads a WebP's chunks without decoding anything.</summary>
internal static class WebpShape
{
    private const int FirstChunk = 12;
    private const int ChunkHeader = 8;
    private const int MostChunks = 10_000;

    /// <summary>True for a RIFF file that says it is WebP.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.Length >= 16 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8);

    /// <summary>The canvas and the number of frames; null when the file is broken.</summary>
    public static PictureShape? Read(ReadOnlySpan<byte> file)
    {
        PictureShape? shape = null;
        var frames = 0;
        var at = FirstChunk;
        for (var i = 0; i < MostChunks && at + ChunkHeader <= file.Length; i++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - ChunkHeader)
            {
                return null;
            }

            var type = file.Slice(at, 4);
            shape ??= Shape(type, file.Slice(at + ChunkHeader, (int)length));
            frames += type.SequenceEqual("ANMF"u8) ? 1 : 0;
            at += ChunkHeader + (int)(length + (length & 1));
        }

        return shape is { } found ? found with { Frames = Math.Max(1, frames) } : null;
    }

    /// <summary>The same picture without its metadata, which <c>vips</c> leaves in this one format.</summary>
    public static byte[] Bare(ReadOnlySpan<byte> file)
    {
        using var bare = new MemoryStream(file.Length);
        bare.Write(file[..FirstChunk]);
        for (var at = FirstChunk; at + ChunkHeader <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var end = (int)Math.Min(file.Length, at + ChunkHeader + (long)length + (length & 1));
            if (IsPicture(file.Slice(at, 4)))
            {
                bare.Write(file[at..end]);
            }

            at = end;
        }

        var bytes = bare.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)bytes.Length - 8);
        if (bytes.AsSpan(FirstChunk).StartsWith("VP8X"u8))
        {
            bytes[FirstChunk + ChunkHeader] &= AlphaAndAnimation;
        }

        return bytes;
    }

    // What is left of the flags that say which chunks follow.
    private const byte AlphaAndAnimation = 0x12;

    private static bool IsPicture(ReadOnlySpan<byte> type) =>
        type.StartsWith("VP8"u8) || type.SequenceEqual("ALPH"u8) || type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8);

    private static PictureShape? Shape(ReadOnlySpan<byte> type, ReadOnlySpan<byte> chunk) =>
        type.SequenceEqual("VP8X"u8) && chunk.Length >= 10 ? new(1 + Read24(chunk[4..]), 1 + Read24(chunk[7..]))
        : type.SequenceEqual("VP8L"u8) && chunk.Length >= 5 && chunk[0] == 0x2f ? Lossless(BinaryPrimitives.ReadUInt32LittleEndian(chunk[1..]))
        : type.SequenceEqual("VP8 "u8) && chunk.Length >= 10 && chunk[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a])
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(chunk[6..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(chunk[8..]) & 0x3fff)
        : null;

    private static PictureShape Lossless(uint bits) => new(1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff));

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
