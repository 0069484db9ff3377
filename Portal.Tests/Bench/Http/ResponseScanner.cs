using System.Buffers.Text;
using System.Text;

namespace Portal.Bench.Http;

/// <summary>Finds the end of one HTTP/1.1 response fed piece by piece. It keeps status and length, never the body.</summary>
/// <remarks>Refuses a response that says neither its length nor that it comes in chunks.</remarks>
public sealed class ResponseScanner
{
    private const int HeadLimit = 32 * 1024;
    private readonly byte[] head = new byte[HeadLimit];
    private int headLength;
    private long bodyLeft;
    private Part part;

    private enum Part
    {
        Head, Body, ChunkSize, Chunk, ChunkEnd, Trailer, Done,
    }

    /// <summary>The status code, once the head has been read.</summary>
    public int Status { get; private set; }

    /// <summary>Bytes of body so far, as sent (still compressed, without the framing of chunks).</summary>
    public long BodyLength { get; private set; }

    /// <summary>Whether the response is complete.</summary>
    public bool IsDone => part == Part.Done;

    /// <summary>Makes ready for the next response on the same connection.</summary>
    public void Reset()
    {
        headLength = 0;
        bodyLeft = 0;
        BodyLength = 0;
        Status = 0;
        part = Part.Head;
    }

    /// <summary>Reads on; bytes past the end of the response are refused, because nothing is sent before it was read.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = part switch
            {
                Part.Head => Head(bytes),
                Part.Body or Part.Chunk => Body(bytes),
                Part.Done => throw new InvalidDataException("The server sent more than one response."),
                _ => Line(bytes),
            };
        }
    }

    private ReadOnlySpan<byte> Head(ReadOnlySpan<byte> bytes)
    {
        var before = headLength;
        var taken = Math.Min(bytes.Length, HeadLimit - headLength);
        bytes[..taken].CopyTo(head.AsSpan(headLength));
        headLength += taken;
        var from = Math.Max(0, before - 3);
        var end = head.AsSpan(from, headLength - from).IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return headLength < HeadLimit ? [] : throw new InvalidDataException("The head of the response has no end.");
        }

        var length = from + end + 4;
        Begin(head.AsSpan(0, length));
        return bytes[(length - before)..];
    }

    private void Begin(ReadOnlySpan<byte> text)
    {
        Utf8Parser.TryParse(text[9..], out int status, out _);
        Status = status;
        if (Field(text, "content-length:"u8) is { Length: > 0 } number && Utf8Parser.TryParse(number, out long length, out _))
        {
            bodyLeft = length;
            part = length == 0 ? Part.Done : Part.Body;
        }
        else if (Field(text, "transfer-encoding:"u8) is { Length: > 0 })
        {
            part = Part.ChunkSize;
        }
        else
        {
            part = status is 204 or 304 ? Part.Done : throw new InvalidDataException("A response without a length.");
        }

        headLength = 0;
    }

    private ReadOnlySpan<byte> Body(ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(bytes.Length, bodyLeft);
        bodyLeft -= taken;
        BodyLength += taken;
        if (bodyLeft == 0)
        {
            part = part == Part.Body ? Part.Done : Part.ChunkEnd;
        }

        return bytes[taken..];
    }

    /// <summary>A line between chunks: the size of the next one, the end of the last one, or a trailer.</summary>
    private ReadOnlySpan<byte> Line(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var piece = end < 0 ? bytes : bytes[..end];
        piece.CopyTo(head.AsSpan(headLength));
        headLength += piece.Length;
        if (end < 0)
        {
            return [];
        }

        EndLine(head.AsSpan(0, headLength).TrimEnd((byte)'\r'));
        headLength = 0;
        return bytes[(end + 1)..];
    }

    private void EndLine(ReadOnlySpan<byte> line)
    {
        if (part == Part.ChunkSize)
        {
            if (!Utf8Parser.TryParse(line, out bodyLeft, out _, 'x'))
            {
                throw new InvalidDataException($"Not the size of a chunk: {Encoding.ASCII.GetString(line)}");
            }

            part = bodyLeft == 0 ? Part.Trailer : Part.Chunk;
        }
        else if (part == Part.ChunkEnd)
        {
            part = Part.ChunkSize;
        }
        else if (line.Length == 0)
        {
            part = Part.Done;
        }
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        foreach (var range in text.Split("\r\n"u8))
        {
            var line = text[range];
            if (line.Length > name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return line[name.Length..].Trim((byte)' ');
            }
        }

        return [];
    }
}
