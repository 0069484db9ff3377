using System.Buffers;
using System.Text;
using System.Xml;

namespace Portal.Features.Forum;

/// <summary>
/// The characters of a dump's file: what XML forbids or what is no character at all becomes one that says so, since a whole dump is not
/// refused for one of them. Counts between rows, so that no row fills the memory.
/// </summary>
internal sealed class DumpText(Stream stream) : TextReader
{
    private const int LongestRow = 64_000_000;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        new string([.. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c)]) + "\ufffe\uffff");

    private readonly StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    private long sinceRow;

    /// <summary>A row begins.</summary>
    public void Row() => sinceRow = 0;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = reader.Read(buffer, index, count);
        if ((sinceRow += read) > LongestRow)
        {
            throw new XmlException($"a row is longer than {LongestRow:N0} characters.");
        }

        var rest = buffer.AsSpan(index, read);
        for (var at = rest.IndexOfAny(Forbidden); at >= 0; at = rest.IndexOfAny(Forbidden))
        {
            rest[at] = '\ufffd';
            rest = rest[(at + 1)..];
        }

        return read;
    }

    public override int Read() => throw new NotSupportedException();

    public override int Peek() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        reader.Dispose();
        base.Dispose(disposing);
    }
}
