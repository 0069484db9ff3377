using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>A canned reply as the page for them shows it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Shortcut">What is typed to find it.</param>
/// <param name="Text">The text.</param>
/// <param name="Shared">True for all agents, or for a department; false for the reader alone.</param>
/// <param name="Department">The department whose people share it.</param>
public sealed record ReplyView(long Id, string Title, string Shortcut, string Text, bool Shared, ReplyDepartment? Department);

/// <summary>A department that shares a reply.</summary>
public sealed record ReplyDepartment(string Slug, string Name);

/// <summary>Reads canned replies: for the page that keeps them, and for the box in which one is chosen.</summary>
public sealed class ReplyViews(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>So many are offered at once.</summary>
    public const int MostOffered = 8;

    /// <summary>All that an agent has, their own first, then their departments', by shortcut; null for who is no agent. There are never more than <see cref="CannedReply.MostOwn"/>, and <see cref="CannedReply.MostShared"/> of all and of each department.</summary>
    public async Task<IReadOnlyList<ReplyView>?> List(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return ChatRules.IsDesk(standing)
            ? await Shown(db, db.Set<CannedReply>().SeenBy(db, standing).OrderBy(r => r.OwnerId == null).ThenBy(r => r.DepartmentId == null).ThenBy(r => r.DepartmentId).ThenBy(r => r.Shortcut)).ToListAsync(ct)
            : null;
    }

    /// <summary>One that an agent has.</summary>
    public async Task<ReplyView?> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await Shown(db, db.Set<CannedReply>().SeenBy(db, standing).Where(r => r.Id == id)).FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// Those whose shortcut begins with what was typed, or whose title holds it, with the values of this chat filled in; at most eight. First those whose shortcut
    /// it is, an agent's own before what the chat's department shares, and that before the others.
    /// </summary>
    public async Task<Result<IReadOnlyList<ReplyView>>> Offer(Actor actor, long chatId, string? typed, CancellationToken ct)
    {
        if (actor.AccountId is null)
        {
            return Problem.SignIn;
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var chat = ChatRules.IsDesk(standing)
            ? await db.Set<Chat>().Where(c => c.Id == chatId && c.LastNumber > 0)
                .Select(c => new { c.Id, c.DepartmentId, Name = db.Set<Account>().Where(a => a.Id == c.CustomerId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() ?? c.CustomerName }).FirstOrDefaultAsync(ct)
            : null;
        if (chat is null)
        {
            return Problem.NotFound;
        }

        if ((Bounds.Check("q", typed, CannedReply.MostTitle, min: 0) ?? limits.Take(Limited.LookUps, actor)) is { } problem)
        {
            return problem;
        }

        var me = await db.Set<Account>().Where(a => a.Id == standing.AccountId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefaultAsync(ct);
        var values = new ReplyValues(chat.Name, me, chatId);
        return (await Matching(db, standing, chat.DepartmentId, (typed ?? "").Trim().ToLowerInvariant(), ct)).ConvertAll(reply => reply with { Text = ReplyVariables.Fill(reply.Text, values) });
    }

    private static Task<List<ReplyView>> Matching(PortalDb db, Standing standing, long? department, string word, CancellationToken ct) =>
        Shown(db, db.Set<CannedReply>().SeenBy(db, standing)
            .Where(r => r.Shortcut.StartsWith(word) || r.Title.ToLower().Contains(word))
            .OrderBy(r => !r.Shortcut.StartsWith(word)).ThenBy(r => r.OwnerId == null).ThenBy(r => department == null || r.DepartmentId != department).ThenBy(r => r.Shortcut).Take(MostOffered)).ToListAsync(ct);

    private static IQueryable<ReplyView> Shown(PortalDb db, IQueryable<CannedReply> replies) => replies.Select(r => new ReplyView(
        r.Id, r.Title, r.Shortcut, r.Body, r.OwnerId == null,
        db.Set<Department>().Where(d => d.Id == r.DepartmentId).Select(d => new ReplyDepartment(d.Slug, d.Name)).FirstOrDefault()));
}
