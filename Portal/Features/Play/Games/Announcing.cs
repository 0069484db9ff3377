using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Play;

/// <summary>Announces a game of any kind: what each kind adds to it is handed in.</summary>
public sealed class Announcing(Database database, MarkdownRenderer markdown, RateLimits limits, Screening screening, TimeProvider time)
{
    /// <summary>Announces one. The same key by the same author makes one game. Answers its id.</summary>
    /// <param name="actor">Who announces it.</param>
    /// <param name="what">What kind.</param>
    /// <param name="plan">What all kinds have in common.</param>
    /// <param name="lines">What else stands in it in plain words.</param>
    /// <param name="points">The points that can be won.</param>
    /// <param name="wrong">What is wrong with what its kind adds, or null.</param>
    /// <param name="add">Adds that, once the game has an id.</param>
    /// <param name="key">The client's key.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<Result<long>> Announce(Actor actor, GameKind what, GamePlan plan, string lines, int points, Problem? wrong, Func<PortalDb, Game, Task<Problem?>> add, string? key, CancellationToken ct)
    {
        if ((plan.Words() ?? Bounds.Check("lines", lines, Game.MostLines, min: 0)) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(plan.Body).Value;
        var pace = limits.Once(Limited.Posting, actor);
        var text = await screening.Read([new("title", plan.Title, IsHtml: false), new("body", html), new("lines", lines, IsHtml: false)], trapped: false, ct);
        return await database.Write<long>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if (await db.MadeBefore<Game>(actor, key, ct) is { } before)
                {
                    return before;
                }

                var standing = await Standing.Of(db, actor, now, ct);
                if (standing.MayNotWrite is { } mayNot)
                {
                    return mayNot;
                }

                if (!await Knows(db, standing, plan.GroupId, ct))
                {
                    return Problem.NotFound;
                }

                if ((PlayRules.MayNotAnnounce(standing, plan.GroupId) ?? await db.StaysOpen(plan.GroupId, ct) ?? plan.Facts(now) ?? wrong ?? pace()) is { } refused)
                {
                    return refused;
                }

                var screened = await screening.Judge(db, standing, text, new(ScreenedUse.Public, GroupId: plan.GroupId), now, ct);
                if (screened.Refusal is { } unwanted)
                {
                    return unwanted;
                }

                var it = new Game
                {
                    GroupId = plan.GroupId, AuthorId = standing.AccountId!.Value, What = what, Title = screened.Shown("title", plan.Title), Body = plan.Body, Html = screened.Shown("body", html),
                    Lines = screened.Shown("lines", lines), ClosesAt = plan.ClosesAt, DueAt = plan.ClosesAt, Points = points, Hidden = screened.Held, CreatedAt = now,
                };
                db.Add(it);
                await db.SaveChangesAsync(ct);
                if (await add(db, it) is { } failed)
                {
                    return failed;
                }

                await db.HoldFiles(actor, new(Game.Kind, it.Id), plan.Body, ct);
                db.Made<Game>(actor, key, it.Id, now);
                if (!screened.Held)
                {
                    db.Tell(new GameAnnounced(it.Id, it.GroupId));
                }

                await ModeratedGames.Keep(db, screened, it, now, ct);
                return it.Id;
            },
            ct);
    }

    /// <summary>Whether somebody may know of a group at all.</summary>
    private static Task<bool> Knows(PortalDb db, Standing standing, long groupId, CancellationToken ct)
    {
        var own = standing.IsIn(groupId) || PlayRules.Moderates(standing, groupId);
        return db.Set<Group>().AnyAsync(g => g.Id == groupId && (own || g.Visibility != Visibility.Hidden), ct);
    }
}
