using Portal.Commons.Sanctions;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>The clubs in which somebody wrote an article, put up a file or a photo, said a line of a download, or wrote news that are more than a draft.</summary>
internal sealed class WhoFilled : WroteInClubs
{
    protected override IQueryable<long> ClubsOf(PortalDb db, long accountId) =>
        db.Set<ClubItem>().Where(i => i.AuthorId == accountId).Select(i => i.ClubId)
            .Concat(db.Set<NewsItem>().Where(n => n.AuthorId == accountId && n.PublishAt != null).Select(n => n.ClubId));
}
