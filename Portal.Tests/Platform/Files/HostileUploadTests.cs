using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Platform.Files;
using Portal.Tests.Support;
using Portal.Tests.Support.Running;

namespace Portal.Tests.Platform.Files;

/// <summary>What lies about itself: each of our own samples, and every file of the shared manifest where it is at hand.</summary>
public class HostileUploadTests(Portals portals)
{
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Own_samples_are_refused_or_served_without_what_was_hidden_in_them()
    {
        var client = await Member();
        await Refused(client, "svg.png", Samples.Of("<svg onload=alert(1)>"));
        await Refused(client, "bomb.png", Samples.PngClaiming(30_000, 30_000));
        await Refused(client, "half.png", Samples.Png[..60]);
        await Refused(client, "claims.png", Samples.PngClaiming(3_000, 3_000));
        byte[] script = Samples.Of("<script>alert(1)</script>");
        await ServedClean(client, "trailing.png", [.. Samples.Png, .. script]);
        await ServedClean(client, "trailing.gif", [.. Samples.Gif, .. script]);
        await ServedClean(client, "comment.jpg", [.. Samples.Jpeg[..2], 0xff, 0xfe, 0, (byte)(script.Length + 2), .. script, .. Samples.Jpeg[2..]]);
        await ServedClean(client, "extra.webp", Riff([.. Samples.Webp, .. "XMP "u8, (byte)script.Length, 0, 0, 0, .. script, 0]));
    }

