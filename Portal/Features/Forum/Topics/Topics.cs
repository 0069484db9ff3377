using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>What a topic is made of.</summary>
/// <param name="CategoryId">Where.</param>
/// <param name="Kind">What for.</param>
/// <param name="Title">The title, at most 200 characters.</param>
/// <param name="Body">The first post, in Markdown.</param>
/// <param name="Tags">Its tags, as typed.</param>
/// <param name="Drafted">It was typed in the form, whose draft goes when the topic stands. What a program sends leaves the draft alone.</param>
public sealed record NewTopic(long CategoryId, TopicKind Kind, string Title, string Body, IReadOnlyList<string>? Tags = null, bool Drafted = false)
{
    /// <summary>What was answered to the form that the category has for this kind of topic.</summary>
    public IReadOnlyList<FormAnswer> Fields { get; init; } = [];

    /// <summary>An announcement to which only staff may reply.</summary>
    public bool Closed { get; init; }

    /// <summary>A field was filled that nobody sees.</summary>
    public bool Trapped { get; init; }
}

/// <summary>Where a post was put.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="PostId">The post.</param>
/// <param name="Number">Its number in the topic.</param>
/// <param name="Slug">The topic's title as addresses carry it.</param>
public sealed record PostPlace(long TopicId, long PostId, int Number, string Slug)
{
    /// <summary>The post's address.</summary>
    public string Url => Number == 1 ? $"/t/{TopicId}/{Slug}" : $"/t/{TopicId}/{Slug}/{Number}#post-{Number}";

    /// <summary>The post itself where it was written just now, so that nobody has to read it again; null where it was written before.</summary>
    public WrittenPost? Written { get; init; }

    /// <summary>True while it waits for a moderator: then its writer finds it where all that waits is, and nobody else does.</summary>
    public bool Held { get; init; }
}

/// <summary>A post that was written just now.</summary>
public sealed record WrittenPost(long AuthorId, string Author, string Html, DateTime At);

/// <summary>The deeds on topics as a whole.</summary>
public sealed class Topics(Database database, FirstPosts first, RateLimits limits, NewcomerLimits newcomers, Screening screening, TimeProvider time)
{
    /// <summary>The place of the draft of a topic that has not been started.</summary>
    public const string NewDraft = "new-topic";

    /// <summary>So often the first post is written anew because an admin changed the form meanwhile.</summary>
    private const int MostTries = 3;

    /// <summary>Starts a topic with its first post. Refused with everything that is wrong with it, each at its field.</summary>
    public async Task<Result<PostPlace>> Start(Actor actor, NewTopic topic, string? key, CancellationToken ct)
    {
        if (Check(topic) is { } problem)
        {
            return problem;
        }

        var tooFast = limits.Take(Limited.Posting, actor); // before the text costs anything; told once it is known that they may start one at all
        for (var tries = 1; ; tries++)
        {
            var post = tooFast is null ? await database.Read(db => first.Write(db, topic, ct)) : FirstPost.Refused(tooFast);
            var text = await screening.Read([new("body", post.Html), new("title", topic.Title, IsHtml: false)], topic.Trapped, ct);
            var tags = await NewTags.Read(screening, topic.Tags, ct);
            var started = await database.Write(db => Start(db, actor, topic, post, text, tags, key, ct), ct);
            if (started.Problem != Problem.Changed || tries == MostTries)
            {
                return started;
            }
        }
    }

    /// <summary>Accepts a post as the answer, in place of any other.</summary>
    public Task<Result<Nothing>> Accept(Actor actor, long topicId, long? postId, CancellationToken ct) => Accept(actor, topicId, postId, null, ct);

    /// <summary>The same with a word of the staff, which is shown with the answer. Without a post, the acceptance is taken back.</summary>
    public Task<Result<Nothing>> Accept(Actor actor, long topicId, long? postId, string? note, CancellationToken ct) =>
        Bounds.Check("note", note, Acceptance.MostNote, min: 0) is { } unfit ? Task.FromResult<Result<Nothing>>(unfit)
        : database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
                await db.Lock<Topic>(topicId, ct);
                var topic = await db.Set<Topic>().AsTracking().FirstOrDefaultAsync(t => t.Id == topicId, ct);
                if (topic is null || !ForumRules.MaySee(standing, topic))
                {
                    return Problem.NotFound;
                }

                if ((ForumRules.MayNotAccept(standing, topic.Kind, topic.AuthorId) ?? KeepingRules.MayNotTouch(standing, topic.Board, topic.ArchivedAt is not null)) is { } problem)
                {
                    return problem;
                }

                if (postId is not null && !await db.Set<Post>().SeenBy(db, standing).AnyAsync(p => p.Id == postId && p.TopicId == topicId && p.Number > 1 && !p.Hidden && p.DeletedAt == null, ct))
                {
                    return Problem.Invalid<ForumText>("postId", "NotAnAnswer");
                }

                note = Bounds.IsBlank(note) ? null : note!.Trim();
                if (note is not null && QuestionRules.MayNotAddNote(standing, topic.AuthorId) is { } notTheirs)
                {
                    return notTheirs;
                }

