using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Play;

/// <summary>A card as its receiver sees it, or its sender.</summary>
/// <param name="Id">The id.</param>
/// <param name="With">From whom; of one's own to whom.</param>
/// <param name="Occasion">For what.</param>
/// <param name="Motif">The picture.</param>
/// <param name="Text">The line of text.</param>
/// <param name="Day">For which day; null for the birthday of somebody else, which nobody is told.</param>
/// <param name="ArrivedAt">When it arrived; null while it waits.</param>
public sealed record CardRow(long Id, PersonView With, CardOccasion Occasion, CardMotif Motif, string Text, DateTime? Day, DateTime? ArrivedAt);

/// <summary>What is read of cards.</summary>
public sealed class CardViews(Database database)
{
    /// <summary>How many a page of a list holds.</summary>
    public const int PageSize = 30;

    /// <summary>The cards that somebody got, the newest first.</summary>
    public async Task<Page<CardRow>> Got(Actor actor, Cursor from, int size, CancellationToken ct)
    {
        if (actor.AccountId is not { } me)
        {
            return Page<CardRow>.Empty;
        }

        await using var db = database.Open();
        var (at, id) = (from.At, from.Id);
        var rows = await (
            from c in db.Set<GreetingCard>()
            join a in db.Set<Account>() on c.FromId equals a.Id
            where c.ToId == me && c.ArrivedAt != null && !c.Hidden && (c.ArrivedAt < at || (c.ArrivedAt == at && c.Id < id))
            orderby c.ArrivedAt descending, c.Id descending
            select new CardRow(c.Id, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), c.Occasion, c.Motif, c.Text, c.Day, c.ArrivedAt)).Take(size + 1).ToListAsync(ct);
        return Page<CardRow>.Cut(rows, size, c => new Cursor(c.ArrivedAt!.Value, c.Id).ToString());
    }

    /// <summary>The cards of somebody's own that wait, the last sent first; at most a page. What became of one is not told, as it may have been thrown away; nor when a birthday is.</summary>
    public async Task<IReadOnlyList<CardRow>> Waiting(Actor actor, CancellationToken ct) => actor.AccountId is not { } me ? [] : await database.Read(db => (
        from c in db.Set<GreetingCard>()
        join a in db.Set<Account>() on c.ToId equals a.Id
        where c.FromId == me && c.ArrivedAt == null
        orderby c.Id descending
        select new CardRow(c.Id, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), c.Occasion, c.Motif, c.Text, c.Occasion == CardOccasion.Birthday ? null : (DateTime?)c.Day, c.ArrivedAt)).Take(PageSize).ToListAsync(ct));

    /// <summary>Whether somebody wants cards, as they said themselves.</summary>
    public async Task<Result<GreetingChoice>> Choice(Actor actor, CancellationToken ct) =>
        actor.AccountId is not { } me ? Problem.SignIn : await database.Read(db => db.Set<GreetingChoice>().FirstOrDefaultAsync(c => c.AccountId == me, ct)) ?? new GreetingChoice { AccountId = me };
}
