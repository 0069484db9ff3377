using Portal.Kernel;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>
/// Writes what was answered to a form above the text below it, as Markdown. So the answers are part of the first post like every other word of it: found, quoted, edited and kept in its
/// history, and they can be read whatever becomes of the form.
/// </summary>
internal static class FilledForm
{
    /// <summary>The first post's text; what was answered must have been checked.</summary>
    public static string Write(IReadOnlyList<FormField> fields, IReadOnlyList<FormAnswer> answers, string text, MarkdownRenderer markdown)
    {
        var given = answers.ToLookup(a => a.Label, a => a.Values);
        var blocks = new List<string>();
        var lines = new List<string>();
        foreach (var field in fields)
        {
            var values = given[field.Label].SelectMany(v => v).Where(v => !Bounds.IsBlank(v)).ToList();
            if (values.Count > 0 && field.Type == FormFieldType.LongText)
            {
                EndLines();
                blocks.Add($"**{Plain(field.Label)}**\n\n{markdown.Closed(values[0].TrimEnd())}");
            }
            else if (values.Count > 0 && Line(field, values) is { } line)
            {
                lines.Add(line);
            }
        }

        EndLines();
        return blocks.Count == 0 ? text : Bounds.IsBlank(text) ? string.Join("\n\n", blocks) : $"{string.Join("\n\n", blocks)}\n\n---\n\n{text}";

        void EndLines()
        {
            if (lines.Count > 0)
            {
                blocks.Add(string.Join("\\\n", lines));
                lines.Clear();
            }
        }
    }

    /// <summary>One line; nothing for a box that is not ticked.</summary>
    private static string? Line(FormField field, List<string> values) =>
        field.Type != FormFieldType.Checkbox ? $"**{Plain(field.Label)}:** {Plain(string.Join(", ", field.Type == FormFieldType.Choices ? field.Choices.Where(values.Contains) : values))}"
        : values[0] == FormAnswer.Ticked ? $"☑ {Plain(field.Label)}"
        : null;

    private static string Plain(string text) => PlainMarkdown.Of(text.Trim());
}
