using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Something that a club's members are told, page by page, each as they chose.</summary>
/// <param name="clubId">Which club.</param>
internal sealed class ListTiding(long clubId) : Tiding
{
    /// <summary>That there is a new thing.</summary>
    public static ListTiding Of(long clubId, Subject thing, long byId, DateTime at) => new(clubId) { Subject = thing, Whole = thing, Number = 0, ById = byId, At = at };

    public override Task<IReadOnlyList<Told>> Concerned(PortalDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<Told>>([]);

    public override async Task<Watchers> Watching(PortalDb db, long after, int most, CancellationToken ct)
    {
        var author = ById;
        var members = await (
            from m in db.Set<Membership>()
            join c in db.Set<NewsChoice>() on new { Club = m.GroupId, m.AccountId } equals new { Club = c.ClubId, c.AccountId } into chosen
            from c in chosen.DefaultIfEmpty()
            where m.GroupId == clubId && !m.Waiting && m.AccountId > after && m.AccountId != author
            orderby m.AccountId
            select new { m.AccountId, Bell = (bool?)c!.Bell, Mail = (MailChoice?)c.Mail }).Take(most).ToListAsync(ct);
        return new(members.ConvertAll(m => new Told(m.AccountId, NotificationKind.ClubNews, m.Mail, m.Bell)), members.Count == most ? members[^1].AccountId : null);
    }
}
