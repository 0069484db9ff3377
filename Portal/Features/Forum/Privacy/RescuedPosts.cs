using Microsoft.EntityFrameworkCore;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Posts, out of which personal data can be taken: their text, title and every earlier version, and the quotes of them in other posts.</summary>
internal sealed class RescuedPosts(MarkdownRenderer markdown) : IRescued
{
    private const int MostVersions = 1000;

    /// <summary>What goes with a topic in words, and how long it may be.</summary>
    private static readonly (string Table, string Column, int Most)[] OfTopics =
    [
        ("TopicChanges", "Before", 4000), ("TopicChanges", "After", 4000), ("TopicChanges", "Reason", TopicChange.MostReason), ("TopicTimers", "Reason", TopicChange.MostReason),
        ("IdeaChanges", "Word", IdeaChange.MostWord), ("Acceptances", "Note", Acceptance.MostNote), ("Polls", "Question", Poll.MostQuestion),
    ];

    public string Kind => "post";

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        var found = await (
            from p in db.Set<Post>().SeenBy(db, standing)
            join t in db.Set<Topic>().SeenBy(standing) on p.TopicId equals t.Id
            join a in db.Set<Account>() on p.AuthorId equals a.Id
            where p.Id == id
            select new { p.AuthorId, a.Roles, p.Number, p.Body, Topic = t }).FirstOrDefaultAsync(ct);
        if ((found is null ? Problem.NotFound : ModerationRules.MayNotModerate(standing, found.Topic.Board.Place) ?? ModerationRules.IsAbove(standing, found.Topic.Board.Place, found.Roles)) is { } refused)
        {
            return refused;
        }

