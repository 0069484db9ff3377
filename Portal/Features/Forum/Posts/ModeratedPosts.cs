using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>
/// Posts as things that can be flagged, held and hidden. What is hidden has its number, and is in no list, count, search, feed, notification or mail; with a topic's first post the whole topic goes from view.
/// What was held is told of, once it is approved, as if it had been written then.
/// </summary>
internal sealed class ModeratedPosts : ModeratedWriting<PostAtHand>
{
    public override string Kind => "post";

    public override async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>().SeenBy(db, standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            join s in db.Set<Account>() on t.AuthorId equals s.Id
            where ids.Contains(p.Id)
            select new { p.Id, p.Number, p.Html, p.Hidden, p.DeletedAt, p.CreatedAt, p.TopicId, t.Slug, t.Title, t.CategoryId, t.GroupId, Starter = new PostAuthor(s.Id, s.Roles), Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(p => new ModeratedThing(
            new(Kind, p.Id), p.Title, SafeHtml.FromStored(p.Html), p.Author, new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, p.Hidden, p.DeletedAt is not null, p.CreatedAt)
        {
            OwnsTitle = p.Number == 1,
            Place = new Board(p.CategoryId, p.GroupId).Place,
            Deeds = DeedsOn(standing, new(p.CategoryId, p.GroupId), p.Starter, new(p.Author.Id, p.Author.Roles), new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, p.Number == 1),
        });
    }

    public override IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId) =>
        from p in db.Set<Post>().SeenBy(db, reader)
        join t in db.Set<Topic>().SeenBy(reader) on p.TopicId equals t.Id
        where p.AuthorId == authorId && p.DeletedAt == null && !p.Hidden
        select new WrittenThing { Id = p.Id, At = p.CreatedAt, InClub = t.GroupId != null, PlaceId = t.GroupId ?? t.CategoryId };

    public override IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<Post>().Where(p => p.TopicId == placeId && p.AuthorId == authorId && p.Hidden).Select(p => p.Id);

    public override Task Lock(PortalDb db, long id, CancellationToken ct) => db.LockPost(id, ct);

    protected override (AuditAction Hidden, AuditAction Restored) Logged => (AuditAction.PostHidden, AuditAction.PostRestored);

    protected override Task<PostAtHand?> Find(PortalDb db, long id, CancellationToken ct) => db.FindPost(id, ct);

    protected override bool IsHidden(PostAtHand it) => it.Post.Hidden;

    protected override bool IsGone(PostAtHand it) => it.Post.DeletedAt is not null;

    protected override HeldText TextOf(PostAtHand it) => HeldPosts.TextOf(it.Post, it.Topic);

    protected override async Task Hide(PortalDb db, PostAtHand it, CancellationToken ct)
    {
        var (post, topic) = it;
        post.Hidden = true;
        if (!IsGone(it))
        {
            await Visible.Less(db, topic, post, ct);
            db.Tell(new PostHidden(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
        }
    }

    protected override async Task Show(PortalDb db, PostAtHand it, bool wasSeen, CancellationToken ct)
    {
        var (post, topic) = it;
        post.Hidden = false;
        if (!IsGone(it))
        {
            await Visible.More(db, topic, post, ct);
            db.Tell(NewsOf(post, topic, wasSeen));
        }
    }

    protected override void TakeBack(PortalDb db, PostAtHand it, DateTime now)
    {
        var (post, topic) = it;
        if (!IsGone(it))
        {
            post.DeletedAt = now; // it counted nowhere, as it is hidden
            db.Tell(new PostDeleted(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
        }
    }

    private static ForumNews NewsOf(Post post, Topic topic, bool wasSeen) =>
        wasSeen ? new PostRestored(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public)
        : post.Number == 1 ? new TopicStarted(topic.Id, post.Id, post.AuthorId, topic.CategoryId, topic.GroupId, topic.Public)
        : new ReplyPosted(topic.Id, post.Id, post.Number, post.AuthorId, post.ReplyToId, topic.GroupId, topic.Public);

    /// <summary>What who keeps order here can do about a post beside hiding it: each opens on the topic's page. Nothing with what somebody above them wrote, or with a topic that such a person started.</summary>
    private static IReadOnlyList<ThingDeed> DeedsOn(Standing standing, Board at, PostAuthor starter, PostAuthor author, string url, bool isFirst)
    {
        var (post, topic) = (KeepingRules.MayNotKeep(standing, at, author) is null, KeepingRules.MayNotKeep(standing, at, starter) is null);
        return
        [
            .. post ? [new(Say("Edit"), Icons.Edit, url, "1")] : (ThingDeed[])[],
            .. post && topic && isFirst ? [Keep("rename", "KeepRename", Icons.Edit, "2"), Keep("move", "KeepMove", Icons.ArrowRight, "3"), Keep("merge", "KeepMerge", Icons.Link, "4")] : (ThingDeed[])[],
            .. post && topic && !isFirst ? [Keep("split", "KeepSplit", Icons.Copy, "5")] : (ThingDeed[])[],
            .. topic ? [Keep("close", "KeepClose", Icons.Lock, "6"), Keep("slow", "KeepSlow", Icons.Clock, "7")] : (ThingDeed[])[],
        ];

        ThingDeed Keep(string what, string text, string icon, string key) => new(Say(text), icon, TopicKeeping.Open(url, what), key);
        static string Say(string key) => Sentences.Say(typeof(ForumText), key);
    }
}
