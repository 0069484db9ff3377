using System.Text;
using Portal.Bench.Http;

namespace Portal.Bench.SelfTest;

/// <summary>The histogram and the reader of responses.</summary>
internal static class HttpTests
{
    [Holds]
    public static void A_percentile_is_at_most_two_percent_too_high_and_never_too_low()
    {
        var times = new Histogram();
        for (var i = 1; i <= 10_000; i++)
        {
            times.Record(TimeSpan.FromMicroseconds(i * 37));
        }

        foreach (var part in new[] { 0.01, 0.5, 0.9, 0.99, 1 })
        {
            var exact = part * 10_000 * 37;
            var ratio = times.At(part).TotalMicroseconds / exact;
            SelfTests.Same(true, ratio is >= 1 and < 1.02);
        }
    }

    [Holds]
    public static void Of_a_hundred_samples_the_ninety_ninth_is_the_99th_percentile()
    {
        var times = new Histogram();
        for (var i = 1; i <= 100; i++)
        {
            times.Record(TimeSpan.FromMicroseconds(i));
        }

        SelfTests.Same(TimeSpan.FromMicroseconds(99), times.At(0.99));
        SelfTests.Same(TimeSpan.FromMicroseconds(100), times.Longest);
    }

    [Holds]
    public static void A_histogram_without_samples_has_no_time() => SelfTests.Same(TimeSpan.Zero, new Histogram().At(0.99));

    [Holds]
    public static void A_response_with_a_length_ends_there_however_it_is_cut() =>
        EveryCut("HTTP/1.1 201 Created\r\nDate: x\r\nContent-Length: 11\r\n\r\nhello world", 201, 11);

    [Holds]
    public static void A_response_in_chunks_ends_after_its_trailer_however_it_is_cut() =>
        EveryCut("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\nX: y\r\n\r\n", 200, 21);

    [Holds]
    public static void An_empty_response_ends_with_its_head() => EveryCut("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n", 404, 0);

    private static void EveryCut(string text, int status, long length)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var cut = 0; cut < bytes.Length; cut++)
        {
            var scanner = new ResponseScanner();
            scanner.Feed(bytes.AsSpan(0, cut));
            SelfTests.Same(false, scanner.IsDone);
            scanner.Feed(bytes.AsSpan(cut));
            SelfTests.Same((true, status, length), (scanner.IsDone, scanner.Status, scanner.BodyLength));
        }
    }
}
