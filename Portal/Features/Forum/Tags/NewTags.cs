using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>Tags that somebody typed, looked at as names are: each stands in lists that everybody reads. What is a tag already may be used.</summary>
internal sealed class NewTags
{
    private readonly Screening screening;
    private readonly List<(string Name, ScreenedText Text)> tags;

    private NewTags(Screening screening, List<(string Name, ScreenedText Text)> tags) => (this.screening, this.tags) = (screening, tags);

    /// <summary>Takes them in, before the deed; those that are no tags at all are refused by <see cref="TagRules.Read"/>.</summary>
    public static async ValueTask<NewTags> Read(Screening screening, IReadOnlyList<string>? typed, CancellationToken ct)
    {
        var tags = new List<(string, ScreenedText)>();
        foreach (var name in TagRules.Read(typed).Try(out var names, out _) ? names : [])
        {
            tags.Add((name, await screening.Read([new("tags", name, IsHtml: false)], trapped: false, ct)));
        }

        return new(screening, tags);
    }

    /// <summary>Why one of them may not be made by this person; null where all may.</summary>
    public async ValueTask<Problem?> MayNotMake(PortalDb db, Standing standing, Board board, DateTime now, CancellationToken ct)
    {
        var unwanted = new List<(string Name, Problem Why)>();
        foreach (var (name, text) in tags)
        {
            if ((await screening.Judge(db, standing, text, new(ScreenedUse.Name, board.CategoryId, board.GroupId), now, ct)).Refusal is { } refusal)
            {
                unwanted.Add((name, refusal));
            }
        }

        var names = unwanted.ConvertAll(u => u.Name);
        var known = names.Count == 0 ? [] : await db.Set<Tag>().Where(t => names.Contains(t.Name)).Select(t => t.Name).ToListAsync(ct);
        return unwanted.Find(u => !known.Contains(u.Name)).Why;
    }
}
