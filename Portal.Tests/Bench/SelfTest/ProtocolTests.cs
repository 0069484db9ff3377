using System.Text;
using Portal.Bench.Circuits;
using Portal.Bench.Figures;
using Portal.Bench.Live;

namespace Portal.Bench.SelfTest;

/// <summary>The wire formats of hub and circuit, the tally and the table.</summary>
internal static class ProtocolTests
{
    [Holds]
    public static void What_is_written_as_message_pack_is_read_back()
    {
        object?[] values = [null, true, false, 5, 127L, 128L, -3L, long.MaxValue, "short", new string('长', 200)];
        var writer = new MessagePackWriter();
        writer.WriteArrayHeader(values.Length);
        foreach (var value in values)
        {
            writer.WriteValue(value);
        }

        var read = (object?[])new MessagePackReader(writer.Written.Span).ReadValue()!;
        SelfTests.Same(string.Join('|', values), string.Join('|', read));
    }

    [Holds]
    public static void A_length_of_any_size_stands_before_its_message()
    {
        foreach (var size in new[] { 0, 1, 127, 128, 16_383, 16_384, 3_000_000 })
        {
            var at = 0;
            var framed = VariableLength.Frame(new byte[size]);
            SelfTests.Same(size, VariableLength.Read(framed, ref at));
            SelfTests.Same(framed.Length, at + size);
        }
    }

    [Holds]
    public static void A_hub_message_ends_with_its_separator() =>
        SelfTests.Same("{\"protocol\":\"json\",\"version\":1}\u001e", Encoding.UTF8.GetString(HubMessages.Handshake));

    [Holds]
    public static void The_last_of_all_sets_the_time_and_too_few_are_named()
    {
        var tally = new Tally(2);
        tally.Seen("all");
        tally.Seen("all");
        tally.Seen("one");
        SelfTests.Same(true, tally.AllSeenAsync("all", TimeSpan.FromSeconds(1), CancellationToken.None).Result > 0);
        var late = tally.AllSeenAsync("one", TimeSpan.FromMilliseconds(10), CancellationToken.None);
        SelfTests.Same(true, late.ContinueWith(t => t.Exception!.Message, TaskScheduler.Default).Result.Contains("1 of 2", StringComparison.Ordinal));
    }

    [Holds]
    public static void A_cell_cannot_break_the_table()
    {
        var table = Report.Markdown([new Row("a|b\nc", "1", "2", "3", 0.5, true)]);
        SelfTests.Same("| a/b c  | 1     | 2        | 3         | 0.50  | yes |", table.Split('\n')[2].TrimEnd('\r'));
    }
}
