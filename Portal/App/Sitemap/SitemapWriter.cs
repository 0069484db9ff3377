using System.Text;
using System.Xml;

namespace Portal.App.Sitemap;

/// <summary>An address that search engines may know.</summary>
/// <param name="Path">The path on the portal.</param>
/// <param name="Changed">When the page last changed, where that is known.</param>
internal readonly record struct SiteAddress(string Path, DateTime? Changed = null);

/// <summary>Writes sitemaps as sitemaps.org describes them.</summary>
internal static class SitemapWriter
{
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>A list of pages, or of such lists.</summary>
    public static byte[] Write(Uri root, bool isIndex, IEnumerable<SiteAddress> addresses)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(isIndex ? "sitemapindex" : "urlset", Schema);
            foreach (var address in addresses)
            {
                xml.WriteStartElement(isIndex ? "sitemap" : "url", Schema);
                xml.WriteElementString("loc", Schema, new Uri(root, address.Path.TrimStart('/')).AbsoluteUri);
                if (address.Changed is { } changed)
                {
                    xml.WriteElementString("lastmod", Schema, XmlConvert.ToString(changed, "yyyy-MM-ddTHH:mm:ssZ"));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }
}
