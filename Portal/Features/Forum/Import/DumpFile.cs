using System.Xml;

namespace Portal.Features.Forum;

/// <summary>One file of a dump, read row by row: whatever its size, one row is in memory.</summary>
internal static class DumpFile
{
    // Dumps hold texts with characters that XML forbids; such a character is dropped from its text, not the file refused.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>The rows; each is valid until the next is asked for. Throws <see cref="XmlException"/> where the file is broken or something else.</summary>
    public static IEnumerable<DumpRow> Rows(FileInfo file, string root, Action<long> progress)
    {
        using var stream = file.OpenRead();
        using var text = new DumpText(stream);
        using var reader = XmlReader.Create(text, Settings);
        reader.MoveToContent();
        if (reader.LocalName != root)
        {
            throw new XmlException($"<{root}> was expected, and there is <{reader.LocalName}>", null, 1, 1);
        }

        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1)
            {
                text.Row();
                progress(stream.Position);
                yield return new(reader);
            }
        }

        progress(file.Length);
    }
}
