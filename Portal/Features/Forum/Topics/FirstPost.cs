using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>The first post of a topic that is to be started, or why it cannot be.</summary>
/// <param name="Body">The text: what the form was answered, where there is one, above what was written.</param>
/// <param name="Html">As it is shown.</param>
/// <param name="Tags">The topic's tags.</param>
internal sealed record FirstPost(string Body, string Html, IReadOnlyList<string> Tags)
{
    /// <summary>All that is wrong with it, each at its field; null where nothing is.</summary>
    public Problem? Unfit { get; private init; }

    /// <summary>The version of the form that asked; 0 for none, null where that does not matter.</summary>
    public int? FormVersion { get; init; }

    /// <summary>One that cannot be.</summary>
    public static FirstPost Refused(Problem unfit) => new("", "", []) { Unfit = unfit };
}

/// <summary>Writes first posts, before the transaction in which they are stored: what people write takes time to be read, and others wait for the transaction.</summary>
public sealed class FirstPosts(MarkdownRenderer markdown)
{
    internal async Task<FirstPost> Write(PortalDb db, NewTopic topic, CancellationToken ct)
    {
        var form = await CategoryForms.Find(db, topic.CategoryId, topic.Kind, ct);
        return Write(form, topic) with { FormVersion = form?.Version ?? 0 };
    }

    private FirstPost Write(CategoryForm? form, NewTopic topic)
    {
        var fields = form?.Fields ?? [];
        var read = TagRules.Read(topic.Tags);
        var body = Bounds.Check("body", topic.Body, Post.MostBody, min: form is { TextOptional: true } ? 0 : 1);
        Problem?[] faults = [Topics.CheckTitle(topic.Title), .. FormRules.Check(fields, topic.Fields)?.All ?? [], read.Problem, body];
        if (Problem.Together([.. faults.OfType<Problem>()]) is { } unfit)
        {
            return FirstPost.Refused(unfit);
        }

        var text = fields.Count == 0 ? topic.Body : FilledForm.Write(fields, topic.Fields, topic.Body, markdown);
        return Bounds.IsBlank(text) ? FirstPost.Refused(Problem.Invalid<KernelText>("body", "Required"))
            : text.Length > Post.MostBody ? FirstPost.Refused(Problem.Invalid<ForumText>("fields", "AnswersTooLong", Post.MostBody))
            : new(text, markdown.Render(text).Value, read.Value);
    }
}
