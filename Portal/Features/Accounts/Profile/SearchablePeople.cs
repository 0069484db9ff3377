using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Accounts;

/// <summary>People as search needs them: their names, and what they say of themselves. Who has a profile can be found by everybody.</summary>
internal sealed class SearchablePeople(MarkdownRenderer markup) : SearchableRows(markup)
{
    /// <summary>By this word the search knows people.</summary>
    internal const string Person = "person";

    public override string Kind => Person;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        [.. (await WithProfile(db, ids).ToListAsync(ct)).Select(a => new SearchableText(a.Id, Person, $"{a.DisplayName} {a.UserName}", AboutOf(a), a.CreatedAt))];

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct) =>
        [.. (await WithProfile(db, ids).ToListAsync(ct)).Select(a => Hit(a, query))];

    protected override long? TouchedBy(News news) => (news as PersonCame)?.AccountId ?? (news as PersonChanged)?.AccountId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<Account>().Select(a => a.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => WithProfile(db, ids).Select(a => a.Id);

    private static IQueryable<Account> WithProfile(PortalDb db, IReadOnlyList<long> ids) => db.Set<Account>().Where(a => ids.Contains(a.Id) && (a.EmailConfirmed || a.Imported));

    private string AboutOf(Account account) => account.About is { } about ? Markup.PlainText(about) : "";

    private SearchHit Hit(Account account, SearchQuery query)
    {
        var name = account.UserName!;
        var title = account.DisplayName is { } shown && shown != name ? $"{shown} (@{name})" : name;
        return new(Person, account.Id, $"/u/{Uri.EscapeDataString(name)}", title, Excerpt.Around(AboutOf(account), query), null, account.CreatedAt);
    }
}
