using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Screening;

/// <summary>
/// A kind of text that members write and others read in a place: held back before it is seen, reported, hidden, shown again and taken back as all such things are. A room says what is its own of that.
/// </summary>
/// <typeparam name="T">One of them as <see cref="Find"/> brings it: locked and tracked, with what its deeds lock before it.</typeparam>
public abstract class ModeratedWriting<T> : IModerated, IHeldWriting
    where T : class
{
    /// <inheritdoc cref="IModerated.Kind"/>
    public abstract string Kind { get; }

    /// <summary>What the log calls hiding one and showing it again.</summary>
    protected abstract (AuditAction Hidden, AuditAction Restored) Logged { get; }

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <inheritdoc/>
    public abstract IQueryable<WrittenThing> WrittenBy(PortalDb db, Standing reader, long authorId);

    /// <inheritdoc/>
    public virtual IQueryable<long> In(PortalDb db, long placeId, long authorId) => db.Set<ScreenedCase>().Where(_ => false).Select(c => c.CaseId);

    /// <inheritdoc/>
    public virtual Task Lock(PortalDb db, long id, CancellationToken ct) => Find(db, id, ct);

    /// <inheritdoc/>
    public async Task<Problem?> Publish(PortalDb db, long id, bool wasSeen, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (IsHidden(it))
        {
            await Show(db, it, wasSeen, ct);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<HeldText?> Hold(PortalDb db, long id, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } it || IsHidden(it) || IsGone(it))
        {
            return null;
        }

        await Hide(db, it, ct);
        return TextOf(it);
    }

    /// <inheritdoc/>
    public async Task<Problem?> Withdraw(PortalDb db, long id, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        TakeBack(db, it, now);
        return null;
    }

    /// <inheritdoc/>
    public async Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (!IsHidden(it))
        {
            Log(db, actor, id, it, Logged.Hidden, reason, now);
            await Hide(db, it, ct);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } it)
        {
            return Problem.NotFound;
        }

        if (!IsHidden(it))
        {
            return null;
        }

        var wasSeen = await db.ApproveHeld(actor, new(Kind, id), reason, now, ct); // the log has the approval
        if (wasSeen is null)
        {
            Log(db, actor, id, it, Logged.Restored, reason, now);
        }

        await Show(db, it, wasSeen ?? true, ct);
        return null;
    }

    /// <summary>Locks one, with whatever its room locks before it, and brings it; null where it is not there.</summary>
    protected abstract Task<T?> Find(PortalDb db, long id, CancellationToken ct);

    /// <summary>Whether it is out of everybody's view but the moderators'.</summary>
    protected abstract bool IsHidden(T it);

    /// <summary>Whether it was deleted or taken back: then there is nothing to hold.</summary>
    protected virtual bool IsGone(T it) => false;

    /// <summary>Who wrote it, and what moderators look at.</summary>
    protected abstract HeldText TextOf(T it);

    /// <summary>Takes one that is seen from view, and tells so.</summary>
    protected abstract Task Hide(PortalDb db, T it, CancellationToken ct);

    /// <summary>Shows one that is hidden. What nobody had seen before is told of as if it had been written now; what is gone meanwhile is news to nobody.</summary>
    protected abstract Task Show(PortalDb db, T it, bool wasSeen, CancellationToken ct);

    /// <summary>Its writer takes one back that waits; twice is as good as once.</summary>
    protected abstract void TakeBack(PortalDb db, T it, DateTime now);

    private void Log(PortalDb db, Actor actor, long id, T it, AuditAction action, string reason, DateTime now)
    {
        var text = TextOf(it);
        db.Audit(actor, action, new(Kind, id), now, reason, place: Subject.Parse(text.Place), whom: text.AuthorId);
    }
}
