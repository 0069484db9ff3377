using Microsoft.EntityFrameworkCore;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Drafts;

/// <summary>A draft as the way to it shows it.</summary>
public sealed record DraftLink(string Place, string Words, DateTime UpdatedAt);

/// <summary>Keeps what is being typed on the server, so that a lost circuit or another device loses no word.</summary>
public sealed class DraftStore(Database database, TimeProvider time)
{
    /// <summary>The longest <see cref="Draft.Details"/>.</summary>
    public const int MostDetails = 60_000;

    private const int MostText = 40_000;
    private const int MostWords = 120;

    /// <summary>What somebody types is kept in the order in which it was typed, also where the first word of it waits in the database and would come after the last.</summary>
    private readonly SemaphoreSlim[] lines = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>What was typed at a place, or null. What is being kept at this moment is in it: who goes back at once finds what they left.</summary>
    public async Task<Draft?> Find(Actor actor, string place, CancellationToken ct) =>
        actor.AccountId is { } id
            ? await InLine(id, () => database.Read(db => db.Set<Draft>().FirstOrDefaultAsync(d => d.AccountId == id && d.Place == place, ct)), ct)
            : null;

    /// <summary>What somebody typed last and has not sent, at all places: of each the title, or how the text begins.</summary>
    public async Task<IReadOnlyList<DraftLink>> Latest(Actor actor, int most, CancellationToken ct) =>
        actor.AccountId is not { } id ? [] : await database.Read(db => db.Set<Draft>().Where(d => d.AccountId == id).OrderByDescending(d => d.UpdatedAt).Take(most)
            .Select(d => new DraftLink(d.Place, d.Title == null || d.Title == "" ? d.Text.Substring(0, MostWords) : d.Title, d.UpdatedAt)).ToListAsync(ct));

    /// <summary>Keeps what is typed now; an empty text forgets the draft. A visitor's is not kept, and too much is cut.</summary>
    public Task<Result<Nothing>> Keep(Actor actor, string place, string? title, string text, CancellationToken ct) => Keep(actor, place, title, text, null, ct);

    /// <summary>The same with what else the place needs to go on with it; details that are too long are not kept.</summary>
    public Task<Result<Nothing>> Keep(Actor actor, string place, string? title, string text, string? details, CancellationToken ct) => Keep(actor, place, title, text, details, false, ct);

    /// <summary>The same for a place whose details may be worth keeping by themselves (<paramref name="detailed"/>), without a title or a text.</summary>
    public async Task<Result<Nothing>> Keep(Actor actor, string place, string? title, string text, string? details, bool detailed, CancellationToken ct)
    {
        if (actor.AccountId is not { } id)
        {
            return Problem.SignIn;
        }

        return await InLine(id, () => database.Write<Nothing>(db => Keep(db, id, place, title, text, details, detailed, ct), ct), ct);
    }

    /// <summary>What was typed at one place goes on at another, without its title and details; what was typed there stays before it.</summary>
    public Task<Result<Nothing>> Move(Actor actor, string from, string to, CancellationToken ct) =>
        actor.AccountId is not { } id || from == to ? Task.FromResult<Result<Nothing>>(default(Nothing)) : InLine(
            id,
            () => database.Write<Nothing>(
                async db =>
                {
                    await db.MoveDraft(id, from, to, ct);
                    return default(Nothing);
                },
                ct),
            ct);

    internal static string Cut(string text) => text.Length > MostText ? text[..MostText] : text;

    private async Task<Result<Nothing>> Keep(PortalDb db, long id, string place, string? title, string text, string? details, bool detailed, CancellationToken ct)
    {
        await SentDrafts.Forget(db, id, place, ct);
        if (detailed || !string.IsNullOrWhiteSpace(text) || !string.IsNullOrWhiteSpace(title))
        {
            db.Add(new Draft { AccountId = id, Place = place, Title = title, Text = Cut(text), Details = details?.Length > MostDetails ? null : details, UpdatedAt = time.GetUtcNow().UtcDateTime });
        }

        return default(Nothing);
    }

    private async Task<T> InLine<T>(long id, Func<Task<T>> work, CancellationToken ct)
    {
        var line = lines[id % lines.Length];
        await line.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            line.Release();
        }
    }
}

/// <summary>For the deeds that make something of a draft, or of its place.</summary>
public static class SentDrafts
{
    private const int MostMoved = 100;

    /// <summary>Forgets a draft in the transaction that publishes it.</summary>
    public static Task ForgetDraft(this PortalDb db, Actor actor, string place, CancellationToken ct) =>
        actor.AccountId is { } id ? Forget(db, id, place, ct) : Task.CompletedTask;

    /// <summary>A place becomes part of another: what anybody typed there goes on at the other, for the last hundred who did.</summary>
    public static async Task MoveDrafts(this PortalDb db, string from, string to, CancellationToken ct)
    {
        var people = db.Set<Draft>().Where(d => d.Place == from).OrderByDescending(d => d.UpdatedAt).Take(MostMoved).Select(d => d.AccountId);
        await Move(db, db.Set<Draft>().Where(d => people.Contains(d.AccountId)), from, to, ct);
    }

    internal static Task MoveDraft(this PortalDb db, long person, string from, string to, CancellationToken ct) =>
        Move(db, db.Set<Draft>().Where(d => d.AccountId == person), from, to, ct);

    private static async Task Move(PortalDb db, IQueryable<Draft> theirs, string from, string to, CancellationToken ct)
    {
        var both = (await theirs.AsNoTracking().Where(d => d.Place == from || d.Place == to).ToListAsync(ct)).ToLookup(d => d.Place);
        var (there, people) = (both[to].ToDictionary(d => d.AccountId), both[from].Select(d => d.AccountId).ToList());
        if (people.Count == 0)
        {
            return;
        }

        await db.Set<Draft>().Where(d => people.Contains(d.AccountId) && d.Place == from).ExecuteDeleteAsync(ct);
        await db.Set<Draft>().Where(d => people.Contains(d.AccountId) && d.Place == to).ExecuteDeleteAsync(ct);
        db.AddRange(both[from].Select(d => Joined(there.GetValueOrDefault(d.AccountId), d, to)).Where(d => !string.IsNullOrWhiteSpace(d.Text) || !string.IsNullOrWhiteSpace(d.Title)));
    }

    private static Draft Joined(Draft? there, Draft moved, string to) => new()
    {
        AccountId = moved.AccountId,
        Place = to,
        Title = string.IsNullOrWhiteSpace(there?.Title) ? moved.Title : there.Title,
        Text = DraftStore.Cut(string.IsNullOrWhiteSpace(there?.Text) || there.Text == moved.Text ? moved.Text : $"{there.Text}\n\n{moved.Text}"),
        UpdatedAt = moved.UpdatedAt,
    };

    internal static Task<int> Forget(PortalDb db, long person, string place, CancellationToken ct) =>
        db.Do("""DELETE FROM "Drafts" WHERE "AccountId" = @0 AND "Place" = @1""", ct, person, place);
}
