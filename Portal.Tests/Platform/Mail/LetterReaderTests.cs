using System.Text;
using Portal.Platform.Mail;
using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Mail;

public class LetterReaderTests
{
    const string Head = "From: Ana <ana@example.org>\nTo: reply@community.test\nMessage-ID: <one@example.org>\n";
    static readonly LetterReader Reader = new(new MarkdownRenderer());

    [Fact]
    public async Task A_letter_in_a_charset_of_China_is_read_whether_it_says_so_or_not()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var (charset, words) in new[] { ("gb2312", "墨水用完了"), ("gb18030", "墨水用完了"), ("big5", "墨水用完了") })
            Assert.Equal(words, (await Read(Head + $"Content-Type: text/plain; charset={charset}\n\n", Encoding.GetEncoding(charset).GetBytes(words))).Text);
        Assert.Equal("墨水用完了", (await Read(Head + "\n", Encoding.GetEncoding("gb18030").GetBytes("墨水用完了"))).Text);
        Assert.Equal("墨水 ink", (await Read(Head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String(Encoding.UTF8.GetBytes("墨水 ink")))).Text);
        Assert.Equal("Gr\u00fc\u00dfe", (await Read(Head + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe")).Text);
    }

    [Fact]
    public async Task Lines_that_a_program_broke_are_whole_again_and_those_that_somebody_broke_stay()
    {
        const string Wrapped = "Since I changed the cartridge the printer makes a noise that I have not\nheard before, and the ink does not dry as it used to.\n\nMy list:\n- one\n- two";
        Assert.Equal(Wrapped.Replace("not\nheard", "not heard"), (await Read(Head + "\n" + Wrapped)).Text.ReplaceLineEndings("\n"));
        Assert.Equal("One long line that flows.\nAnother", (await Read(Head + "Content-Type: text/plain; format=flowed\n\nOne long line \nthat flows.\nAnother")).Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("A short line\nand another", (await Read(Head + "\nA short line\nand another")).Text);
    }

    [Fact]
    public async Task Html_becomes_Markdown_without_the_letter_that_is_answered()
    {
        const string Gmail = "<div dir=\"ltr\">It <b>works</b>: <a href=\"https://example.org/\">here</a><script>alert(1)</script></div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Sunday Bo wrote:</div><blockquote>Old</blockquote></div>";
        Assert.Equal("It **works**: [here](https://example.org/)", (await Read(Head + "Content-Type: text/html; charset=utf-8\n\n" + Gmail)).Text);
        const string Outlook = "<html><head><style>p {}</style></head><body><div>Thank you</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Bo</div><div>Old</div></body></html>";
        Assert.Equal("Thank you", (await Read(Head + "Content-Type: text/html\n\n" + Outlook)).Text);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Auto-Submitted: no\n", false)]
    [InlineData("Auto-Submitted: auto-replied; owner-email=\"ana@example.org\"\n", true)]
    [InlineData("Precedence: bulk\n", true)]
    [InlineData("Precedence: first-class\n", false)]
    [InlineData("X-Auto-Response-Suppress: All\n", true)]
    [InlineData("X-Autoreply: yes\n", true)]
    [InlineData("List-Id: <ink.example.org>\n", true)]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n", true)]
    public async Task What_a_machine_wrote_is_known_by_its_head(string head, bool automatic) =>
        Assert.Equal(automatic, (await Read(Head + head + "\nI am away.")).IsAutomatic);

    [Fact]
    public async Task Who_wrote_is_one_address_or_nobody_and_a_bounce_is_automatic()
    {
        Assert.Equal("ana@example.org", (await Read(Head + "\nText")).From);
        Assert.Null((await Read("From: ana@example.org, bo@example.org\n\nText")).From);
        Assert.Null((await Read("Subject: none\n\nText")).From);
        Assert.True((await Reader.Read(Encoding.UTF8.GetBytes(Head + "\nText"), fromNobody: true, default))!.IsAutomatic);
        Assert.True((await Read("From: MAILER-DAEMON@example.org\n\nText")).IsAutomatic);
        Assert.Equal((await Read("From: ana@example.org\n\nText")).MessageId, (await Read("From: ana@example.org\n\nText")).MessageId);
        Assert.NotEqual((await Read("From: ana@example.org\n\nText")).MessageId, (await Read("From: ana@example.org\n\nOther")).MessageId);
    }

    static async Task<IncomingLetter> Read(string letter, byte[]? then = null) => (await Reader.Read([.. Encoding.UTF8.GetBytes(letter.ReplaceLineEndings("\r\n")), .. then ?? []], false, default))!;
}