                if (topic.AcceptedPostId != postId || (note is not null && !await db.Set<Acceptance>().AnyAsync(a => a.TopicId == topicId && a.PostId == postId && a.Note == note, ct)))
                {
                    var former = topic.AcceptedPostId;
                    topic.AcceptedPostId = postId;
                    if (standing.AccountId is { } by)
                    {
                        await Acceptances.Accepted(db, actor, by, topic, postId, note, time.GetUtcNow().UtcDateTime, ct);
                    }

                    await db.Settle(topic.Id, settled: postId is not null, actor, time.GetUtcNow().UtcDateTime, ct);
                    db.Tell(new AnswerAccepted(topic.Id, postId, topic.GroupId, topic.Public) { ById = standing.AccountId, FormerPostId = former });
                }

                return default(Nothing);
            },
            ct);

    /// <summary>The problem with a title, or null.</summary>
    internal static Problem? CheckTitle(string title) =>
        Bounds.Check("title", title, Topic.MostTitle) ?? (title.AsSpan().IndexOfAny('\r', '\n') >= 0 ? Problem.Invalid<ForumText>("title", "OneLine") : null);

    /// <summary>What makes it not worth looking further: the rest is found together.</summary>
    private static Problem? Check(NewTopic topic) =>
        !Enum.IsDefined(topic.Kind) ? Problem.Invalid<KernelText>("kind", "UnknownValue", topic.Kind) : FormRules.CheckBounds(topic.Fields);

    private async Task<Result<PostPlace>> Start(PortalDb db, Actor actor, NewTopic topic, FirstPost post, ScreenedText text, NewTags tags, string? key, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.MadeBefore<Post>(actor, key, ct) is { } before)
        {
            var place = await Posts.PlaceOf(db, before, ct);
            return place is { Done: true, Value.Number: > 1 } ? Posts.KeyUsedBefore : place;
        }

        var standing = await Standing.Of(db, actor, now, ct);
        var category = await BoardSight.Held(db, standing, topic.CategoryId, ct);
        if (category is null)
        {
            return standing.MayNotWrite ?? Problem.Invalid<ForumText>("categoryId", "NoSuchCategory");
        }

        if (((topic.Kind == TopicKind.Announcement ? ForumRules.MayNotAnnounce(standing, category.Board) : ForumRules.MayNotWrite(standing, category.Board))
            ?? (topic.Closed && topic.Kind != TopicKind.Announcement ? Problem.Invalid<ForumText>("closed", "OnlyAnnouncementsClosed") : null)
            ?? await db.StaysOpen(category.GroupId, ct)) is { } problem)
        {
            return problem;
        }

        if (post.FormVersion is { } asked && asked != await CategoryForms.VersionOf(db, category.Id, topic.Kind, ct))
        {
            return Problem.Changed;
        }

        if ((post.Unfit ?? await newcomers.MayNotPost(db, standing, post.Html, starts: true, now, ct)) is { } refused)
        {
            return refused;
        }

        var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Public, category.Id, category.GroupId) { ApprovedFrom = category.ApprovedFrom }, now, ct);
        if ((screened.Refusal ?? await tags.MayNotMake(db, standing, category.Board, now, ct)) is { } unwanted)
        {
            return unwanted;
        }

        var title = screened.Shown("title", topic.Title).Trim();
        var made = new Topic
        {
            CategoryId = category.Id,
            GroupId = category.GroupId,
            Public = category.Public,
            Kind = topic.Kind,
            Title = title,
            Slug = Slug.From(title),
            AuthorId = standing.AccountId!.Value,
            CreatedAt = now,
            LastPostAt = now,
            LastAuthorId = standing.AccountId!.Value,
            LastNumber = 1,
            PostCount = 1,
            ClosedAt = topic.Closed ? now : null,
        };
        db.Add(made);
        await db.SaveChangesAsync(ct);

        var written = new Post { TopicId = made.Id, Number = 1, AuthorId = made.AuthorId, Body = post.Body, Html = screened.Shown("body", post.Html), CreatedAt = now, Hidden = screened.Held };
        db.Add(written);
        await TagRules.Put(db, made, post.Tags, ct);
        if (topic.Drafted)
        {
            await db.ForgetDraft(actor, NewDraft, ct);
        }

        await db.SaveChangesAsync(ct);

        await MarkRows.WroteIn(db, made.AuthorId, made.Id, 1, now, ct);
        await db.HoldFiles(actor, new("post", written.Id), written.Body, ct);
        await db.Set<Category>().Where(c => c.Id == category.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.TopicCount, x => x.TopicCount + 1), ct);
        db.Made<Post>(actor, key, written.Id, now);
        if (screened.Held)
        {
            await HeldPosts.Unseen(db, written.Id, ct);
        }
        else
        {
            db.Tell(new TopicStarted(made.Id, written.Id, made.AuthorId, category.Id, made.GroupId, made.Public));
        }

        await HeldPosts.Keep(db, screened, written, made, now, ct);
        return new PostPlace(made.Id, written.Id, 1, made.Slug) { Held = screened.Held };
    }
}
