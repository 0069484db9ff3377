using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Watching;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;

namespace Portal.Features.Accounts;

/// <summary>Profiles in the moderators' watch: what people call themselves and say of themselves. One that says nothing is not shown, and neither are the names that accounts have.</summary>
internal sealed class WatchedPeople(MarkdownRenderer markdown) : IWatched
{
    public string Kind => "account";

    public WatchKind As => WatchKind.Profile;

    public Heard? Hear(News news) => news switch
    {
        PersonCame came => new HeardWords(came.AccountId, Changed: false),
        PersonChanged changed => new HeardWords(changed.AccountId, Changed: true, changed.ById),
        _ => null,
    };

    public async Task<IReadOnlyList<WatchedText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var people = await Speaking(db, ids).Select(a => new { a.Id, a.DisplayName, a.About }).ToListAsync(ct);
        return people.ConvertAll(a => new WatchedText(a.Id, a.Id, new(Kind, a.Id), new(Kind, 0), a.DisplayName ?? "", Html(a.About).Value));
    }

    public async Task<IReadOnlyList<WatchedItem>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, CancellationToken ct)
    {
        var people = await Speaking(db, ids).Select(a => new { a.Id, a.UserName, a.DisplayName, a.Roles, a.About, a.CreatedAt }).ToListAsync(ct);
        return people.ConvertAll(a => new WatchedItem(
            new(Kind, a.Id), new(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), "", a.DisplayName is { } shown ? $"{shown} (@{a.UserName})" : $"@{a.UserName}", $"/u/{Uri.EscapeDataString(a.UserName!)}", Html(a.About), a.CreatedAt, Hidden: false, Deleted: false)
        {
            Acts = WatchActs.Decide,
        });
    }

    private static IQueryable<Account> Speaking(PortalDb db, IReadOnlyList<long> ids) => db.Set<Account>().Where(a => ids.Contains(a.Id) && (a.About != null || (a.DisplayName != null && a.DisplayName != a.UserName)));

    private SafeHtml Html(string? about) => string.IsNullOrWhiteSpace(about) ? default : markdown.Render(about);
}
