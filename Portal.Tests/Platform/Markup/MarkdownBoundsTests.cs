using System.Text.Json;
using Portal.Platform.Markup;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Markup;

public class MarkdownBoundsTests
{
    static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(500), Ordinary = TimeSpan.FromMilliseconds(1);

    static readonly string[] Units =
        ["[", ">", "> ", "*a **a ", "_a ", "[a](b", "[ (](", "`", "- a\n", "[a]: b\n", "\\.", "|a", "a|b\n-|-\n", "![", "<", "&", "~~a", "\t", "a_ ", "1. ", "[^1]", "<p>", "<b>", "a</b><i:x>", "中", "$a", "$$", "$a$ ", "$\\frac{a}$ ", "$\\sqrt{", "$x^{$", "||a", "||a|| ", ">!", ">! a\n\n", "```js\n\"\\\n```\n", "```js\n'a\n", "```html\n<a ", "```php\n${"];

    readonly MarkdownRenderer renderer = new();

    [Theory, InlineData(32_000), InlineData(200_000)]
    public void No_repetition_of_marks_takes_longer_than_half_a_second(int length)
    {
        foreach (var unit in Units) AssertQuick(string.Concat(Enumerable.Repeat(unit, length / unit.Length)));
    }

    [Fact]
    public void No_pathological_text_takes_longer_than_half_a_second()
    {
        foreach (var own in (string[])[string.Concat(Enumerable.Range(0, 20_000).Select(i => $"[{i}]: /{i}\n")), new string('*', 100_000) + "a" + new string('_', 100_000), string.Concat(Enumerable.Range(1, 400).Select(i => new string(' ', i) + "- a\n"))]) AssertQuick(own);
        if (SharedData.PathOf("hostile", "pathological.json") is not { } path) return;
        foreach (var text in JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray().Select(TextOf))
        {
            AssertQuick(text[..Math.Min(text.Length, 32_000)]);
            AssertQuick(text[..Math.Min(text.Length, 200_000)]);
        }
    }

    [Fact]
    public void Naughty_strings_are_rendered_and_keep_their_letters()
    {
        string[] own = ["\0", "\ud800", "\udc00x", "\u202e", "\ufeff", "𝒳 𐐷", "null", "‮‮", "\u0001\u0002"];
        var shared = SharedData.PathOf("hostile", "naughty-strings.json") is { } path ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(path))! : [];
        foreach (var text in own.Concat(shared))
        {
            var html = renderer.Render(text).Value;
            Assert.Empty(SafeDom.Faults(html));
            Assert.DoesNotContain(html, c => c < ' ' && c is not ('\n' or '\t'));
        }
    }

    [Fact]
    public void A_text_that_nests_too_deep_is_shown_as_written()
    {
        Assert.StartsWith("<blockquote>", renderer.Render("> a").Value);
        Assert.Equal($"<p>{string.Concat(Enumerable.Repeat("&gt;", 150))} a &lt;b&gt;<br>\nnext</p>\n<p>last</p>\n",
            renderer.Render(new string('>', 150) + " a <b>\nnext\n\nlast").Value);
    }

    [Fact]
    public void An_ordinary_post_is_rendered_in_less_than_a_millisecond()
    {
        const string Post = "Thanks **a lot**, @anna!\n\n1. removed the *old* driver\n2. ran `setup`\n\n> Did you check the cable?\n\nSee https://example.com/a and [this](/t/1).";
        var text = string.Concat(Enumerable.Repeat(Post + "\n\n", 4));
        for (var i = 0; i < 200; i++) renderer.Render(text);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 20 || (best >= Ordinary && i < 5_000); i++) best = Least(best, ThreadTime.Of(() => renderer.Render(text))); // a busy process puts it off to compile well what is called often
        TestContext.Current.TestOutputHelper!.WriteLine($"{text.Length} characters in {best.TotalMicroseconds} µs");
        Assert.True(best < Ordinary);
    }

    // The best of three: the first may have to be compiled.
    void AssertQuick(string text)
    {
        foreach (var make in (Action[])[() => renderer.Render(text), () => renderer.CleanHtml(text), () => renderer.PlainText(SafeHtml.FromStored(text))])
        {
            var took = TimeSpan.MaxValue;
            for (var i = 0; i < 3 && took > Bound; i++) took = ThreadTime.Of(make);
            Assert.True(took <= Bound, $"{took.TotalMilliseconds} ms for {text.Length} characters: {text[..Math.Min(60, text.Length)]}");
        }
    }

    static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    static string TextOf(JsonElement entry) => entry.TryGetProperty("literal", out var literal)
        ? literal.GetString()!
        : entry.GetProperty("pre").GetString() + string.Concat(Enumerable.Repeat(entry.GetProperty("unit").GetString()!, entry.GetProperty("repeat").GetInt32())) + entry.GetProperty("post").GetString();
}
