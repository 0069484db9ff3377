using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A topic of the board in a line.</summary>
internal sealed record TopicLine(long Id, string Title, string Slug, PersonView By, DateTime At, int Replies)
{
    public string Url => $"/t/{Id}/{Slug}";
}

/// <summary>The topics of the club's board that were written in last.</summary>
internal sealed class TopicsKind(IStringLocalizer<BlocksText> texts) : ListKind<TopicLine>(texts, "topics", "Topics", Icons.Forum, typeof(TopicsBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: ForumNews, IsQuiet: false };

    protected override Task<List<TopicLine>> Rows(BlockReading reading, int most, CancellationToken ct)
    {
        var board = reading.Club.BoardId;
        return (
            from t in reading.Db.Set<Topic>().SeenBy(reading.Standing)
            join a in reading.Db.Set<Account>() on t.LastAuthorId equals a.Id
            where t.CategoryId == board && !t.Hidden
            orderby t.LastPostAt descending, t.Id descending
            select new TopicLine(t.Id, t.Title, t.Slug, new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), t.LastPostAt, t.PostCount - 1)).Take(most).ToListAsync(ct);
    }
}
