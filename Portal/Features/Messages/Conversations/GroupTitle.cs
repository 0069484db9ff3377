using Portal.Commons.Screening;
using Portal.Kernel;

namespace Portal.Features.Messages;

/// <summary>What a group may be called: one line, or nothing, which shows the names of those in it.</summary>
internal static class GroupTitle
{
    /// <summary>The problem with a title, or null.</summary>
    public static Problem? Check(string? title) =>
        Bounds.Check("title", title, Conversation.MostTitle, min: 0) ?? (title?.AsSpan().IndexOfAny('\r', '\n', '\t') >= 0 ? Problem.Invalid<MessagesText>("title", "OneLine") : null);

    /// <summary>Takes it in, to be judged as a name: those who are brought in read it before any message.</summary>
    public static ValueTask<ScreenedText> Read(Screening screening, string? title, CancellationToken ct) => screening.Read([new("title", title ?? "", IsHtml: false)], trapped: false, ct);

    /// <summary>The title as it is kept.</summary>
    public static string? Given(string? title) => title is null || Bounds.IsBlank(title) ? null : title.Trim();
}
