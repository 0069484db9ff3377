using System.Buffers.Binary;

namespace Portal.Platform.Files;

/// <summary>Reads a PNG's chunks without inflating anything.</summary>
internal static class PngShape
{
    private const int MostChunks = 100_000;
    private const int ChunkOverhead = 12;

    /// <summary>The eight bytes that every PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>What the header says; null when the file is broken or has no end.</summary>
    public static PictureShape? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file[12..16].SequenceEqual("IHDR"u8) || !IsWhole(file))
        {
            return null;
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(file[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(file[20..]);
        return new(width, height, BytesPerPixel: Math.Max(1, Channels(file[25]) * file[24] / 8));
    }

    /// <summary>The same picture with nothing in it but what a decoder needs: text, profiles that inflate to gigabytes, and what stands behind the end are left out.</summary>
    public static byte[] Bare(ReadOnlySpan<byte> file)
    {
        using var bare = new MemoryStream(file.Length);
        bare.Write(Signature);
        for (var at = Signature.Length; at + ChunkOverhead <= file.Length;)
        {
            var length = ChunkOverhead + (int)BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var type = file.Slice(at + 4, 4);
            if (IsNeeded(type))
            {
                bare.Write(file.Slice(at, length));
            }

            if (type.SequenceEqual("IEND"u8))
            {
                break;
            }

            at += length;
        }

        return bare.ToArray();
    }

    private static bool IsWhole(ReadOnlySpan<byte> file)
    {
        var data = false;
        var at = Signature.Length;
        for (var i = 0; i < MostChunks && at + ChunkOverhead <= file.Length; i++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var type = file.Slice(at + 4, 4);
            if (length > file.Length - at - ChunkOverhead)
            {
                return false;
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return data;
            }

            data |= type.SequenceEqual("IDAT"u8);
            at += ChunkOverhead + (int)length;
        }

        return false;
    }

    private static int Channels(byte colour) => colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    private static bool IsNeeded(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8)
        || type.SequenceEqual("tRNS"u8) || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("sRGB"u8) || type.SequenceEqual("cHRM"u8);
}
