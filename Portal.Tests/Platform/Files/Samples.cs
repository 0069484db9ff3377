using System.Buffers.Binary;
using System.Text;

namespace Portal.Tests.Platform.Files;

/// <summary>Small uploads made here, so that there is always something to try.</summary>
static class Samples
{
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAC0lEQVQImWNgwAQAABQAAWX1h1kAAAAASUVORK5CYII=");

    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy"
        + "MjIyMjL/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJ/AB//Z");

    public static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAwACAIAAAEdwTAAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQFAAAAACwAAAAAAwACAAACAoxfADs=");

    public static readonly byte[] Webp = Convert.FromBase64String(
        "UklGRvgAAABXRUJQVlA4WAoAAAAIAAAAAgAAAQAAVlA4IBgAAAAwAQCdASoDAAIAAgA0JaQAA3AA/vv9UABFWElGugAAAEV4aWYAAElJKgAIAAAABgASAQMAAQAAAAEAAAAaAQUAAQAAAFYAAAAbAQUAAQAAAF4AAAAoAQMAAQAAAAIAAAAT"
        + "AgMAAQAAAAEAAABphwQAAQAAAGYAAAAAAAAAOGMAAOgDAAA4YwAA6AMAAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAAADAAAAA6AEAAEAAAACAAAAAAAAAA==");

    /// <summary>A picture of this size that vips makes, different each time, and fine enough to take fewer bytes when it is narrower.</summary>
    public static async Task<byte[]> Noise(int width, int height, string format = ".png")
    {
        var path = Path.Combine(RunFolder.New("noise"), "noise" + format);
        await using var vips = ChildProcess.Start(Need.Vips.Find()!, ["gaussnoise", path, $"{width}", $"{height}", "--mean", "128", "--sigma", "20"]);
        var end = await vips.EndAsync();
        Assert.True(end.ExitCode == 0, end.ToString());
        return await File.ReadAllBytesAsync(path.Split('[')[0]);
    }

    /// <summary>Bytes of a text.</summary>
    public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The PNG with another size in its header: what a bomb claims.</summary>
    public static byte[] PngClaiming(uint width, uint height)
    {
        var png = Png.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    /// <summary>The JPEG with another size in its frame header.</summary>
    public static byte[] JpegClaiming(ushort width, ushort height)
    {
        var jpeg = Jpeg.ToArray();
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xff, 0xc0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    /// <summary>The JPEG as a camera held sideways writes it, with a description: it is to be turned to the right to be upright.</summary>
    public static byte[] SidewaysJpeg(string description)
    {
        byte[] words = [.. Of(description), 0];
        byte[] exif = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0e, 1, 2, 0, (byte)words.Length, 0, 0, 0, 38, 0, 0, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. words];
        return [.. Jpeg[..2], 0xff, 0xe1, 0, (byte)(exif.Length + 2), .. exif, .. Jpeg[2..]];
    }

    /// <summary>A GIF of so many frames on a canvas of this size.</summary>
    public static byte[] GifOf(int frames, ushort side)
    {
        byte[] frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        byte[] header = [.. "GIF89a"u8, (byte)side, (byte)(side >> 8), (byte)side, (byte)(side >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
        return [.. header, .. Enumerable.Repeat(frame, frames).SelectMany(f => f), 0x3b];
    }
}
