using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Reads tags as they are typed and puts them on topics.</summary>
internal static class TagRules
{
    /// <summary>The words in the form in which they are kept, each once; or the problem with them.</summary>
    public static Result<IReadOnlyList<string>> Read(IReadOnlyList<string>? typed)
    {
        var names = new List<string>();
        foreach (var raw in typed ?? [])
        {
            var name = TagWords.Word(raw);
            if (Bounds.Check("tags", name, TagWords.Most) is { } problem)
            {
                return problem;
            }

            if (!TagWords.IsSound(name))
            {
                return Problem.Invalid<ForumText>("tags", "TagCharacters", name);
            }

            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names.Count <= Topic.MostTags ? names : Problem.Invalid<ForumText>("tags", "TooManyTags", Topic.MostTags);
    }

    /// <summary>Puts tags on a topic, making those that are new. The same few queries, whatever their number.</summary>
    public static async Task Put(PortalDb db, Topic topic, IReadOnlyList<string> names, CancellationToken ct)
    {
        if (names.Count == 0)
        {
            return;
        }

        var tags = await db.Set<Tag>().Where(t => names.Contains(t.Name)).ToListAsync(ct);
        var made = names.Except(tags.Select(t => t.Name)).Select(name => new Tag { Name = name }).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync(ct);

        var ids = tags.Concat(made).Select(t => t.Id).ToList();
        db.AddRange(ids.Select(id => new TopicTag { TopicId = topic.Id, TagId = id }));
        if (topic is { Public: true, Hidden: false })
        {
            await db.Set<Tag>().Where(t => ids.Contains(t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.TopicCount, x => x.TopicCount + 1), ct);
        }
    }

    /// <summary>Takes tags off a topic. The tags themselves stay, for others.</summary>
    public static async Task Take(PortalDb db, Topic topic, IReadOnlyList<string> names, CancellationToken ct)
    {
        if (names.Count == 0)
        {
            return;
        }

        var ids = await db.Set<Tag>().Where(t => names.Contains(t.Name)).Select(t => t.Id).ToListAsync(ct);
        await db.Set<TopicTag>().Where(x => x.TopicId == topic.Id && ids.Contains(x.TagId)).ExecuteDeleteAsync(ct);
        if (topic is { Public: true, Hidden: false })
        {
            await db.Set<Tag>().Where(t => ids.Contains(t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.TopicCount, x => x.TopicCount - 1), ct);
        }
    }
}
