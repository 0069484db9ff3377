using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>Things of one kind that stand in one table, as search needs them. A room says which rows there are, which a person sees, what they say, and which of them a piece of news changed.</summary>
public abstract class SearchableRows(MarkdownRenderer markup) : ISearchable
{
    /// <inheritdoc/>
    public abstract string Kind { get; }

    /// <summary>Reads Markdown, and what was made of it.</summary>
    protected MarkdownRenderer Markup { get; } = markup;

    /// <inheritdoc/>
    public virtual Task<IReadOnlyCollection<long>> Touched(PortalDb db, IReadOnlyList<News> news, CancellationToken ct) =>
        Task.FromResult<IReadOnlyCollection<long>>([.. news.Select(TouchedBy).OfType<long>().Distinct()]);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<long>> Ids(PortalDb db, long after, int size, CancellationToken ct) =>
        await All(db).Where(id => id > after).OrderBy(id => id).Take(size).ToListAsync(ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<long>> Seen(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct) => await SeenBy(db, standing, ids).ToListAsync(ct);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct);

    /// <summary>Which of them a piece of news made, or changed; null for none.</summary>
    protected abstract long? TouchedBy(News news);

    /// <summary>The ids of all of them, in any order: a part of a query.</summary>
    protected abstract IQueryable<long> All(PortalDb db);

    /// <summary>The ids of those among these that this person sees: a part of a query.</summary>
    protected abstract IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids);

    /// <summary>The words of a text as it is kept to be shown.</summary>
    protected string Words(string html) => Markup.PlainText(SafeHtml.FromStored(html));
}
