using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>What is read of a draw: of its seed nothing before it is drawn.</summary>
internal static class DrawViews
{
    /// <summary>As its page shows it.</summary>
    public static async Task<DrawView> Read(PortalDb db, Game it, long? readerId, CancellationToken ct)
    {
        var draw = await db.Set<Draw>().Where(d => d.GameId == it.Id)
            .Select(d => new { d.HostsEnter, d.Commitment, d.ListHash, d.FrozenAt, Seed = d.DrawnAt == null ? null : d.Seed, d.DrawnAt }).FirstAsync(ct);
        var mine = await db.Set<DrawEntry>().FirstOrDefaultAsync(e => e.GameId == it.Id && e.AccountId == readerId && e.AccountId != null, ct);
        var prizes = it.Lines.Split('\n');
        var won = draw.DrawnAt is null ? [] : await (
            from e in db.Set<DrawEntry>()
            join a in db.Set<Account>() on e.AccountId equals a.Id into people
            from a in people.DefaultIfEmpty()
            where e.GameId == it.Id && e.Place != null
            orderby e.Place
            select new { Place = e.Place!.Value, e.Hash, Person = a == null ? null : new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        return new(
            prizes, draw.HostsEnter, draw.Commitment, draw.ListHash, draw.FrozenAt, draw.Seed, draw.DrawnAt, mine is null ? null : new(mine.AccountId!.Value, mine.Salt ?? "", mine.Hash, mine.Excluded),
            won.ConvertAll(w => new DrawWinner(w.Place, prizes[w.Place - 1], w.Person, w.Hash)));
    }

    /// <summary>With the beginning of the list: a page holds no more of it, however many entered.</summary>
    public static async Task<DrawCheckView> Check(PortalDb db, Game it, GameRow row, long? readerId, CancellationToken ct)
    {
        var draw = await Read(db, it, readerId, ct);
        if (draw.FrozenAt is null)
        {
            return new(row, draw, 0, [], 0, []);
        }

        var counted = db.Set<DrawEntry>().Where(e => e.GameId == it.Id && e.Excluded == null);
        var left = db.Set<DrawEntry>().Where(e => e.GameId == it.Id && e.Excluded != null);
        return new(
            row, draw,
            await counted.CountAsync(ct), await counted.OrderBy(e => e.Hash).Select(e => e.Hash).Take(DrawCheckView.Most).ToListAsync(ct),
            await left.CountAsync(ct), await left.OrderBy(e => e.Hash).Select(e => new DrawOut(e.Hash, e.Excluded!.Value)).Take(DrawCheckView.Most).ToListAsync(ct));
    }

    /// <summary>With the whole list, for its file and the API.</summary>
    public static async Task<DrawProofView> Proof(PortalDb db, Game it, GameRow row, long? readerId, CancellationToken ct)
    {
        var draw = await Read(db, it, readerId, ct);
        var entries = draw.FrozenAt is null ? [] : await db.Set<DrawEntry>().Where(e => e.GameId == it.Id).Select(e => new { e.Hash, e.Excluded }).ToListAsync(ct);
        return new(
            row, draw, [.. entries.Where(e => e.Excluded is null).Select(e => e.Hash).Order(StringComparer.Ordinal)],
            [.. entries.Where(e => e.Excluded is not null).OrderBy(e => e.Hash, StringComparer.Ordinal).Select(e => new DrawOut(e.Hash, e.Excluded!.Value))]);
    }
}
