using System.Text;
using System.Xml;
using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>Writes Atom (RFC 4287). Whatever characters people typed, it is well-formed.</summary>
internal static class AtomWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed as UTF-8; addresses are absolute, below the root given.</summary>
    public static byte[] Write(AtomFeed feed, Uri root)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "base", null, root.AbsoluteUri);
            xml.WriteElementString("id", Atom, Absolute(root, feed.Path));
            Text(xml, "title", feed.Title);
            xml.WriteElementString("updated", Atom, Time(feed.Updated));
            Link(xml, "self", Absolute(root, feed.Path), "application/atom+xml");
            Link(xml, "alternate", Absolute(root, feed.PagePath), "text/html");
            foreach (var entry in feed.Entries)
            {
                Entry(xml, entry, root);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, AtomEntry entry, Uri root)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, Absolute(root, entry.Id));
        Text(xml, "title", entry.Title);
        Link(xml, "alternate", Absolute(root, entry.Path), "text/html");
        xml.WriteElementString("published", Atom, Time(entry.Published));
        xml.WriteElementString("updated", Atom, Time(entry.Updated));
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", entry.Author);
        xml.WriteElementString("uri", Atom, Absolute(root, entry.AuthorPath));
        xml.WriteEndElement();
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Clean(SafeHtml.FromStored(entry.Html).WithoutSpoilers().Value));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Clean(text));

    private static void Link(XmlWriter xml, string rel, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Absolute(Uri root, string path) => new Uri(root, path.TrimStart('/')).AbsoluteUri;

    private static string Time(DateTime at) => XmlConvert.ToString(at, XmlDateTimeSerializationMode.Utc);

    /// <summary>XML has no way to write control characters or half a pair, not even as a reference.</summary>
    private static string Clean(string text) =>
        Bounds.IsStorable(text) ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or >= ' ' and not (0xfffe or 0xffff)));
}
