using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Text;

namespace Portal.Features.Play;

/// <summary>Greeting cards, out of which personal data can be taken: those that moderators see, because they were reported. They stand in no search.</summary>
internal sealed class RescuedCards(ModeratedCards seen) : IRescued
{
    public string Kind => GreetingCard.Kind;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await seen.Look(db, standing, [id], ct) is not [var shown])
        {
            return Problem.NotFound;
        }

        var text = await db.Set<GreetingCard>().Where(c => c.Id == id).Select(c => c.Text).FirstAsync(ct);
        return new RescuedThing(new(Kind, id), shown.Author.Id, null, [text]).For(standing, shown.Author.Roles);
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere);
        await foreach (var card in order.Through(last => db.Set<GreetingCard>().AsTracking().Where(c => c.Id > last && (c.Id == own || (everywhere && words.Any(w => c.Text.Contains(w))))).OrderBy(c => c.Id), c => c.Id, ct))
        {
            var text = Shorten.To(card.Id == own ? order.Clean(card.Text) : order.CleanQuotes(card.Text), GreetingCard.MostText);
            if (text == card.Text)
            {
                continue;
            }

            order.Change(new(Kind, card.Id), ModeratedCards.Shown(card.Text).Value, ModeratedCards.Shown(text).Value);
            card.Text = text;
            tally.Add(card.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
            if (card.ArrivedAt is not null)
            {
                db.Tell(new GreetingReworded(card.Id, card.ToId));
            }
        }
    }
}
