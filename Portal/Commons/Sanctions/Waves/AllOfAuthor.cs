using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Sanctions;

/// <summary>What became of one of many things that were to be hidden.</summary>
/// <param name="Thing">What.</param>
/// <param name="CaseId">The case by which it was hidden, for who takes it back; null where it was left, or had been hidden meanwhile.</param>
/// <param name="Problem">Why it was left as it is; null where it is hidden.</param>
public sealed record HiddenThing(Subject Thing, long? CaseId, Problem? Problem);

/// <summary>What became of all that stood of somebody.</summary>
/// <param name="Items">Each of them, newest first.</param>
/// <param name="More">True where there is more than can be hidden at once: the same again takes the next, as many as are left after those that were refused, which come first again.</param>
public sealed record AllHidden(IReadOnlyList<HiddenThing> Items, bool More)
{
    /// <summary>The cases by which things were hidden: taken back as all decisions are, one by one or together (<see cref="ManyDecisions.Undo"/>).</summary>
    public IReadOnlyList<long> Cases => [.. Items.Select(i => i.CaseId).OfType<long>()];

    /// <summary>How many are hidden now.</summary>
    public int Hidden => Items.Count(i => i.Problem is null);
}

/// <summary>
/// Hides all that stands of one person, whatever it is, newest first, as far as the actor moderates where it stands: each as if it alone were hidden, with a case and a decision of its own that its author can
/// appeal. What waits for a moderator, or was hidden before, stays as it is.
/// </summary>
public sealed class AllOfAuthor(Database database, Decisions decisions, ModeratedThings things, WhereTheyWrote wrote, TimeProvider time)
{
    /// <summary>The most at once.</summary>
    public const int Most = ManyDecisions.Most;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>How much of theirs stands within the actor's reach, counted up to one more than <see cref="Most"/>.</summary>
    public async Task<Result<int>> Count(Actor actor, long accountId, CancellationToken ct) => (await Find(actor, accountId, ct)).Then(found => found.Count);

    /// <summary>Hides the newest of it, for one reason, as its author is told. Refused for oneself and for who stands above the actor.</summary>
    public async Task<Result<AllHidden>> Hide(Actor actor, long accountId, string? reason, CancellationToken ct)
    {
        if (!(await Find(actor, accountId, ct).LogRefusal(database, actor, new("account", accountId), Now, ct)).Try(out var found, out var refused))
        {
            return refused;
        }

        if (Bounds.Check("note", reason, Decisions.MostNote) is { } wrong)
        {
            return wrong;
        }

        var items = await AFewAtOnce.Each(found.Take(Most).ToList(), async it => await Hide(actor, it, reason!, ct), ct);
        return new AllHidden(items, found.Count > Most);
    }

    private async Task<HiddenThing> Hide(Actor actor, Subject thing, string reason, CancellationToken ct)
    {
        var hidden = await decisions.Hide(actor, thing, reason, null, ct);
        return new(thing, hidden.Done ? hidden.Value : null, hidden.Problem);
    }

    private async Task<Result<List<Subject>>> Find(Actor actor, long accountId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        if ((await wrote.MayNotSee(db, standing, accountId, ct) ?? standing.MayNotWrite) is { } barred)
        {
            return barred;
        }

        if (await db.Set<Account>().Where(a => a.Id == accountId).Select(PersonView.Of).FirstOrDefaultAsync(ct) is not { } author)
        {
            return Problem.NotFound;
        }

        if (!(await Reach(db, standing, author, ct)).Try(out var reach, out var refused))
        {
            return refused;
        }

        return await things.WrittenBy(db, standing, accountId, standing.IsModerator ? null : reach, Most + 1, ct);
    }

    /// <summary>The places at which the actor decides about somebody, of who moderates no more than places; or why they do so nowhere.</summary>
    private static async Task<Result<List<Subject>>> Reach(PortalDb db, Standing standing, PersonView author, CancellationToken ct)
    {
        var above = await HostsAbove.Of(db, standing, [author.Id], ct);
        List<Subject> places = standing.IsModerator ? [] : [.. WhereTheyWrote.PlacesOf(standing).Where(p => !above.Contains((p, author.Id)))];
        return ModerationRules.MayNotDecide(standing, places is [var first, ..] ? first : default(Subject?), author) is { } refused ? refused : places;
    }
}
