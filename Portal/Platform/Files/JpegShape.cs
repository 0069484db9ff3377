using System.Buffers.Binary;

namespace Portal.Platform.Files;

/// <summary>Reads a JPEG's segments without decoding anything.</summary>
internal static class JpegShape
{
    private const byte Mark = 0xff;
    private const byte EndOfImage = 0xd9;
    private const byte StartOfScan = 0xda;

    /// <summary>The three bytes that every JPEG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [Mark, 0xd8, Mark];

    /// <summary>What the frame header says, and how many scans there are; null when the file is broken.</summary>
    public static PictureShape? Read(ReadOnlySpan<byte> file)
    {
        PictureShape? frame = null;
        var scans = 0;
        var at = 2;
        while (at + 4 <= file.Length && file[at] == Mark)
        {
            var marker = file[at + 1];
            if (marker == Mark)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            if (IsFrame(marker))
            {
                frame ??= Frame(file.Slice(at + 4, length - 2));
            }

            at += 2 + length;
            if (marker == StartOfScan)
            {
                scans++;
                at = EndOfScan(file, at);
            }
        }

        return frame is { } shape && scans > 0 ? shape with { Passes = scans } : null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static PictureShape? Frame(ReadOnlySpan<byte> segment) =>
        segment.Length < 6 || segment[5] is 0 or > 4
            ? null
            : new(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BytesPerPixel: segment[5]);

    // Inside a scan, 0xff is followed by zero or by a restart mark; anything else ends it.
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var mark = file[at..].IndexOf(Mark);
            if (mark < 0 || at + mark + 1 >= file.Length)
            {
                return file.Length;
            }

            at += mark;
            if (file[at + 1] is not (0 or Mark or (>= 0xd0 and <= 0xd7)))
            {
                return at;
            }

            at += file[at + 1] == Mark ? 1 : 2;
        }

        return file.Length;
    }
}
