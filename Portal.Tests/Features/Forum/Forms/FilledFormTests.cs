using Portal.Features.Forum;
using Portal.Platform.Markup;

namespace Portal.Tests.Features.Forum;

public class FilledFormTests
{
    static readonly MarkdownRenderer Markdown = new();

    static readonly FormField[] Fields =
    [
        new("Machine", FormFieldType.Choice) { Choices = ["Duo 2", "Solo"] }, new("Tried", FormFieldType.Choices) { Choices = ["a", "b", "c"] }, new("What *happened*", FormFieldType.LongText),
        new("Version", FormFieldType.Number), new("I searched", FormFieldType.Checkbox),
    ];

    [Fact]
    public void Answers_stand_in_the_order_of_the_form_above_the_text_and_what_was_not_answered_does_not_stand_there()
    {
        Assert.Equal(
            "**Machine:** Duo 2\\\n**Tried:** a, c\n\n**What \\*happened\\***\n\nIt *hums*.\n\n**Version:** 2.1\\\n☑ I searched\n\n---\n\nHelp!",
            FilledForm.Write(Fields, [new("I searched", ["true"]), new("Version", [" 2.1 "]), new("Tried", ["c", "a"]), new("What *happened*", ["It *hums*.\n"]), new("Machine", ["Duo 2"])], "Help!", Markdown));
        Assert.Equal("**Machine:** Solo", FilledForm.Write(Fields, [new("Machine", ["Solo"]), new("I searched", ["false"]), new("Version", [" "])], "", Markdown));
        Assert.Equal("Help!", FilledForm.Write(Fields, [], "Help!", Markdown));
    }

    [Theory]
    [InlineData("```\ncode")]
    [InlineData("~~~~ js\ncode")]
    [InlineData("$$\nx^2")]
    [InlineData("- a\n  ```\n  code")]
    [InlineData("> ```\n> code")]
    [InlineData("[^1]\n\n[^1]: note\n\n```\ncode")]
    [InlineData("- a\n- b")]
    [InlineData("| a | b |\n|---|---|\n| c | d |")]
    public void What_somebody_leaves_open_in_one_answer_does_not_swallow_what_follows(string text)
    {
        var html = Markdown.Render(FilledForm.Write(Fields, [new("What *happened*", [text]), new("Version", ["2.1"])], "Help!", Markdown)).Value;
        Assert.Contains("<p><strong>Version:</strong> 2.1</p>", html.ReplaceLineEndings(""));
        Assert.Contains("<hr", html);
    }

    [Theory]
    [InlineData("a_b_c *x* [y](z) <b> `q` ~~s~~ ||p|| $x$ & &amp; \\ _u_")]
    [InlineData("__init__ ~/x > y [](z)")]
    [InlineData("# not a heading")]
    [InlineData("- 3 bar")]
    public void A_short_answer_shows_just_what_was_typed(string typed)
    {
        FormField[] fields = [new("F", FormFieldType.ShortText)];
        var html = Markdown.Render(FilledForm.Write(fields, [new("F", [typed])], "", Markdown)).Value;
        Assert.Equal($"<p><strong>F:</strong> {typed.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</p>", html.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("https://example.com/a_b?c=d&copy=1")]
    [InlineData("https://example.com/~bob/_next/*x*/$1")]
    [InlineData("HTTPS://example.com/_a_~~b~~c")]
    [InlineData("http://例子.公司/_x_y")]
    public void An_address_in_a_short_answer_stays_a_link(string address)
    {
        FormField[] fields = [new("F", FormFieldType.ShortText)];
        var html = Markdown.Render(FilledForm.Write(fields, [new("F", [$"*see* {address}, _or_ www.example.com/~a"])], "", Markdown)).Value;
        Assert.Contains($">{address.Replace("&", "&amp;")}</a>, _or_ <a href=\"https://www.example.com/~a\"", html);
        Assert.Contains("*see* <a", html);
    }
}
