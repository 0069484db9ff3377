using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;
using Portal.Platform.Text;

namespace Portal.Features.Clubs;

/// <summary>The pages of clubs, out of which personal data can be taken, also where they quote what others wrote.</summary>
internal sealed class RescuedClubs(MarkdownRenderer markdown) : IRescued
{
    public string Kind => ModeratedPlaces.Club;

    public async Task<Result<RescuedThing>> Find(PortalDb db, Standing standing, long id, CancellationToken ct)
    {
        if (await db.Set<Club>().AsNoTracking().SeenBy(db, standing).FirstOrDefaultAsync(c => c.Id == id, ct) is not { } found)
        {
            return Problem.NotFound;
        }

        var host = await HeldClubs.HostOf(db, id, ct);
        var roles = await db.Set<Account>().Where(a => a.Id == host).Select(a => a.Roles).FirstOrDefaultAsync(ct);
        var place = new Subject(Kind, id);
        return new RescuedThing(place, host, place, [found.Name, found.About, found.Rules, found.CloseReason ?? ""]) { Address = $"/clubs/{found.Slug}" }.For(standing, roles);
    }

    public async Task Rescue(PortalDb db, RescueOrder order, RescueTally tally, CancellationToken ct)
    {
        var (own, words, everywhere) = (order.Subject.Kind == Kind ? order.Subject.Id : 0, order.Sought, order.Everywhere);
        var holding = order.Through(
            last => db.Set<Club>().AsTracking().Where(c => c.Id > last && (c.Id == own || (everywhere && words.Any(w => c.About.Contains(w) || c.Rules.Contains(w) || (c.CloseReason != null && c.CloseReason.Contains(w)))))).OrderBy(c => c.Id)
                .Select(c => new { Club = c, Visible = db.Set<Group>().Where(g => g.Id == c.Id).Select(g => g.Visibility).First() }),
            c => c.Club.Id, ct);
        await foreach (var held in holding)
        {
            var (club, name, reason, before) = (held.Club, held.Club.Name, held.Club.CloseReason, ClubParts.Said(held.Club));
            Clean(club, order, club.Id == own);
            if (before != ClubParts.Said(club) || reason != club.CloseReason)
            {
                tally.Add(club.Id == own ? RescuedFrom.Text : RescuedFrom.Quotes, 1);
                order.Found.Add((Kind, club.Id));
                db.Tell(new ClubChanged(club.Id, held.Visible == Visibility.Hidden, club.Name != name) { ById = order.ReaderOf(new(Kind, club.Id)) });
            }
        }
    }

    private void Clean(Club club, RescueOrder order, bool own)
    {
        club.Name = own ? Shorten.To(order.Clean(club.Name), Club.MostName) : club.Name;
        club.CloseReason = club.CloseReason is { } reason ? Shorten.To(own ? order.Clean(reason) : order.CleanQuotes(reason), ClubNotice.MostText) : null;
        (club.About, club.AboutHtml) = Cleaned(club.About, club.AboutHtml);
        (club.Rules, club.RulesHtml) = Cleaned(club.Rules, club.RulesHtml);

        (string, string) Cleaned(string text, string html)
        {
            var clean = own ? order.Clean(text) : order.CleanQuotes(text);
            if (clean == text)
            {
                return (text, html);
            }

            var shown = order.Show(markdown, text, html, clean);
            order.Change(new(Kind, club.Id), html, shown);
            return (clean, shown);
        }
    }
}
