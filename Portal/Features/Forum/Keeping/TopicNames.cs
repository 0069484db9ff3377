using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>What a topic is called and sorted by; null leaves it as it is.</summary>
/// <param name="Title">The title, at most 200 characters.</param>
/// <param name="Tags">The tags, as typed.</param>
/// <param name="Kind">A discussion, a question or an announcement.</param>
public sealed record TopicName(string? Title = null, IReadOnlyList<string>? Tags = null, TopicKind? Kind = null);

/// <summary>Gives topics other titles, tags and kinds. Old addresses go on working: a topic is found by its id.</summary>
public sealed class TopicNames(KeptTopics topics, Screening screening)
{
    private static readonly TopicKind[] Exchangeable = [TopicKind.Discussion, TopicKind.Question, TopicKind.Announcement];

    /// <summary>Renames a topic. Its author may, and who keeps order there where nobody above them started it; these alone change the kind.</summary>
    public async Task<Result<Kept>> Rename(Actor actor, long topicId, TopicName name, string? reason, CancellationToken ct)
    {
        var title = name.Title?.Trim();
        var text = await screening.Read([new("title", title ?? "", IsHtml: false)], trapped: false, ct);
        var made = await NewTags.Read(screening, name.Tags, ct);
        return await topics.Change(actor, topicId, null, MayNotRename, async kept =>
        {
            if (!TagRules.Read(name.Tags).Try(out var tags, out var wrong))
            {
                return wrong;
            }

            if ((KeptTopics.CheckReason(reason) ?? (name.Title is { } typed ? Topics.CheckTitle(typed) : null)) is { } problem)
            {
                return problem;
            }

            var screened = title is null || title == kept.Topic.Title ? Screened.Clean
                : await screening.Judge(kept.Db, kept.Standing, text, await Categories.EditedIn(kept.Db, kept.Topic.Board, ct), kept.Now, ct);
            if ((screened.Refusal ?? await made.MayNotMake(kept.Db, kept.Standing, kept.Topic.Board, kept.Now, ct)) is { } unwanted)
            {
                return unwanted;
            }

            var renamed = await Rename(kept, title is null ? kept.Topic.Title : screened.Shown("title", title), name.Tags is null ? null : tags, name.Kind ?? kept.Topic.Kind, reason, ct);
            if (renamed.Done && screened.Flagged)
            {
                await HeldPosts.Keep(kept.Db, screened, await kept.Db.Set<Post>().FirstAsync(p => p.TopicId == topicId && p.Number == 1, ct), kept.Topic, kept.Now, ct);
            }

            return renamed;
        }, ct);
    }

    /// <summary>Puts tags on a topic beside those that it has. Who renames it may.</summary>
    public async Task<Result<Kept>> Tag(Actor actor, long topicId, IReadOnlyList<string> tags, string? reason, CancellationToken ct)
    {
        var made = await NewTags.Read(screening, tags, ct);
        return await topics.Change(actor, topicId, null, MayNotRename, async kept =>
        {
            if (!TagRules.Read(tags).Try(out var more, out var wrong))
            {
                return wrong;
            }

            var all = (await TagsOf(kept.Db, kept.Topic, ct)).Union(more).ToList();
            var problem = KeptTopics.CheckReason(reason)
                ?? (more.Count == 0 ? Problem.Invalid<KernelText>("tags", "Required") : all.Count > Topic.MostTags ? Problem.Invalid<ForumText>("tags", "TooManyTags", Topic.MostTags) : null);
            problem ??= await made.MayNotMake(kept.Db, kept.Standing, kept.Topic.Board, kept.Now, ct);
            return problem ?? await Rename(kept, kept.Topic.Title, all, kept.Topic.Kind, reason, ct);
        }, ct);
    }

    /// <summary>The title and kind as a change remembers them.</summary>
    internal static string Word(Topic topic) => Word(topic.Kind, topic.Title, null);

    /// <summary>A title, a kind and, where they are given, tags as a change remembers them.</summary>
    internal static string Word(TopicKind kind, string title, IReadOnlyList<string>? tags) => $"{kind}\n{title}{(tags is null ? "" : $"\n{string.Join(' ', tags.Order(StringComparer.Ordinal))}")}";

    /// <summary>The title in what a change remembers.</summary>
    internal static string TitleIn(string word) => word.Split('\n') is [_, var title, ..] ? title : "";

    /// <summary>The tags of a topic, in order.</summary>
    internal static Task<List<string>> TagsOf(PortalDb db, Topic topic, CancellationToken ct) =>
        db.Set<TopicTag>().Where(x => x.TopicId == topic.Id).Join(db.Set<Tag>(), x => x.TagId, t => t.Id, (x, t) => t.Name).OrderBy(n => n).ToListAsync(ct);

    /// <summary>Calls it again what it was called before a change, also its tags.</summary>
    internal static Task<Result<Kept>> Restore(KeptTopic kept, TopicChange change, CancellationToken ct)
    {
        var lines = change.Before!.Split('\n');
        return Rename(kept, lines[1], lines.Length > 2 ? lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) : null, Enum.Parse<TopicKind>(lines[0]), null, ct);
    }

    private static Problem? MayNotRename(Standing standing, Topic topic, PostAuthor author) =>
        KeepingRules.MayNotRename(standing, topic.Board, author, topic.ClosedAt is not null, topic.ArchivedAt is not null);

    private static async Task<Result<Kept>> Rename(KeptTopic kept, string title, IReadOnlyList<string>? tags, TopicKind kind, string? reason, CancellationToken ct)
    {
        if (CheckKind(kept, kind) is { } problem)
        {
            return problem;
        }

        var (db, topic) = (kept.Db, kept.Topic);
        var before = await TagsOf(db, topic, ct);
        var retag = tags is not null && !before.ToHashSet().SetEquals(tags);
        if (topic.Title == title && topic.Kind == kind && !retag)
        {
            return kept.Same;
        }

        var change = kept.Note(
            TopicDeed.Renamed,
            AuditAction.TopicRenamed,
            reason,
            Word(topic.Kind, topic.Title, retag ? before : null),
            Word(kind, title, retag ? tags : null),
            said: (Word(topic.Kind, topic.Title, retag ? before : null), Word(kind, title, retag ? tags : null)));
        (topic.Title, topic.Slug, topic.Kind) = (title, Slug.From(title), kind);
        if (retag)
        {
            await TagRules.Take(db, topic, before.Except(tags!).ToList(), ct);
            await TagRules.Put(db, topic, tags!.Except(before).ToList(), ct);
        }

        var first = await db.Set<Post>().Where(p => p.TopicId == topic.Id && p.Number == 1).Select(p => p.Id).FirstAsync(ct);
        db.Tell(new TopicRenamed(topic.Id, first, topic.GroupId, topic.Public) { EditorId = kept.Actor.AccountId });
        return await kept.Done(change, ct);
    }

    /// <summary>An idea has votes and an answered question its answer: what would lose its meaning stays what it is.</summary>
    private static Problem? CheckKind(KeptTopic kept, TopicKind wanted) =>
        wanted == kept.Topic.Kind ? null
        : !KeepingRules.Keeps(kept.Standing, kept.Topic.Board) ? Problem.NotAllowed
        : !Exchangeable.Contains(wanted) || !Exchangeable.Contains(kept.Topic.Kind) ? Problem.Invalid<ForumText>("kind", "KindStays")
        : kept.Topic.AcceptedPostId is not null ? Problem.Invalid<ForumText>("kind", "KindHasAnswer")
        : null;
}
