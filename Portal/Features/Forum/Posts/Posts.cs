using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Drafts;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>A reply as it is sent.</summary>
/// <param name="Body">Markdown, at most 32,000 characters.</param>
/// <param name="ReplyToId">The post it answers, or null for the topic.</param>
/// <param name="Drafted">It was typed in the topic's box, whose draft goes when it stands. What a program sends leaves the draft alone.</param>
public sealed record NewReply(string Body, long? ReplyToId = null, bool Drafted = false)
{
    /// <summary>A field was filled that nobody sees.</summary>
    public bool Trapped { get; init; }
}

/// <summary>The deeds on single posts.</summary>
public sealed class Posts(Database database, MarkdownRenderer markdown, RateLimits limits, NewcomerLimits newcomers, Screening screening, Decisions decisions, TimeProvider time)
{
    /// <summary>The longest reason of an edit.</summary>
    public const int MostReason = 500;

    /// <summary>How long who sent a post is offered to take it back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(5);

    /// <summary>To the microsecond, as both databases keep it: what is answered now is what will be read.</summary>
    private DateTime Now => new(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    /// <summary>The place of the draft of a reply.</summary>
    public static string ReplyDraft(long topicId) => $"topic:{topicId}";

    /// <summary>The place of the draft of an edit.</summary>
    public static string EditDraft(long postId) => $"post:{postId}";

    /// <summary>Writes a reply. The same key by the same author makes one post, however often it is sent.</summary>
    public async Task<Result<PostPlace>> Reply(Actor actor, long topicId, NewReply reply, string? key, CancellationToken ct)
    {
        if (Bounds.Check("body", reply.Body, Post.MostBody) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(reply.Body).Value;
        var pace = limits.Once(Limited.Posting, actor);
        var text = await screening.Read([new("body", html)], reply.Trapped, ct);
        return await database.Write(db => Reply(db, actor, topicId, reply, html, text, key, pace, ct), ct);
    }

    /// <summary>
    /// Changes a post's text and keeps the old one. <paramref name="revision"/>, where given, is the revision that the editor saw: if the post
    /// has moved on meanwhile, the edit is refused and nothing is lost. Who wrote it is told when a moderator changes it, and why.
    /// </summary>
    public async Task<Result<PostPlace>> Edit(Actor actor, long postId, string body, string? reason, int? revision, CancellationToken ct)
    {
        if ((Bounds.Check("body", body, Post.MostBody) ?? Bounds.Check("reason", reason, MostReason, min: 0)) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(body).Value;
        var pace = limits.Once(Limited.Edits, actor);
        var text = await screening.Read(html, ct);
        return await Change(actor, postId, MayNotEdit, (db, post, topic, standing) =>
            revision is { } seen && seen != post.Revision ? Task.FromResult<Problem?>(Problem.Changed) : Edit(db, actor, post, topic, standing, body, html, text, reason, pace, ct), ct);
    }

    /// <summary>
    /// Deletes one's own post: its text stays for moderators, its number stays taken. With the first post the whole topic goes. What somebody else wrote a moderator takes from view instead, by a
    /// decision (<see cref="Decisions"/>) with a reason that its author is told, can appeal, and that can be taken back; where no reason is given, they are told that it was removed.
    /// </summary>
    public async Task<Result<PostPlace>> Delete(Actor actor, long postId, string? reason, CancellationToken ct)
    {
        if (Bounds.Check("reason", reason, Decisions.MostNote, min: 0) is { } unfit)
        {
            return unfit;
        }

        string? told = null;
        var result = await Change(actor, postId, MayNotDelete, async (db, post, topic, standing) =>
        {
            told = standing.AccountId == post.AuthorId ? null : await db.ReasonFor<ForumText>(post.AuthorId, reason, "RemovedByModerator", ct);
            if (told is null)
            {
                await Delete(db, post, topic, ct);
            }

            return null;
        }, ct);
        return told is null || !result.Done ? result : (await decisions.Hide(actor, new("post", postId), told, null, ct)).Then(_ => result.Value);
    }

    /// <summary>Opens a post to the edits of everybody who may write there, or closes it to them again. Its author may, and who keeps order there.</summary>
    public Task<Result<PostPlace>> MakeWiki(Actor actor, long postId, bool wiki, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return Change(actor, postId, MayNotMakeWiki, async (db, post, topic, standing) =>
        {
            if (await KeptTopics.HostAbove(db, standing, topic.Board, post.AuthorId, ct) is { } above)
            {
                return above;
            }

            if (post.WikiSince is not null != wiki)
            {
                if (pace() is { } tooMany)
                {
                    return tooMany;
                }

                post.WikiSince = wiki ? Now : null;
                db.Audit(actor, AuditAction.PostWiki, new("post", post.Id), Now, details: wiki ? "on" : "off", place: topic.Board.Place, whom: post.AuthorId);
                db.Tell(new PostWikiChanged(topic.Id, post.Id, post.Number, wiki, topic.GroupId, topic.Public));
            }

            return null;
        }, ct);
    }

    /// <summary>Takes back what its author sent just now, as long as <see cref="UndoTime"/> and the way to the server allow. For everybody else it is deleted.</summary>
    public Task<Result<PostPlace>> TakeBack(Actor actor, long postId, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Edits, actor);
        return Change(actor, postId, MayNotTakeBack, async (db, post, topic, _) =>
        {
            if ((Now - post.CreatedAt > UndoTime + OnTheWay ? Problem.Conflict<ForumText>("TooLateToUndo") : pace()) is { } problem)
            {
                return problem;
            }

            post.DeletedAt = Now;
            await Visible.Less(db, topic, post, ct);
            db.Tell(new PostDeleted(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
            return null;
        }, ct);
    }

    /// <summary>Topics and replies share their keys: one that made something else is not answered with that.</summary>
    internal static Problem KeyUsedBefore => Problem.Conflict<ForumText>("KeyUsedBefore");

    /// <summary>Where a post stands. For deeds that answer with one.</summary>
    internal static async Task<Result<PostPlace>> PlaceOf(PortalDb db, long postId, CancellationToken ct)
    {
        var place = await (
            from p in db.Set<Post>()
            join t in db.Set<Topic>() on p.TopicId equals t.Id
            where p.Id == postId
            select new { Place = new PostPlace(t.Id, p.Id, p.Number, t.Slug), p.Hidden }).FirstOrDefaultAsync(ct);
        return place is null ? Problem.NotFound : place.Hidden && await db.IsHeld(new("post", postId), ct) ? place.Place with { Held = true } : place.Place;
    }

    private async Task<Result<PostPlace>> Reply(PortalDb db, Actor actor, long topicId, NewReply reply, string html, ScreenedText text, string? key, Func<Problem?> pace, CancellationToken ct)
    {
        var now = Now;
        if (await db.MadeBefore<Post>(actor, key, ct) is { } before)
        {
            var place = await PlaceOf(db, before, ct);
            return place is { Done: true, Value: var made } && (made.TopicId != topicId || made.Number == 1) ? KeyUsedBefore : place;
        }

        var standing = await Standing.Of(db, actor, now, ct);
        if (await ReplyRows.TakeNumber(db, topicId, standing.AccountId, now, ct) is not { } topic || !ForumRules.MaySee(standing, topic.Hidden && !topic.Merged, topic.Public, topic.Board))
        {
            return Problem.NotFound;
        }

        if ((KeepingRules.MayNotReply(standing, topic.Board, topic.Closed, topic.Archived)
            ?? await db.StaysOpen(topic.GroupId, ct)
            ?? (topic.Merged ? Problem.Conflict<ForumText>("TopicIsMerged") : null)
            ?? (topic.SlowMinutes > 0 ? await SlowMode.Wait(db, standing, topicId, topic, now, ct) : null)
            ?? pace()
            ?? await newcomers.MayNotPost(db, standing, html, starts: false, now, ct)) is { } problem)
        {
            return problem;
        }

        if (reply.ReplyToId is { } answered && !await db.Set<Post>().SeenBy(db, standing).AnyAsync(p => p.Id == answered && p.TopicId == topicId, ct))
        {
            return Problem.Invalid<ForumText>("replyTo", "NoSuchPost");
        }

        var screened = await screening.Judge(db, standing, text, topic.Place, now, ct);
        if (screened.Refusal is { } unwanted)
        {
            return unwanted;
        }

        var author = standing.AccountId!.Value;
        html = screened.Shown("body", html);
        var postId = await ReplyRows.Insert(db, topicId, topic.Number, author, reply, html, screened.Held, now, ct);
        await MarkRows.WroteIn(db, author, topicId, topic.Number, now, ct);
        if (reply.Drafted)
        {
            await db.ForgetDraft(actor, ReplyDraft(topicId), ct);
        }

        await db.HoldFiles(actor, new("post", postId), reply.Body, ct);
        db.Made<Post>(actor, key, postId, now);
        if (screened.Held)
        {
            await HeldPosts.Unseen(db, postId, ct);
        }
        else
        {
            db.Tell(new ReplyPosted(topicId, postId, topic.Number, author, reply.ReplyToId, topic.GroupId, topic.Public));
        }

        await HeldPosts.Keep(db, screened, postId, author, now, ct);
        return new PostPlace(topicId, postId, topic.Number, topic.Slug) { Written = new(author, standing.Name, html, now), Held = screened.Held };
    }

    private async Task Delete(PortalDb db, Post post, Topic topic, CancellationToken ct)
    {
        post.DeletedAt = Now;
        if (!post.Hidden)
        {
            await Visible.Less(db, topic, post, ct);
        }

        db.Tell(new PostDeleted(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
    }

    private static Problem? MayNotEdit(Standing standing, Post post, PostAuthor author, Topic topic) =>
        KeepingRules.MayNotEdit(standing, author, post.Hidden, post.DeletedAt is not null, post.WikiSince is not null, topic.Board, topic.ArchivedAt is not null);

    private static Problem? MayNotMakeWiki(Standing standing, Post post, PostAuthor author, Topic topic) =>
        KeepingRules.MayNotMakeWiki(standing, author, post.Hidden, post.DeletedAt is not null, topic.Board, topic.ArchivedAt is not null);

    private static Problem? MayNotTakeBack(Standing standing, Post post, PostAuthor author, Topic topic) => ForumRules.MayNotTakeBack(standing, post.AuthorId, post.Hidden, post.DeletedAt is not null);

    private static Problem? MayNotDelete(Standing standing, Post post, PostAuthor author, Topic topic) =>
        KeepingRules.MayNotEdit(standing, author, post.Hidden, post.DeletedAt is not null, wiki: false, topic.Board, topic.ArchivedAt is not null);

    /// <summary>Loads a post and its topic for a change, asks the rule, and does it.</summary>
    private Task<Result<PostPlace>> Change(
        Actor actor,
        long postId,
        Func<Standing, Post, PostAuthor, Topic, Problem?> mayNot,
        Func<PortalDb, Post, Topic, Standing, Task<Problem?>> change,
        CancellationToken ct) =>
        database.Write<PostPlace>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                await db.LockPost(postId, ct);
                var post = await db.Set<Post>().AsTracking().SeenBy(db, standing).FirstOrDefaultAsync(p => p.Id == postId, ct);
                if (post is null)
                {
                    return Problem.NotFound;
                }

                var topic = await db.Set<Topic>().AsTracking().FirstAsync(t => t.Id == post.TopicId, ct);
                if (!ForumRules.MaySee(standing, topic))
                {
                    return Problem.NotFound;
                }

                var roles = standing.AccountId == post.AuthorId ? standing.Roles : await db.Set<Account>().Where(a => a.Id == post.AuthorId).Select(a => a.Roles).FirstAsync(ct);
                if ((mayNot(standing, post, new(post.AuthorId, roles), topic) ?? await change(db, post, topic, standing)) is { } problem)
                {
                    return problem;
                }

                return new PostPlace(topic.Id, post.Id, post.Number, topic.Slug);
            },
            ct).LogRefusal(database, actor, new("post", postId), Now, ct);

    private async Task<Problem?> Edit(PortalDb db, Actor actor, Post post, Topic topic, Standing standing, string body, string html, ScreenedText text, string? reason, Func<Problem?> pace, CancellationToken ct)
    {
        if ((post.WikiSince is null || post.Hidden) && await KeptTopics.HostAbove(db, standing, topic.Board, post.AuthorId, ct) is { } above)
        {
            return above;
        }

        if (post.Body != body)
        {
            var screened = await screening.Judge(db, standing, text, await Categories.EditedIn(db, topic.Board, ct), Now, ct);
            if ((newcomers.MayNotEdit(standing, html, post.Html) ?? screened.Refusal ?? pace()) is { } tooMuch)
            {
                return tooMuch;
            }

            var (before, byModerator) = (post.Body, standing.AccountId != post.AuthorId && post.WikiSince is null);
            reason = byModerator ? await db.ReasonFor<ForumText>(post.AuthorId, reason, "EditedByModerator", ct) : reason;
            Revise(db, post, standing, body, screened.Shown("body", html), reason);
            await db.HoldFiles(actor, new("post", post.Id), body, ct);
            if (byModerator)
            {
                db.Audit(actor, AuditAction.PostEdited, new("post", post.Id), Now, reason, before: before, after: body, place: topic.Board.Place, whom: post.AuthorId);
            }

            db.Tell(new PostEdited(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public) { EditorId = standing.AccountId, Revision = post.Revision });
            await HeldPosts.Keep(db, screened, post, topic, Now, ct);
        }

        return null;
    }

    private void Revise(PortalDb db, Post post, Standing standing, string body, string html, string? reason)
    {
        if (post.Revision == 1)
        {
            db.Add(new PostRevision { PostId = post.Id, Number = 1, AuthorId = post.AuthorId, At = post.CreatedAt, Body = post.Body });
        }

        post.Revision++;
        post.Body = body;
        post.Html = html;
        post.EditedAt = Now;
        db.Add(new PostRevision { PostId = post.Id, Number = post.Revision, AuthorId = standing.AccountId ?? post.AuthorId, At = Now, Body = body, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() });
    }
}
