using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Features.Forum;
using Portal.Platform.Live;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>An open poll of the board in a line.</summary>
/// <param name="TopicId">The topic that carries it.</param>
/// <param name="Slug">The readable part of that one's address.</param>
/// <param name="Question">What is asked.</param>
/// <param name="ClosesAt">When it closes by itself, or null.</param>
public sealed record PollLine(long TopicId, string Slug, string Question, DateTime? ClosesAt)
{
    /// <summary>Its address.</summary>
    public string Url => $"/t/{TopicId}/{Slug}";
}

/// <summary>The newest polls of the club's board that can be voted in.</summary>
internal sealed class PollsKind(IStringLocalizer<BlocksText> texts) : ListKind<PollLine>(texts, "polls", "Polls", Icons.Chart, typeof(PollsBlock))
{
    public override bool Hears(LiveMessage message) => message.Row is { Item: PollChanged or SightNews };

    protected override Task<List<PollLine>> Rows(BlockReading reading, int most, CancellationToken ct)
    {
        var (board, now) = (reading.Club.BoardId, reading.Now);
        return (
            from t in reading.Db.Set<Topic>().SeenBy(reading.Standing)
            join p in reading.Db.Set<Poll>() on t.Id equals p.TopicId
            where t.CategoryId == board && !t.Hidden && p.ClosedAt == null && (p.ClosesAt == null || p.ClosesAt > now)
            orderby p.Id descending
            select new PollLine(t.Id, t.Slug, p.Question, p.ClosesAt)).Take(most).ToListAsync(ct);
    }
}
