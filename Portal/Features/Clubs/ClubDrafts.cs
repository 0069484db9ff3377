using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Leads back to the forms of clubs in which something was typed that has not been sent: news, articles, downloads, photos, settings, and the answers of who wants in, which are given at its page.</summary>
public sealed class ClubDrafts(Database database, TimeProvider time)
{
    /// <summary>The addresses of those among some places of drafts that are forms of a club which this person may see. A place leads to its form, which says whether they still may write there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Urls(Actor actor, IEnumerable<string> places, CancellationToken ct)
    {
        var forms = places.Distinct().Select(Read).OfType<Form>().ToList();
        if (actor.AccountId is null || forms.Count == 0)
        {
            return new Dictionary<string, string>();
        }

        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        var items = forms.Select(f => f.ItemId).OfType<long>().ToList();
        var homes = items.Count == 0 ? [] : await db.Set<ClubItem>().SeenBy(db, standing).Where(i => items.Contains(i.Id) && i.DeletedAt == null).ToDictionaryAsync(i => i.Id, i => i.ClubId, ct);
        var clubs = forms.Select(f => f.ClubId).OfType<long>().Concat(homes.Values).Distinct().ToList();
        var slugs = await db.Set<Club>().SeenBy(db, standing).Where(c => clubs.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Slug, ct);
        var urls = new Dictionary<string, string>();
        foreach (var form in forms)
        {
            if ((form.ClubId ?? (homes.TryGetValue(form.ItemId ?? 0, out var home) ? (long?)home : null)) is { } club && slugs.TryGetValue(club, out var slug))
            {
                urls.Add(form.Place, $"/clubs/{slug}{form.Path}");
            }
        }

        return urls;
    }

    private static Form? Read(string place) => place.Split(':') switch
    {
        ["club-news", var club, var news] when Number(club) is { } id => news.Length == 0 ? new(place, id, null, "/news/new") : Number(news) is { } one ? new(place, id, null, $"/news/{one}/edit") : null,
        ["new-" + ClubItem.Word, var club, var shelf] when Number(club) is { } id => new(place, id, null, shelf switch { "downloads" => "/write?kind=download", "photos" => "/write?kind=photo", _ => "/write" }),
        ["club-settings", var club] when Number(club) is { } id => new(place, id, null, "/settings"),
        [JoinForm.Place, var club] when Number(club) is { } id => new(place, id, null, ""),
        [ClubItem.Word, var item] when Number(item) is { } id => new(place, null, id, $"/write/{id}"),
        _ => null,
    };

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A form: of which club, or of which of its things, and what follows the club's address.</summary>
    private sealed record Form(string Place, long? ClubId, long? ItemId, string Path);
}
