using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A piece of news in a line.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">Its title.</param>
/// <param name="At">Since when it is read.</param>
public sealed record NewsLine(long Id, string Title, DateTime At);

/// <summary>What the club told its members last.</summary>
internal sealed class NewsKind(IStringLocalizer<BlocksText> texts) : ListKind<NewsLine>(texts, "news", "News", Icons.Megaphone, typeof(NewsBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: NewsItemNews };

    protected override Task<List<NewsLine>> Rows(BlockReading reading, int most, CancellationToken ct)
    {
        var club = reading.Club.Club.Id;
        return reading.Db.Set<NewsItem>().SeenBy(reading.Db, reading.Standing).Published().Where(n => n.ClubId == club)
            .OrderByDescending(n => n.PublishedAt).ThenByDescending(n => n.Id).Take(most).Select(n => new NewsLine(n.Id, n.Title, n.PublishedAt!.Value)).ToListAsync(ct);
    }
}
