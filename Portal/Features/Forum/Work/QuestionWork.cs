using Microsoft.EntityFrameworkCore;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>Questions that were not answered as soon as was promised, as moderators see them in their queue: a line with the way to the topic, where they are worked on.</summary>
internal sealed class QuestionWork : IQueueWork
{
    public CaseKind Kind => CaseKind.Question;

    public IReadOnlyList<Outcome> Outcomes => [];

    public async Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var ids = cases.ToDictionary(c => c.Thing().Id, c => c.Id);
        List<long> topics = [.. ids.Keys];
        var rows = await (
            from t in db.Set<Topic>().SeenBy(standing)
            join p in db.Set<Post>() on t.Id equals p.TopicId
            join a in db.Set<Account>() on t.AuthorId equals a.Id
            where topics.Contains(t.Id) && p.Number == 1
            select new { t.Id, t.Title, t.Slug, p.Html, t.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return rows.ToDictionary(t => ids[t.Id], t => new QueueWords([Sentences.Say(typeof(ForumText), "QuestionWaits")])
        {
            WorkUrl = $"/t/{t.Id}/{t.Slug}",
            Shown = new(t.Author, t.Title, SafeHtml.FromStored(t.Html), t.CreatedAt, []),
        });
    }

    public Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct) => Task.FromResult<Problem?>(Problem.Refused<ForumText>("QuestionElsewhere"));

    public Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, bool byAppeal, DateTime now, CancellationToken ct) => Task.FromResult<Problem?>(Problem.Refused<ForumText>("QuestionElsewhere"));

    public Task<Problem?> Undo(PortalDb db, Actor actor, Case it, CaseDecision last, string reason, DateTime now, CancellationToken ct) => Task.FromResult<Problem?>(Problem.Refused<ForumText>("QuestionElsewhere"));
}
