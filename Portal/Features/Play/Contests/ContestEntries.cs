using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Limits;
using Portal.Platform.Markup;

namespace Portal.Features.Play;

/// <summary>What is sent in to contests, and votes for it.</summary>
public sealed class ContestEntries(Database database, MarkdownRenderer markdown, RateLimits limits, Screening screening, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The place of what somebody types for a contest and has not sent in.</summary>
    public static string Draft(long gameId) => string.Create(CultureInfo.InvariantCulture, $"{ContestEntry.Kind}:{gameId}");

    /// <summary>Sends an entry in. The same key by the same author makes one. Answers its number in the contest.</summary>
    public async Task<Result<int>> Submit(Actor actor, long id, string body, string? key, CancellationToken ct)
    {
        if (Bounds.Check("body", body, ContestEntry.MostBody) is { } problem)
        {
            return problem;
        }

        var html = markdown.Render(body).Value;
        var pace = limits.Once(Limited.Posting, actor);
        var text = await screening.Read(html, ct);
        return await database.Write<int>(
            async db =>
            {
                var now = Now;
                if (await db.MadeBefore<ContestEntry>(actor, key, ct) is { } before)
                {
                    return await db.Set<ContestEntry>().Where(e => e.Id == before).Select(e => e.Number).FirstAsync(ct);
                }

                if (!(await Enter(db, actor, id, now, ct)).Try(out var at, out var unseen))
                {
                    return unseen;
                }

                var sent = await db.Set<ContestEntry>().CountAsync(e => e.GameId == id && e.AuthorId == at.Me && e.WithdrawnAt == null, ct);
                if ((ContestRules.MayNotEnter(at.Standing, at.It, at.Contest, at.Juror, sent, now) ?? pace()) is { } refused)
                {
                    return refused;
                }

                var screened = await screening.Judge(db, at.Standing, text, new(ScreenedUse.Public, GroupId: at.It.GroupId), now, ct);
                if (screened.Refusal is { } unwanted)
                {
                    return unwanted;
                }

                var entry = new ContestEntry { GameId = id, Number = ++at.Contest.LastNumber, AuthorId = at.Me, Body = body, Html = screened.Shown("body", html), Hidden = screened.Held, CreatedAt = now };
                db.Add(entry);
                at.It.Taking++;
                await db.SaveChangesAsync(ct);
                await db.HoldFiles(actor, new(ContestEntry.Kind, entry.Id), body, ct);
                db.Made<ContestEntry>(actor, key, entry.Id, now);
                if (!screened.Held)
                {
                    db.Tell(new ContestEntrySubmitted(entry.Id, id));
                }

                await ModeratedEntries.Keep(db, screened, entry, at.It, now, ct);
                return entry.Number;
            },
            ct);
    }

    /// <summary>Takes one's entry back, while entries are taken.</summary>
    public Task<Result<Nothing>> Withdraw(Actor actor, long id, int number, CancellationToken ct) => Change(actor, id, number, (db, at, entry, now) =>
    {
        if ((PlayRules.MayNotTakePart(at.Standing, at.It, now) ?? (entry.AuthorId == at.Me ? null : Problem.NotAllowed)) is { } refused)
        {
            return Task.FromResult<Problem?>(refused);
        }

        if (entry.WithdrawnAt is null)
        {
            entry.WithdrawnAt = now;
            at.It.Taking--;
            db.Tell(new ContestEntryWithdrawn(entry.Id, id));
        }

        return Task.FromResult<Problem?>(null);
    }, ct);

    /// <summary>Votes for an entry, or, in the jury, gives it points from 1 to 10; 0 takes it back. It can be changed until the end.</summary>
    public Task<Result<Nothing>> Vote(Actor actor, long id, int number, int points, CancellationToken ct) => Change(actor, id, number, async (db, at, entry, now) =>
    {
        if ((ContestRules.MayNotVote(at.Standing, at.It, at.Contest, at.Juror, now) ?? (entry.AuthorId == at.Me ? Problem.Refused<PlayText>("NotForOneself") : null)) is { } refused)
        {
            return refused;
        }

        var most = at.Contest.ByJury ? Contest.MostGiven : 1;
        if (points < 0 || points > most)
        {
            return Problem.Invalid<PlayText>("points", "PointsUpTo", most);
        }

        var mine = await db.Set<ContestVote>().AsTracking().FirstOrDefaultAsync(v => v.EntryId == entry.Id && v.AccountId == at.Me, ct);
        if (mine is not null && points == 0)
        {
            db.Remove(mine);
        }
        else if (mine is not null)
        {
            mine.Points = points;
        }
        else if (points == 0)
        {
            return null;
        }
        else if (!at.Contest.ByJury && !await MakeRoom(db, id, at, ct))
        {
            return Problem.Conflict<PlayText>("VotesUsed", at.Contest.VotesEach);
        }
        else
        {
            db.Add(new ContestVote { EntryId = entry.Id, AccountId = at.Me, GameId = id, Points = points });
        }

        db.Tell(new ContestVoted(id, at.Me));
        return null;
    }, ct);

    /// <summary>
    /// Whether one vote more is left. A vote for an entry that was taken from view is given back, and goes where it is given anew: else who voted twice would count twice once that entry is back.
    /// </summary>
    private static async Task<bool> MakeRoom(PortalDb db, long id, AtContest at, CancellationToken ct)
    {
        var (me, most) = (at.Me, at.Contest.VotesEach);
        var given = await (
            from v in db.Set<ContestVote>().AsTracking()
            join e in db.Set<ContestEntry>() on v.EntryId equals e.Id
            where v.GameId == id && v.AccountId == me
            select new { Vote = v, e.Hidden }).ToListAsync(ct);
        if (given.Count(g => !g.Hidden) >= most)
        {
            return false;
        }

        if (given.Count >= most)
        {
            db.Remove(given.First(g => g.Hidden).Vote);
        }

        return true;
    }

    private Task<Result<Nothing>> Change(Actor actor, long id, int number, Func<PortalDb, AtContest, ContestEntry, DateTime, Task<Problem?>> change, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var now = Now;
                if (!(await Enter(db, actor, id, now, ct)).Try(out var at, out var unseen))
                {
                    return unseen;
                }

                if (at.Standing.MayNotUse is { } mayNot)
                {
                    return mayNot;
                }

                var entry = await db.Set<ContestEntry>().AsTracking().SeenBy(db, at.Standing).FirstOrDefaultAsync(e => e.GameId == id && e.Number == number && e.WithdrawnAt == null, ct);
                return (entry is null ? Problem.NotFound : pace() ?? await change(db, at, entry, now)) is { } problem ? problem : default(Nothing);
            },
            ct);
    }

    /// <summary>A contest in the hands of a deed, and who acts.</summary>
    private static async Task<Result<AtContest>> Enter(PortalDb db, Actor actor, long id, DateTime now, CancellationToken ct)
    {
        if (!(await db.EnterGame(actor, id, GameKind.Contest, now, ct)).Try(out var entered, out var unseen))
        {
            return unseen;
        }

        var me = entered.Standing.AccountId ?? 0;
        return new AtContest(
            entered.It, await db.Set<Contest>().AsTracking().FirstAsync(c => c.GameId == id, ct), entered.Standing, me, await db.Set<ContestJuror>().AnyAsync(j => j.GameId == id && j.AccountId == me, ct));
    }

    private sealed record AtContest(Game It, Contest Contest, Standing Standing, long Me, bool Juror);
}
