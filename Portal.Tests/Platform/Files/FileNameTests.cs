using System.Text.Json;
using Portal.Platform.Files;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Files;

public class FileNameTests
{
    [Theory]
    [InlineData("photo.PNG", FileKind.Png, "photo.png")]
    [InlineData("../../etc/passwd", FileKind.Text, "passwd.txt")]
    [InlineData("..\\..\\win.ini", FileKind.Text, "win.ini")]
    [InlineData("a.html", FileKind.Text, "a.html.txt")]
    [InlineData("a.png.html", FileKind.Png, "a.png.html.png")]
    [InlineData("shell.aspx", FileKind.Other, "shell.aspx.bin")]
    [InlineData("report.docx", FileKind.Zip, "report.docx")]
    [InlineData("con.png", FileKind.Png, "file-con.png")]
    [InlineData("CON", FileKind.Other, "file-CON.bin")]
    [InlineData(".htaccess", FileKind.Text, "htaccess.txt")]
    [InlineData("-rf", FileKind.Text, "rf.txt")]
    [InlineData("a.png\0.html", FileKind.Png, "a.png-.html.png")]
    [InlineData("a\r\nSet-Cookie: x=1.png", FileKind.Png, "a-Set-Cookie- x-1.png")]
    [InlineData("a\";filename=\"b.html", FileKind.Text, "a-filename-b.html.txt")]
    [InlineData("\u202egnp.exe", FileKind.Png, "gnp.exe.png")]
    [InlineData("名前.png", FileKind.Png, "名前.png")]
    [InlineData("😀.png", FileKind.Png, "😀.png")]
    [InlineData("e\u0301.png", FileKind.Png, "é.png")]
    [InlineData("...", FileKind.Png, "file.png")]
    [InlineData("", FileKind.Jpeg, "file.jpg")]
    [InlineData(null, FileKind.Pdf, "file.pdf")]
    public void A_name_becomes_harmless_and_fits_the_content(string? name, FileKind kind, string cleaned) => Assert.Equal(cleaned, FileName.Clean(name, kind));

    [Fact]
    public void No_name_escapes_hides_or_lies_about_its_kind()
    {
        string[] own = ["a/b\\c", new string('a', 500), new string('中', 500) + ".png", "\ud800.png", "a b . . .", "nul.tar.gz", "~", "$(id)", "`id`", "%2e%2e%2f", "a;b|c&d"];
        var shared = SharedData.PathOf("hostile", "uploads", "manifest.json") is { } path
            ? JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("filenames").EnumerateArray().Select(name => name.GetString()!)
            : [];
        foreach (var name in own.Concat(shared))
            foreach (var kind in Enum.GetValues<FileKind>())
            {
                var cleaned = FileName.Clean(name, kind);
                Assert.InRange(cleaned.Length, 5, 100);
                Assert.DoesNotContain(cleaned, c => c is '/' or '\\' or '"' or '\'' or '<' or '>' or ':' or '|' or '*' or '?' or '%' or '$' or '`' or ';' or '&' || char.IsControl(c));
                Assert.True(Bounds.IsStorable(cleaned));
                Assert.True(char.IsLetterOrDigit(cleaned, 0) || cleaned[0] is '(' or '+' || char.IsSurrogate(cleaned[0]), cleaned);
                Assert.Contains(Path.GetExtension(cleaned).ToLowerInvariant(), kind.Extensions());
            }
    }

    [Fact]
    public void The_files_of_a_text_are_known_by_their_names_each_once()
    {
        const string Html = """<p><a href="/files/12/0123456789ab-my%20r%C3%A9port.pdf">x</a> <img src="/files/7/abcdef012345-%E5%9B%BE.png?size=small" alt=""> <img src="/files/7/abcdef012345-%E5%9B%BE.png"> /files/9/short-a.png</p>""";
        Assert.Equal([(12, "my réport.pdf"), (7, "图.png")], FileUses.Named(Html));
        Assert.Empty(FileUses.Named("<p>no files</p>"));
    }
}
