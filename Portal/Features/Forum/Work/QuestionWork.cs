using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Forum;

/// <summary>
/// Questions that were not answered as soon as was promised, or, where nothing was, at all, as moderators see them in their queue. They are worked on where they stand, and an answer closes them; here they can be
/// claimed, handed over and called done. Their owner is the topic's.
/// </summary>
internal sealed class QuestionWork : IQueueWork
{
    public CaseKind Kind => CaseKind.Question;

    public IReadOnlyList<Outcome> Outcomes { get; } = [Outcome.Answered, Outcome.Unneeded];

    public async Task<IReadOnlyDictionary<long, QueueWords>> Words(PortalDb db, Standing standing, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        List<long> topics = [.. cases.Select(c => c.Thing().Id).Distinct()];
        var rows = await (
            from t in db.Set<Topic>().SeenBy(standing)
            join p in db.Set<Post>() on t.Id equals p.TopicId
            join a in db.Set<Account>() on t.AuthorId equals a.Id
            where topics.Contains(t.Id) && p.Number == 1
            select new { t.Id, t.Title, t.Slug, p.Html, t.CreatedAt, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        var shown = rows.ToDictionary(t => t.Id);
        var refusal = WorkRules.MayNotChange(standing);
        return cases.Where(c => shown.ContainsKey(c.Thing().Id)).Select(c => (c.Id, c.Due, Topic: shown[c.Thing().Id])).ToDictionary(
            c => c.Id,
            c => new QueueWords([Sentences.Say(typeof(ForumText), c.Due is null ? "QuestionUnanswered" : "QuestionWaits")])
            {
                WorkUrl = $"/t/{c.Topic.Id}/{c.Topic.Slug}",
                Shown = new(c.Topic.Author, c.Topic.Title, SafeHtml.FromStored(c.Topic.Html), c.Topic.CreatedAt, []),
                Refusal = refusal,
            });
    }

    /// <summary>The forum's staff alone work on questions: not who only moderates a place.</summary>
    public Task<Problem?> MayNotDecide(PortalDb db, Standing standing, Case it, CancellationToken ct) => Task.FromResult(WorkRules.MayNotChange(standing));

    /// <summary>The work on the topic is locked before its case, as by who works on it where it stands.</summary>
    public Task Lock(PortalDb db, Case it, CancellationToken ct) => db.FindWork(it.Thing().Id, ct);

    public async Task Assigned(PortalDb db, Actor actor, Case it, string? note, DateTime now, CancellationToken ct)
    {
        if (await db.FindWork(it.Thing().Id, ct) is { } work && work.OwnerId != it.AssigneeId)
        {
            await db.AuditWork(actor, AuditAction.TopicHandedOver, [work.Id], now, Bounds.IsBlank(note) ? null : note!.Trim(), it.AssigneeId is { } to ? $"-> account:{to}" : "-> nobody", ct);
            work.OwnerId = it.AssigneeId;
            work.Version++;
            db.Tell(new WorkChanged(work.Id));
        }
    }

    public async Task<Problem?> Decide(PortalDb db, Actor actor, Case it, Outcome outcome, string reason, bool byAppeal, DateTime now, CancellationToken ct)
    {
        if (await db.FindWork(it.Thing().Id, ct) is not { } work)
        {
            return Problem.NotFound;
        }

        await db.AuditWork(actor, AuditAction.TopicStateSet, [work.Id], now, reason.Length == 0 ? null : reason, $"{work.State} -> {WorkState.Done}", ct);
        work.CaseId = null; // the decision closes it
        await db.Move(work, WorkState.Done, actor, outcome.ToWord(), now, ct);
        return null;
    }

    /// <summary>It is ours again, unless something else has come of it since.</summary>
    public async Task<Problem?> Undo(PortalDb db, Actor actor, Case it, CaseDecision last, string reason, DateTime now, CancellationToken ct)
    {
        var topicId = it.Thing().Id;
        if (await db.FindWork(topicId, ct) is not { State: WorkState.Done, CaseId: null } work || await db.Set<Topic>().AnyAsync(t => t.Id == topicId && (t.AcceptedPostId != null || t.MergedIntoId != null), ct))
        {
            return Problem.Conflict<FlagText>("ChangedSinceDecision");
        }

        await db.AuditWork(actor, AuditAction.TopicStateSet, [work.Id], now, reason.Length == 0 ? null : reason, $"{work.State} -> {WorkState.WaitingForUs}", ct);
        await db.Move(work, WorkState.WaitingForUs, actor, "", now, ct);
        work.CaseId = it.Id;
        return null;
    }
}
