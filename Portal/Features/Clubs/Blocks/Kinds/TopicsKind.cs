using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A topic of the board in a line.</summary>
/// <param name="Id">The topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="Slug">The readable part of its address.</param>
/// <param name="By">Who wrote in it last.</param>
/// <param name="At">When.</param>
/// <param name="Replies">How many replies it has.</param>
public sealed record TopicLine(long Id, string Title, string Slug, PersonView By, DateTime At, int Replies)
{
    /// <summary>Its address.</summary>
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
