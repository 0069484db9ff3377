using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Commons.Watching;

/// <summary>A word as the page shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Text">As it was typed.</param>
/// <param name="Team">True for the team's.</param>
/// <param name="By">Who chose it.</param>
/// <param name="At">When.</param>
public sealed record WatchWordView(long Id, string Text, bool Team, PersonView By, DateTime At);

/// <summary>What a moderator watches for.</summary>
/// <param name="Words">Their own words and the team's, by what they say.</param>
/// <param name="Tells">Of which alerts the bell tells them.</param>
public sealed record WatchSettings(IReadOnlyList<WatchWordView> Words, IReadOnlyList<AlertKind> Tells);

/// <summary>Chooses the words that are watched for, and of what the bell tells. What stands in the watch already is not looked through again.</summary>
public sealed class WatchWords(Database database, RateLimits limits, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The actor's own words and the team's, and of what they are told.</summary>
    public async Task<Result<WatchSettings>> Read(Actor actor, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if (WatchingRules.MayNotLook(standing) is { } problem)
        {
            return problem;
        }

        var me = standing.AccountId;
        var words = await db.Set<WatchWord>().Where(w => w.OwnerId == null || w.OwnerId == me)
            .Join(db.Set<Account>(), w => w.ById, a => a.Id, (w, a) => new WatchWordView(w.Id, w.Text, w.OwnerId == null, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), w.At)).ToListAsync(ct);
        var choice = await db.Set<WatchChoice>().FirstOrDefaultAsync(c => c.AccountId == me, ct);
        return new WatchSettings([.. words.OrderBy(w => w.Text, StringComparer.CurrentCultureIgnoreCase).ThenBy(w => w.Id)], [.. Enum.GetValues<AlertKind>().Where(kind => choice is not null && Tells(choice, kind))]);
    }

    /// <summary>Watches for a word from now on, oneself or, as a moderator of the whole portal, for the team; answers its id. The same one once more is the same.</summary>
    public Task<Result<long>> Add(Actor actor, string? text, bool team, CancellationToken ct)
    {
        var problem = Bounds.Check("word", text, WatchWord.MostLength);
        var folded = problem is null ? WordPattern.Of(text!)?.Form : null;
        problem ??= folded is null ? Problem.Invalid<WatchText>("word", "NoWord") : IsCommon(folded) ? Problem.Invalid<WatchText>("word", "TooCommon")
            : folded.Length > WatchWord.MostFolded ? Problem.Invalid<KernelText>("word", "TooLong", WatchWord.MostFolded, folded.Length)
            : null;
        return problem is not null ? Task.FromResult<Result<long>>(problem) : Change<long>(actor, async (db, standing) =>
        {
            var me = standing.AccountId!.Value;
            if (team && ModerationRules.MayNotModerate(standing) is { } refused)
            {
                return refused;
            }

            long? owner = team ? null : me;
            var same = db.Set<WatchWord>().Where(w => w.OwnerId == owner);
            var before = await same.Select(w => new { w.Id, w.Text }).ToListAsync(ct);
            if (before.Find(w => WordPattern.Of(w.Text)?.Form == folded) is { } present)
            {
                return present.Id;
            }

            if (before.Count >= WatchWord.Most)
            {
                return Problem.Invalid<WatchText>("word", "TooManyWords", WatchWord.Most);
            }

            var word = new WatchWord { OwnerId = owner, Text = text!.Trim(), Folded = folded!, ById = me, At = Now };
            db.Add(word);
            await db.SaveChangesAsync(ct);
            if (team)
            {
                db.Audit(actor, AuditAction.AlertWordsChanged, new("alert-word", word.Id), Now, details: $"+ {word.Text}", after: word.Text);
            }

            return word.Id;
        }, ct);
    }

    /// <summary>No longer watches for a word: one's own, or any of the team's. One that is gone stays gone.</summary>
    public Task<Result<Nothing>> Remove(Actor actor, long wordId, CancellationToken ct) => Change<Nothing>(actor, async (db, standing) =>
    {
        var theirs = db.Set<WatchWord>().Where(w => w.Id == wordId && ((w.OwnerId == null && standing.IsModerator) || w.OwnerId == standing.AccountId));
        if (await theirs.FirstOrDefaultAsync(ct) is not { } word || await theirs.ExecuteDeleteAsync(ct) == 0)
        {
            return Problem.NotFound;
        }

        if (word.OwnerId is null)
        {
            db.Audit(actor, AuditAction.AlertWordsChanged, new("alert-word", wordId), Now, details: $"- {word.Text}", before: word.Text);
        }

        return default(Nothing);
    }, ct);

    /// <summary>Chooses of which alerts the bell tells the actor.</summary>
    public Task<Result<Nothing>> Tell(Actor actor, IReadOnlyCollection<AlertKind> kinds, CancellationToken ct) => Change<Nothing>(actor, async (db, standing) =>
    {
        var me = standing.AccountId!.Value;
        if (await db.Set<WatchChoice>().AsTracking().FirstOrDefaultAsync(c => c.AccountId == me, ct) is not { } choice)
        {
            db.Add(choice = new WatchChoice { AccountId = me });
        }

        (choice.Words, choice.Heat, choice.Tone) = (kinds.Contains(AlertKind.Words), kinds.Contains(AlertKind.Heat), kinds.Contains(AlertKind.Tone));
        return default(Nothing);
    }, ct);

    /// <summary>Whether somebody wants to be told of a kind.</summary>
    internal static bool Tells(WatchChoice choice, AlertKind kind) => kind switch
    {
        AlertKind.Words => choice.Words,
        AlertKind.Heat => choice.Heat,
        _ => choice.Tone,
    };

    /// <summary>A single letter stands everywhere, and an alert at everything is none.</summary>
    private static bool IsCommon(string folded) => folded.Trim() is [< '\u3000'];

    private Task<Result<T>> Change<T>(Actor actor, Func<PortalDb, Standing, Task<Result<T>>> change, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<T>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                return (WatchingRules.MayNotMark(standing) ?? pace()) is { } problem ? problem : await change(db, standing);
            },
            ct).LogRefusal(database, actor, new("portal", 0), Now, ct);
    }
}
