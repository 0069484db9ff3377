using Portal.Platform.Markup;

namespace Portal.Tests.Platform.Markup;

public class MarkdownSafetyTests
{
    readonly MarkdownRenderer renderer = new();

    [Fact]
    public void The_check_itself_finds_a_script_an_event_handler_and_a_foreign_scheme()
    {
        Assert.Contains("element script", SafeDom.Faults("<script>alert(1)</script>"));
        Assert.Contains("attribute onclick", SafeDom.Faults("<p onclick=alert(1)>x</p>"));
        Assert.Contains("href java\tscript:alert(1)", SafeDom.Faults("<a href='java\tscript:alert(1)'>x</a>"));
        Assert.Contains("id app", SafeDom.Faults("<p id=app>x</p>"));
    }

    [Fact]
    public void No_payload_rendered_as_Markdown_leaves_anything_that_is_not_allowed() => EveryPayload(text => renderer.Render(text).Value);

    [Fact]
    public void No_payload_cleaned_as_HTML_leaves_anything_that_is_not_allowed() => EveryPayload(text => renderer.CleanHtml(text).Value);

    [Fact]
    public void No_payload_shown_plain_leaves_anything_that_is_not_allowed() => EveryPayload(PlainParagraphs.Write);

    [Fact]
    public void Cleaning_what_was_rendered_changes_no_character_of_any_payload()
    {
        foreach (var payload in HostilePayloads.All())
        {
            var rendered = renderer.Render(payload);
            Assert.Equal(rendered, renderer.CleanHtml(rendered.Value));
        }
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        foreach (var payload in HostilePayloads.All())
        {
            var once = renderer.CleanHtml(payload);
            Assert.Equal(once, renderer.CleanHtml(once.Value));
        }
    }

    static void EveryPayload(Func<string, string> make)
    {
        var tried = 0;
        foreach (var payload in HostilePayloads.All())
        {
            var html = make(payload);
            var faults = SafeDom.Faults(html);
            Assert.True(faults.Count == 0, $"{string.Join(", ", faults)}\nfrom {payload}\nmade {html}");
            tried++;
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{tried} payloads");
        Assert.True(tried > 30);
    }
}