        var versions = await db.Set<PostRevision>().Where(r => r.PostId == id).OrderByDescending(r => r.Number).Take(MostVersions).Select(r => r.Body).ToListAsync(ct);
        return new RescuedThing(new(Kind, id), found!.AuthorId, found.Topic.Board.Place, [found.Body, .. versions, .. found.Number == 1 ? await Names(db, found.Topic, ct) : []])
        {
            Whole = new("topic", found.Topic.Id),
            Address = $"/t/{found.Topic.Id}",
        };
    }

    /// <summary>What a topic is and was called, and what its poll asks.</summary>
    private static async Task<List<string>> Names(PortalDb db, Topic topic, CancellationToken ct)
    {
        var poll = await db.Set<Poll>().FirstOrDefaultAsync(p => p.TopicId == topic.Id, ct);
        return [topic.Title, .. (await Renames(db, topic, ct)).SelectMany(c => new[] { c.Before, c.After, c.Reason }).OfType<string>(), .. poll is null ? [] : (IEnumerable<string>)[poll.Question, .. poll.Options]];
    }

    private static Task<List<TopicChange>> Renames(PortalDb db, Topic topic, CancellationToken ct) =>
        db.Set<TopicChange>().AsNoTracking().Where(c => c.TopicId == topic.Id && c.Deed == TopicDeed.Renamed).OrderByDescending(c => c.Id).Take(MostVersions).ToListAsync(ct);

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var own = order.Subject.Kind == Kind ? order.Subject.Id : 0;
        if (own != 0 && await db.FindPost(own, ct) is var (post, topic))
        {
            await Take(db, order, tally, post, topic, ct);
        }

        var (words, everywhere, here) = (order.Sought, order.Everywhere, order.Whole?.Id ?? 0);
        var holding = order.Through(
            last => db.Set<Post>().Where(p => p.Id > last && p.Id != own && (everywhere || p.TopicId == here) && words.Any(w => p.Body.Contains(w))).OrderBy(p => p.Id).Select(p => new { p.Id, p.Body }), p => p.Id, ct);
        await foreach (var held in holding)
        {
            if (order.CleanQuotes(held.Body) != held.Body && await db.FindPost(held.Id, ct) is var (other, place) && Change(db, order, other, place, order.CleanQuotes))
            {
                tally.Add(RescuedFrom.Quotes, 1);
                await Versions(db, order, held.Id, order.CleanQuotes, ct);
            }
        }
    }

    /// <summary>The post itself, its versions, and for the first one what its topic is called and was called.</summary>
    private async Task Take(PortalDb db, RescueOrder order, RescueTally tally, Post post, Topic topic, CancellationToken ct)
    {
        tally.Add(RescuedFrom.Versions, await Versions(db, order, post.Id, order.Clean, ct));
        tally.Add(RescuedFrom.Text, Change(db, order, post, topic, order.Clean) ? 1 : 0);
        tally.Add(RescuedFrom.Notes, await db.TakeOut(order, "PostRevisions", "Reason", 1000, where: "\"PostId\" = @1", id: post.Id, ct: ct) + await db.TakeOut(order, "Bookmarks", "Note", Bookmark.MostNote, where: "\"PostId\" = @1", id: post.Id, ct: ct));
        if (post.Number != 1)
        {
            return;
        }

        if (order.IsIn(topic.Title))
        {
            var address = topic.Url;
            topic.Title = Shorten.To(order.Clean(topic.Title), Topic.MostTitle);
            topic.Slug = Slug.From(topic.Title);
            order.Addresses.Add((address, topic.Url)); // it said what the title said
            tally.Add(RescuedFrom.Text, 1);
            db.Tell(new TopicRenamed(topic.Id, post.Id, topic.GroupId, topic.Public) { EditorId = order.By.AccountId });
        }

        var former = (await Renames(db, topic, ct)).SelectMany(c => new[] { c.Before, c.After }).OfType<string>().Select(TopicNames.TitleIn).Distinct();
        order.Addresses.AddRange(former.Where(order.IsIn).Select(title => ($"/t/{topic.Id}/{Slug.From(title)}", topic.Url))); // so did those that it had before

        foreach (var (table, column, most) in OfTopics)
        {
            tally.Add(RescuedFrom.Notes, await db.TakeOut(order, table, column, most, where: "\"TopicId\" = @1", id: topic.Id, ct: ct));
        }

        if (await db.Set<Poll>().AsTracking().FirstOrDefaultAsync(p => p.TopicId == topic.Id, ct) is { } poll && poll.Options.Any(order.IsIn))
        {
            db.Entry(poll).Property(p => p.Options).CurrentValue = [.. poll.Options.Select(order.Clean)];
            tally.Add(RescuedFrom.Notes, 1);
        }
    }

    /// <summary>Changes a post; its history says what was done, and not of what; who is editing it right now is told that it changed. Answers whether it did.</summary>
    private bool Change(PortalDb db, RescueOrder order, Post post, Topic topic, Func<string, string> clean)
    {
        var body = clean(post.Body);
        order.Found.Add((Kind, post.Id));
        if (body == post.Body)
        {
            return false;
        }

        if (post.Revision == 1)
        {
            db.Add(new PostRevision { PostId = post.Id, Number = 1, AuthorId = post.AuthorId, At = post.CreatedAt, Body = body });
        }

        var html = order.Show(markdown, post.Body, post.Html, body);
        order.Change(new(Kind, post.Id), post.Html, html);
        (post.Body, post.Html, post.Revision) = (body, html, post.Revision + 1);
        db.Add(new PostRevision { PostId = post.Id, Number = post.Revision, AuthorId = order.By.AccountId ?? post.AuthorId, At = order.Now, Body = body, Reason = RescueOrder.Mark });
        db.Tell(new PostEdited(topic.Id, post.Id, post.Number, topic.GroupId, topic.Public) { EditorId = order.ReaderOf(new(Kind, post.Id)) });
        return true;
    }

    /// <summary>Cleans what was written before, and remembers how each of these versions was shown.</summary>
    private async Task<int> Versions(PortalDb db, RescueOrder order, long postId, Func<string, string> clean, CancellationToken ct)
    {
        var changed = 0;
        await foreach (var version in order.Through(last => db.Set<PostRevision>().Where(r => r.PostId == postId && r.Id > last).OrderBy(r => r.Id).Select(r => new { r.Id, r.Body }), r => r.Id, ct))
        {
            var body = clean(version.Body);
            if (body != version.Body)
            {
                var (before, after) = (markdown.Render(version.Body).Value, markdown.Render(body).Value);
                order.Change(new(Kind, postId), before, after);
                order.Change(new(Kind, postId), order.Cover(before), order.Cover(after));
                changed += await db.Set<PostRevision>().Where(r => r.Id == version.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Body, body), ct);
            }
        }

        return changed;
    }
}
