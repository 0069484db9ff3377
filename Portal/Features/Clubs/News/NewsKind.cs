using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>News in a line.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">Their title.</param>
/// <param name="By">The name of who wrote them.</param>
/// <param name="At">Since when they are read.</param>
public sealed record NewsLine(long Id, string Title, string By, DateTime At);

/// <summary>The club's newest news.</summary>
internal sealed class NewsKind(IStringLocalizer<BlocksText> texts) : ListKind<NewsLine>(texts, "news", "News", Icons.Megaphone, typeof(NewsBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: NewsItemNews };

    protected override Task<List<NewsLine>> Rows(BlockReading reading, int most, CancellationToken ct)
    {
        var club = reading.Club.Club.Id;
        return (
            from n in reading.Db.Set<NewsItem>().SeenBy(reading.Db, reading.Standing).Published()
            join a in reading.Db.Set<Account>() on n.AuthorId equals a.Id
            where n.ClubId == club
            orderby n.PublishedAt descending, n.Id descending
            select new NewsLine(n.Id, n.Title, a.DisplayName ?? a.UserName!, n.PublishedAt!.Value)).Take(most).ToListAsync(ct);
    }
}
