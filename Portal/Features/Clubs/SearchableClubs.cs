using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Outbox;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>Clubs as search needs them: their names, and what they say of themselves. A hidden one is found by its members, and by moderators.</summary>
internal sealed class SearchableClubs(MarkdownRenderer markup) : SearchableRows(markup)
{
    /// <summary>The kind of thing that a club is for who searches.</summary>
    internal const string ClubKind = "club";

    public override string Kind => ClubKind;

    public override async Task<IReadOnlyList<SearchableText>> Read(PortalDb db, IReadOnlyList<long> ids, CancellationToken ct) =>
        Texts(await db.Set<Club>().Where(c => ids.Contains(c.Id) && (c.OpensAs == null || c.MemberCount > 0)).ToListAsync(ct), await ClubThemes.Of(db, [.. ids], ct));

    public override async Task<IReadOnlyList<SearchHit>> Show(PortalDb db, Standing standing, IReadOnlyList<long> ids, SearchQuery query, CancellationToken ct) =>
        [.. (await Known(db, standing, ids).ToListAsync(ct)).Select(c => new SearchHit(ClubKind, c.Id, $"/clubs/{c.Slug}", c.Name, Excerpt.Around(AboutOf(c), query), null, c.CreatedAt))];

    protected override long? TouchedBy(News news) => (news as ClubCreated)?.ClubId ?? (news as ClubChanged)?.ClubId;

    protected override IQueryable<long> All(PortalDb db) => db.Set<Club>().Select(c => c.Id);

    protected override IQueryable<long> SeenBy(PortalDb db, Standing standing, IReadOnlyList<long> ids) => Known(db, standing, ids).Select(c => c.Id);

    private static IQueryable<Club> Known(PortalDb db, Standing standing, IReadOnlyList<long> ids) => db.Set<Club>().SeenBy(db, standing).Where(c => ids.Contains(c.Id));

    /// <summary>The mark of what a club is about, for a list that is narrowed to it: letters and digits, whatever its name is.</summary>
    internal static string MarkOf(ThemeKind kind, string key) => $"club{kind.ToString().ToLowerInvariant()}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8))}";

    private List<SearchableText> Texts(List<Club> clubs, ILookup<long, ClubTheme> themes) => clubs.ConvertAll(c =>
        new SearchableText(c.Id, ClubKind, $"{c.Name} {c.Slug}", $"{string.Join('\n', themes[c.Id].Select(t => t.Name))}\n{AboutOf(c)}".Trim(), c.CreatedAt)
        {
            Marks = [.. themes[c.Id].Select(t => MarkOf(t.Kind, t.Key))],
        });

    private string AboutOf(Club club) => Words(club.AboutHtml);
}
