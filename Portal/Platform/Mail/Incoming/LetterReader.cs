using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;
using Portal.Platform.Markup;

namespace Portal.Platform.Mail;

/// <summary>Takes letters apart, whatever program wrote them.</summary>
public sealed class LetterReader(MarkdownRenderer markdown)
{
    private const int DeepestNesting = 20, MostParts = 50;

    /// <summary>What senders in China write without saying so.</summary>
    private const string ChineseCharset = "gb18030";

    static LetterReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The letter, or null for what is none.</summary>
    /// <param name="content">As it came.</param>
    /// <param name="fromNobody">Its envelope names no sender: so bounces travel.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IncomingLetter?> Read(byte[] content, bool fromNobody, CancellationToken ct)
    {
        try
        {
            var options = new ParserOptions { MaxMimeDepth = DeepestNesting };
            using var message = await MimeMessage.LoadAsync(options, new MemoryStream(content), ct);
            var parts = message.BodyParts.Take(MostParts).ToList();
            var texts = parts.Where(IsText).Cast<TextPart>().ToList();
            var html = string.Join('\n', texts.Where(part => part.IsHtml).Select(part => MailHtml.WithoutHistory(Decoded(part))));
            return new IncomingLetter
            {
                From = message.From.Count == 1 && message.From[0] is MailboxAddress from ? from.Address : null,
                MessageId = string.IsNullOrWhiteSpace(message.MessageId) ? $"{Convert.ToHexStringLower(SHA256.HashData(content))}@without-id" : message.MessageId,
                IsAutomatic = fromNobody || AutomaticMail.Is(message),
                Text = TextOf(texts, html),
                Files = [.. parts.Where(part => !IsText(part)).Select(part => FileOf(part, html))],
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsText(MimeEntity part) => part is TextPart { IsAttachment: false, FileName: null };

    /// <summary>The plain text; where there is none, or nothing in it, what the HTML says.</summary>
    private string TextOf(List<TextPart> texts, string html)
    {
        var plain = string.Join("\n\n", texts.Where(part => part.IsPlain).Select(PlainOf));
        return plain.Trim().Length > 0 ? plain : HtmlToMarkdown.Of(markdown.CleanHtml(html));
    }

    private static string PlainOf(TextPart part)
    {
        var text = Decoded(part);
        var unspaced = string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase);
        return part.IsFlowed ? new FlowedToText { DeleteSpace = unspaced }.Convert(text) : WrappedText.Unwrap(text);
    }

    private static string Decoded(TextPart part)
    {
        if (part.ContentType.Charset is not null || part.Content is null)
        {
            return part.Text ?? "";
        }

        using var bytes = new MemoryStream();
        part.Content.DecodeTo(bytes);
        return System.Text.Unicode.Utf8.IsValid(bytes.ToArray()) ? Encoding.UTF8.GetString(bytes.ToArray()) : part.GetText(Encoding.GetEncoding(ChineseCharset));
    }

    /// <summary>What merely is attached has no id by which the text could point at it.</summary>
    private static IncomingFile FileOf(MimeEntity part, string html)
    {
        var name = part.ContentDisposition?.FileName ?? part.ContentType.Name ?? "";
        if (part is not MimePart { Content: { } content })
        {
            return new(name, null, null);
        }

        using var bytes = new MemoryStream();
        content.DecodeTo(bytes);
        var id = part.IsAttachment || html.Length == 0 ? null : part.ContentId;
        return new(name, id, bytes.ToArray(), id is not null && html.Contains($"[cid:{id}]", StringComparison.Ordinal));
    }
}