    [Fact]
    public async Task Every_file_of_the_manifest_becomes_what_it_should()
    {
        var client = await Member();
        await Judge(client, "words.txt", "served as text", Samples.Of("Plain words, 纯文本."));
        await Judge(client, "picture.png", "accept", Samples.Png);
        await Judge(client, "page.html", "reject", Samples.Of("<!doctype html><script>alert(1)</script>"));
        if (SharedData.PathOf("hostile", "uploads", "manifest.json") is not { } manifest) return;
        foreach (var entry in JsonDocument.Parse(await File.ReadAllTextAsync(manifest)).RootElement.GetProperty("files").EnumerateArray())
        {
            var (name, expected) = (entry.GetProperty("file").GetString()!, entry.GetProperty("expect").GetString()!);
            var content = await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(manifest)!, name));
            await Judge(client, name, expected, content);
        }
    }

    [Fact]
    public async Task No_name_and_no_declared_type_changes_what_a_file_is()
    {
        var client = await Member();
        string[] names = ["a.html", "a.svg", "../../a.png", "a\r\nX: y.png", "名前.png", "a\".html", "\u202egnp.exe", new string('a', 300) + ".png"];
        string[] types = ["text/html", "image/svg+xml", "application/x-msdownload", "a/b; charset=x", "image/png"];
        if (SharedData.PathOf("hostile", "uploads", "manifest.json") is { } manifest)
            names = [.. names, .. JsonDocument.Parse(await File.ReadAllTextAsync(manifest)).RootElement.GetProperty("filenames").EnumerateArray().Select(name => name.GetString()!)];
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            var response = await client.Upload(Samples.Png, name, types[i % types.Length]);
            Assert.True(response.StatusCode == HttpStatusCode.Created, $"{name}: {response.StatusCode}");
            var served = await client.GetAsync((await response.Json()).Url());
            Assert.Equal((HttpStatusCode.OK, "image/png"), (served.StatusCode, served.Type()));
            Assert.EndsWith(".png", served.Disposition()!.FileNameStar ?? served.Disposition()!.FileName!.Trim('"'));
        }
    }

    [Fact]
    public async Task A_picture_on_its_side_is_shown_upright_and_forgets_where_it_was_taken()
    {
        var client = await Member();
        var own = await (await client.Upload(Samples.SidewaysJpeg("<script>GPS 50.1N</script>"), "own.jpg")).Json();
        Assert.Equal((2, 3), (own.GetProperty("width").GetInt32(), own.GetProperty("height").GetInt32())); // it was 3 by 2
        AssertClean("own.jpg", await client.GetByteArrayAsync(own.Url()));
        if (SharedData.PathOf("hostile", "uploads", "exif-orientation6.jpg") is not { } path) return;
        var turned = await (await client.Upload(await File.ReadAllBytesAsync(path), "turned.jpg")).Json();
        Assert.Equal((200, 640), (turned.GetProperty("width").GetInt32(), turned.GetProperty("height").GetInt32()));
        var located = await (await client.Upload(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(path)!, "exif-gps-script.jpg")), "gps.jpg")).Json();
        var served = Encoding.Latin1.GetString(await client.GetByteArrayAsync(located.Url()));
        Assert.DoesNotContain("Exif", served);
        Assert.DoesNotContain("script", served);
    }

    [Fact]
    public async Task An_animation_stays_one()
    {
        var client = await Member();
        var served = await client.GetByteArrayAsync((await (await client.Upload(Samples.GifOf(5, 10), "moving.gif")).Json()).Url());
        Assert.Equal((10, 10, 5), GifShape.Read(served) is { } shape ? ((int)shape.Width, (int)shape.Height, shape.Frames) : default);
    }

    static async Task Judge(HttpClient client, string name, string expected, byte[] content)
    {
        var (response, took) = await Timed(client, name, content);
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {(int)response.StatusCode} in {took.TotalMilliseconds:F0} ms, wanted {expected}");
        if (response.StatusCode != HttpStatusCode.Created)
        {
            Assert.True((int)response.StatusCode is 400 or 413 && (expected.Contains("reject") || expected.Contains("policy")), $"{name}: {response.StatusCode} {expected}");
            Assert.True(took < Bound, $"{name}: refused after {took}");
            return;
        }

        Assert.False(expected is "reject" or "reject-fast", $"{name} was taken");
        var served = await client.GetAsync((await response.Json()).Url());
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        var picture = served.Type()!.StartsWith("image/", StringComparison.Ordinal);
        Assert.Equal(picture ? "inline" : "attachment", served.Disposition()!.DispositionType);
        if (expected.Contains("download-only") || expected.Contains("opaque")) Assert.False(picture);
        if (expected.StartsWith("accept", StringComparison.Ordinal) && picture) AssertClean(name, await served.Content.ReadAsByteArrayAsync());
        if (expected.StartsWith("served", StringComparison.Ordinal)) Assert.Equal("text/plain; charset=utf-8", served.Type());
    }

    static void AssertClean(string name, byte[] served)
    {
        var text = Encoding.Latin1.GetString(served);
        foreach (var hidden in new[] { "<script", "<html", "alert(", "GPS", "Exif", "PK\u0003\u0004", "EXIF", "XMP " }) Assert.False(text.Contains(hidden, StringComparison.Ordinal), $"{name} still holds {hidden}");
    }

    static async Task Refused(HttpClient client, string name, byte[] content)
    {
        var (response, took) = await Timed(client, name, content);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{name}: {response.StatusCode}");
        Assert.True(took < Bound, $"{name}: refused after {took}");
    }

    static async Task ServedClean(HttpClient client, string name, byte[] content)
    {
        Assert.Contains("<script", Encoding.Latin1.GetString(content));
        var response = await client.Upload(content, name);
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{name}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        AssertClean(name, await client.GetByteArrayAsync((await response.Json()).Url()));
    }

    // The best of three: on a busy machine one try may wait for its turn.
    static async Task<(HttpResponseMessage, TimeSpan)> Timed(HttpClient client, string name, byte[] content)
    {
        for (var i = 0; ; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var response = await client.Upload(content, name, "application/octet-stream");
            var took = Stopwatch.GetElapsedTime(start);
            if (took < Bound || i == 2) return (response, took);
        }
    }

    static byte[] Riff(byte[] file)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    async Task<HttpClient> Member()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        return await portal.SignedIn(await portal.NewMember());
    }
}
