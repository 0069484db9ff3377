using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>Somebody wrote a post: it concerns whom it speaks to, answers or quotes, and those who watch the topic or, with the first post, its places.</summary>
/// <param name="addressees">Whom the text turns to.</param>
internal sealed class WrittenTiding(Addressees addressees) : ForumTiding
{
    /// <summary>True for a text that was changed: only whom it speaks to now is told, not those who watch.</summary>
    public bool Edited { get; init; }

    public override async Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct)
    {
        var names = addressees.Mentioned.Select(LookupNames.Of).Where(name => name.Length > 0).Distinct().ToList();
        var quoted = Edited ? [] : await QuotedAuthors(db, ct);
        var answered = Edited ? null : Post.AnsweredId;
        if (names.Count + quoted.Count == 0 && answered is null)
        {
            return [];
        }

        var people = await Hearing(db, db.Set<Account>().Where(a => names.Contains(a.NormalizedUserName!) || quoted.Contains(a.Id) || a.Id == answered))
            .Select(a => new { a.Id, a.NormalizedUserName }).ToListAsync(ct);
        return [.. people.SelectMany(a => Kinds(names.Contains(a.NormalizedUserName!), a.Id == answered, quoted.Contains(a.Id)).Select(kind => new Told(a.Id, kind)))];
    }

    public override async Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct)
    {
        if (Edited)
        {
            return Watchers.Nobody;
        }

        var first = Post.Number == 1;
        var ids = await Ids(db, first, after).Distinct().OrderBy(id => id).Take(most).ToListAsync(ct);
        if (ids.Count == 0)
        {
            return Watchers.Nobody;
        }

        var own = db.Set<TopicMark>().Where(m => m.TopicId == Post.TopicId);
        var people = await Hearing(db, db.Set<Account>().Where(a => ids.Contains(a.Id)))
            .Where(a => !own.Any(m => m.AccountId == a.Id && m.Level != WatchLevel.Watching && (m.Chosen || m.Level == WatchLevel.Normal))).Select(a => a.Id).OrderBy(id => id).ToListAsync(ct);
        var letters = await OnPlaces(db.Set<PlaceWatch>()).Where(w => ids.Contains(w.AccountId) && w.Mail != null).Select(w => new { w.AccountId, w.Mail }).ToListAsync(ct);
        var mail = letters.ToLookup(w => w.AccountId, w => w.Mail);
        var kind = first ? NotificationKind.FirstPost : NotificationKind.Watched;
        return new([.. people.Select(id => new Told(id, kind, Soonest(mail[id])))], ids.Count < most ? null : ids[^1]);
    }

    /// <summary>
    /// Those who watched when it was written, straight from the indexes of what they watch; whether they are to hear of it is asked of a page of them. A question for each kind of
    /// place: asked for all at once, SQLite would read in the order of the accounts, everyone who follows anything.
    /// </summary>
    private IQueryable<long> Ids(PortalDb db, bool first, long after)
    {
        var (post, at) = (Post, At);
        var watches = db.Set<PlaceWatch>().Where(w => w.AccountId > after && w.At <= at && (w.Level == WatchLevel.Watching || (first && w.Level == WatchLevel.FirstPost)));
        var ids = watches.Where(w => w.Kind == PlaceKind.Category && w.SubjectId == post.CategoryId).Select(w => w.AccountId)
            .Concat(watches.Where(w => w.Kind == PlaceKind.Person && w.SubjectId == post.StarterId).Select(w => w.AccountId))
            .Concat(watches.Where(w => w.Kind == PlaceKind.Tag && post.Tags.Contains(w.SubjectId)).Select(w => w.AccountId));
        return first ? ids : ids.Concat(db.Set<TopicMark>().Where(m => m.TopicId == post.TopicId && m.Level == WatchLevel.Watching && m.AccountId > after).Select(m => m.AccountId));
    }

    private async Task<IReadOnlyList<long>> QuotedAuthors(PortalDb db, CancellationToken ct)
    {
        var places = addressees.Quoted.Select(PostAddress.Parse).OfType<PostAddress>().Distinct().ToList();
        if (places.Count == 0)
        {
            return [];
        }

        var (topics, numbers) = (places.Select(p => p.TopicId).Distinct().ToList(), places.Select(p => p.Number).Distinct().ToList());
        var posts = await db.Set<Post>().Where(p => topics.Contains(p.TopicId) && numbers.Contains(p.Number)).Select(p => new { p.TopicId, p.Number, p.AuthorId }).ToListAsync(ct);
        return [.. posts.Where(p => places.Contains(new(p.TopicId, p.Number))).Select(p => p.AuthorId).Distinct()];
    }

    private static IEnumerable<NotificationKind> Kinds(bool mentioned, bool answered, bool quoted)
    {
        if (mentioned) yield return NotificationKind.Mention;
        if (answered) yield return NotificationKind.Reply;
        if (quoted) yield return NotificationKind.Quote;
    }

    private static MailChoice? Soonest(IEnumerable<MailChoice?> choices) =>
        choices.OfType<MailChoice>().OrderBy(choice => choice switch { MailChoice.AtOnce => 0, MailChoice.Digest => 1, MailChoice.Weekly => 2, _ => 3 }).Select(choice => (MailChoice?)choice).FirstOrDefault();
}
