using System.Text;
using Portal.Platform.Files;

namespace Portal.Tests.Platform.Files;

public class UploadCheckTests
{
    static string Verdict(byte[] file) => UploadCheck.Look(file).Try(out var upload, out var problem) ? $"{upload.Kind}{(upload.Moves ? " moving" : "")}" : problem.Code;

    [Fact]
    public void Pictures_are_known_by_their_content()
    {
        Assert.Equal(["Png", "Jpeg", "Gif", "Webp"], new[] { Samples.Png, Samples.Jpeg, Samples.Gif, Samples.Webp }.Select(Verdict));
        Assert.Equal("Gif moving", Verdict(Samples.GifOf(5, 10)));
    }

    [Theory]
    [InlineData("hello", "Text")]
    [InlineData("a,b\r\n=1+1,2", "Text")]
    [InlineData("a < b and <b> later", "Text")]
    [InlineData("+ADw-script+AD4-alert(1)", "Text")]
    [InlineData("%PDF-1.4\n<script>", "Pdf")]
    [InlineData("PK\u0003\u0004rest", "Zip")]
    [InlineData("\u0001\u0002binary", "Other")]
    [InlineData("<html>", "active-content")]
    [InlineData(" \r\n\t<!DOCTYPE html>", "active-content")]
    [InlineData("\ufeff<?xml version='1.0'?><svg/>", "active-content")]
    [InlineData("<!-- x --><svg onload=alert(1)>", "active-content")]
    [InlineData("MZ\u0090", "program")]
    [InlineData("#!/bin/sh\nrm", "program")]
    [InlineData("\u007fELF", "program")]
    [InlineData("OggS\0\u0002\u0001OpusHead", "OggAudio")]
    [InlineData("OggS\0\u0002\u0001\u0080theora", "Other")]
    [InlineData("\0\0\0\u0018ftypM4A \0\0\0\0mp4a", "Mp4Audio")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0vide mp4a", "Other")]
    [InlineData("", "empty-file")]
    public void Other_files_are_known_by_their_first_words(string content, string verdict) => Assert.Equal(verdict, Verdict(Samples.Of(content)));

    [Fact]
    public void Sixteen_bits_a_letter_are_text_when_they_say_so_and_hide_no_markup_when_they_do_not()
    {
        const string Markup = "<svg onload=alert(1)>";
        Assert.Equal("Text", Verdict([0xff, 0xfe, .. Encoding.Unicode.GetBytes(Markup)]));
        Assert.Equal("Text", Verdict([0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes("hello")]));
        Assert.Equal("active-content", Verdict(Encoding.Unicode.GetBytes(Markup)));
        Assert.Equal("active-content", Verdict(Encoding.BigEndianUnicode.GetBytes(Markup)));
        Assert.Equal("Other", Verdict(Encoding.Unicode.GetBytes("hello")));
    }

    [Fact]
    public void A_small_file_that_claims_to_be_huge_is_refused_by_its_header()
    {
        Assert.Equal("Png", Verdict(Samples.PngClaiming(5_000, 5_000)));
        Assert.Equal("picture-too-large", Verdict(Samples.PngClaiming(30_000, 30_000)));
        Assert.Equal("picture-too-large", Verdict(Samples.PngClaiming(uint.MaxValue, 1)));
        Assert.Equal("broken-picture", Verdict(Samples.PngClaiming(0, 5)));
        Assert.Equal("Jpeg", Verdict(Samples.JpegClaiming(5_000, 5_000)));
        Assert.Equal("picture-too-large", Verdict(Samples.JpegClaiming(65_500, 65_500)));
        Assert.Equal("broken-picture", Verdict(Samples.JpegClaiming(100, 0)));
        Assert.Equal("picture-too-large", Verdict(Samples.GifOf(2, 65_535)));
        Assert.Equal("animation-too-long", Verdict(Samples.GifOf(5_000, 10)));
        Assert.Equal("animation-too-long", Verdict(Samples.GifOf(200, 1_000)));
    }

    [Fact]
    public void A_jpeg_that_goes_over_its_pixels_again_and_again_is_refused()
    {
        var jpeg = Samples.JpegClaiming(4_000, 3_000);
        var scan = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xff, 0xda]);
        var scans = Enumerable.Repeat(jpeg[scan..^2], 100).SelectMany(s => s);
        Assert.Equal("Jpeg", Verdict(jpeg));
        Assert.Equal("picture-too-large", Verdict([.. jpeg[..scan], .. scans, 0xff, 0xd9]));
    }

    [Fact]
    public void Every_beginning_of_a_picture_is_refused_or_known_and_never_fails()
    {
        foreach (var picture in new[] { Samples.Png, Samples.Jpeg, Samples.Gif, Samples.Webp })
            for (var length = 0; length < picture.Length; length++) Verdict(picture[..length]);
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var picture = new[] { Samples.Png, Samples.Jpeg, Samples.Gif, Samples.Webp }[i % 4].ToArray();
            for (var hit = random.Next(1, 6); hit > 0; hit--) picture[random.Next(4, picture.Length)] = (byte)random.Next(256);
            if (UploadCheck.Look(picture) is { Done: true, Value.Kind: FileKind.Png }) PngShape.Bare(picture);
            if (WebpShape.Is(picture)) WebpShape.Bare(picture);
        }
    }

    [Fact]
    public void Eleven_megabytes_are_too_many() => Assert.Equal("file-too-large", Verdict(new byte[11 * 1024 * 1024]));
}
