using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Privacy;

/// <summary>
/// A kind of text that members write in Markdown: what is taken out goes from one of them whole, and from the others where they quote it. A room says which rows hold it, what else of one is in words,
/// and what is told of a changed one.
/// </summary>
/// <typeparam name="T">Its rows.</typeparam>
public abstract class RescuedWriting<T>(MarkdownRenderer markdown) : IRescued
    where T : class, IMarkdownText
{
    /// <inheritdoc/>
    public abstract string Kind { get; }

    /// <summary>By this word the search knows them.</summary>
    protected virtual string SearchKind => Kind;

    /// <inheritdoc/>
    public abstract Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct);

    /// <inheritdoc/>
    public abstract Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct);

    /// <summary>The id of the one that the order is about; 0 where it is about something else.</summary>
    protected long OwnOf(RescueOrder order) => order.Subject.Kind == Kind ? order.Subject.Id : 0;

    /// <summary>Takes the words out of rows: whole out of what is the order's own, out of quotes in the others.</summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="order">The words.</param>
    /// <param name="tally">Counts what was changed.</param>
    /// <param name="rows">Those that may hold them, in no order.</param>
    /// <param name="isOwn">Whether one is the order's own.</param>
    /// <param name="ct">Stops it.</param>
    protected async Task TakeOut(PortalDb db, RescueOrder order, RescueTally tally, IQueryable<T> rows, Func<T, bool> isOwn, CancellationToken ct)
    {
        await foreach (var it in order.Through(last => rows.AsTracking().Where(r => EF.Property<long>(r, nameof(IMarkdownText.Id)) > last).OrderBy(r => EF.Property<long>(r, nameof(IMarkdownText.Id))), r => r.Id, ct))
        {
            var own = isOwn(it);
            if (own)
            {
                order.Owns(new(Kind, it.Id));
            }

            if (TakeOver(it, own ? order.Clean(it.Body) : order.CleanQuotes(it.Body), order) | (own && CleanRest(it, order)))
            {
                tally.Add(own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
                order.Found.Add((SearchKind, it.Id));
                await Tell(db, it, order.ReaderOf(new(Kind, it.Id)), ct);
            }
            else
            {
                db.Entry(it).State = EntityState.Detached; // of the many that only hold the words none is kept in mind
            }
        }
    }

    /// <summary>Takes the words out of what else of one is in words, such as its title; answers whether they stood there.</summary>
    protected virtual bool CleanRest(T it, RescueOrder order) => false;

    /// <summary>Tells of one that was changed, and counts its new version where versions are counted.</summary>
    /// <param name="db">The deed's context.</param>
    /// <param name="it">The one.</param>
    /// <param name="byId">Who has read it as it is now; null where nobody has.</param>
    /// <param name="ct">Stops it.</param>
    protected abstract Task Tell(PortalDb db, T it, long? byId, CancellationToken ct);

    private bool TakeOver(T it, string body, RescueOrder order)
    {
        if (body == it.Body)
        {
            return false;
        }

        var html = order.Show(markdown, it.Body, it.Html, body);
        order.Change(new(Kind, it.Id), it.Html, html);
        (it.Body, it.Html) = (body, html);
        return true;
    }
}
