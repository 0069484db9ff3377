using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>A canned reply as the page for them shows it.</summary>
public sealed record ReplyView(long Id, string Title, string Shortcut, string Text, bool Shared);

/// <summary>Reads canned replies: for the page that keeps them, and for the box in which one is chosen.</summary>
public sealed class ReplyViews(Database database, RateLimits limits, TimeProvider time)
{
    /// <summary>So many are offered at once.</summary>
    public const int MostOffered = 8;

    /// <summary>All that an agent has, their own first, by shortcut; null for who is no agent. There are never more than <see cref="CannedReply.MostShared"/> and <see cref="CannedReply.MostOwn"/>.</summary>
    public async Task<IReadOnlyList<ReplyView>?> List(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return ChatRules.IsDesk(standing)
            ? await db.Set<CannedReply>().SeenBy(standing).OrderBy(r => r.OwnerId == null).ThenBy(r => r.Shortcut).Select(r => new ReplyView(r.Id, r.Title, r.Shortcut, r.Body, r.OwnerId == null)).ToListAsync(ct)
            : null;
    }

    /// <summary>One that an agent has.</summary>
    public async Task<ReplyView?> Find(Actor actor, long id, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<CannedReply>().SeenBy(standing).Where(r => r.Id == id).Select(r => new ReplyView(r.Id, r.Title, r.Shortcut, r.Body, r.OwnerId == null)).FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// Those whose shortcut begins with what was typed, or whose title holds it, with the values of this chat filled in; at most eight. First those whose shortcut
    /// it is, an agent's own before what all share.
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
            ? await db.Set<Chat>().Where(c => c.Id == chatId)
                .Select(c => new { Name = db.Set<Account>().Where(a => a.Id == c.CustomerId).Select(a => a.DisplayName ?? a.UserName).FirstOrDefault() ?? c.CustomerName }).FirstOrDefaultAsync(ct)
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
        return (await Matching(db, standing, (typed ?? "").Trim().ToLowerInvariant(), ct)).ConvertAll(reply => reply with { Text = ReplyVariables.Fill(reply.Text, values) });
    }

    private static Task<List<ReplyView>> Matching(PortalDb db, Standing standing, string word, CancellationToken ct) =>
        db.Set<CannedReply>().SeenBy(standing)
            .Where(r => r.Shortcut.StartsWith(word) || r.Title.ToLower().Contains(word))
            .OrderBy(r => !r.Shortcut.StartsWith(word)).ThenBy(r => r.OwnerId == null).ThenBy(r => r.Shortcut).Take(MostOffered)
            .Select(r => new ReplyView(r.Id, r.Title, r.Shortcut, r.Body, r.OwnerId == null)).ToListAsync(ct);
}
