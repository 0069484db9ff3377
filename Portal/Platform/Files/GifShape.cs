using System.Buffers.Binary;

namespace Portal.Platform.Files;

/// <summary>Reads a GIF's blocks without decoding anything.</summary>
internal static class GifShape
{
    private const int HeaderLength = 13;
    private const byte Image = 0x2c;
    private const byte Extension = 0x21;

    // Far more than are allowed: a file that goes on and on is not read to its end.
    private const int MostCounted = 10_000;

    /// <summary>True for both versions of the format.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8);

    /// <summary>The canvas and the number of frames, which may be none; null when the file is too short.</summary>
    public static PictureShape? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength)
        {
            return null;
        }

        var width = BinaryPrimitives.ReadUInt16LittleEndian(file[6..]);
        var height = BinaryPrimitives.ReadUInt16LittleEndian(file[8..]);
        return new(width, height, Frames(file, HeaderLength + TableLength(file[10])));
    }

    private static int Frames(ReadOnlySpan<byte> file, int at)
    {
        var frames = 0;
        while (at + 2 < file.Length && frames < MostCounted)
        {
            if (file[at] == Extension)
            {
                at = AfterBlocks(file, at + 2);
            }
            else if (file[at] == Image && at + 10 < file.Length)
            {
                at = AfterBlocks(file, at + 11 + TableLength(file[at + 9]));
                frames += at <= file.Length ? 1 : 0;
            }
            else
            {
                break;
            }
        }

        return frames;
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    // A chain of blocks, each with its length in front, ends with an empty one; past the end means that it has no end.
    private static int AfterBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] != 0)
        {
            at += 1 + file[at];
        }

        return at + 1;
    }
}
