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

/// <summary>Posts as things that can be flagged and hidden. With a topic's first post the whole topic goes from view; numbers stay taken.</summary>
internal sealed class ModeratedPosts : IModerated
{
    public string Kind => "post";

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<Post>().SeenBy(db, standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where ids.Contains(p.Id)
            select new { p.Id, p.Number, p.Html, p.Hidden, p.DeletedAt, p.CreatedAt, p.TopicId, t.Slug, t.Title, t.CategoryId, t.GroupId, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ConvertAll(p => new ModeratedThing(
            new(Kind, p.Id), p.Title, SafeHtml.FromStored(p.Html), p.Author, new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, p.Hidden, p.DeletedAt is not null, p.CreatedAt)
        {
            OwnsTitle = p.Number == 1,
            Place = new Board(p.CategoryId, p.GroupId).Place,
            Deeds = DeedsOn(standing, new(p.CategoryId, p.GroupId), new PostPlace(p.TopicId, p.Id, p.Number, p.Slug).Url, p.Number == 1),
        });
    }

    /// <summary>What who keeps order here can do about a post beside hiding it: each opens on the topic's page.</summary>
    private static IReadOnlyList<ThingDeed> DeedsOn(Standing standing, Board at, string url, bool isFirst)
    {
        if (!KeepingRules.Keeps(standing, at))
        {
            return [];
        }

        return
        [
            new(Say("Edit"), Icons.Edit, url),
            .. isFirst ? [Keep("rename", "KeepRename", Icons.Edit), Keep("move", "KeepMove", Icons.ArrowRight), Keep("merge", "KeepMerge", Icons.Link)] : (ThingDeed[])[Keep("split", "KeepSplit", Icons.Copy)],
            Keep("close", "KeepClose", Icons.Lock),
            Keep("slow", "KeepSlow", Icons.Clock),
        ];

        ThingDeed Keep(string what, string text, string icon) => new(Say(text), icon, TopicKeeping.Open(url, what));
        static string Say(string key) => Sentences.Say(typeof(ForumText), key);
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.LockPost(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        if (await db.FindPost(id, ct) is not var (post, topic))
        {
            return Problem.NotFound;
        }

        if (post.Hidden == hidden)
        {
            return null;
        }

        if (!hidden && await db.ApproveHeld(actor, new(Kind, id), reason, now, ct) is { } wasSeen)
        {
            await HeldPosts.Show(db, post, topic, wasSeen, ct);
            return null;
        }

        post.Hidden = hidden;
        db.Audit(actor, hidden ? AuditAction.PostHidden : AuditAction.PostRestored, new(Kind, id), now, reason, place: topic.Board.Place, whom: post.AuthorId);
        if (post.DeletedAt is null)
        {
            await (hidden ? Visible.Less(db, topic, post, ct) : Visible.More(db, topic, post, ct));
            db.Tell(hidden
                ? new PostHidden(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public)
                : new PostRestored(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public));
        }

        return null;
    }
}
