using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Features.Events;
using Portal.Features.Play;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Clubs;

/// <summary>How members want to be told of a club's news, new events and new games: read and chosen by themselves, and stopped by the link in a letter. Letters that are waiting follow a change.</summary>
public sealed class NewsChoices(Database database, RateLimits limits, TimeProvider time) : IMailsLists
{
    /// <inheritdoc/>
    public string Kind => ModeratedPlaces.Club;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The actor's choice for a club that they are in.</summary>
    public async Task<Result<Telling>> Read(Actor actor, string slug, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, Now, ct);
        var found = await Club(db, standing, slug, ct);
        return found.Problem is { } problem ? problem : await Of(db, found.Value, standing.AccountId!.Value, ct);
    }

    /// <summary>Chooses for a club: whether in the bell, and by which letter.</summary>
    public Task<Result<Nothing>> Choose(Actor actor, string slug, Telling wish, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                var standing = await Standing.Of(db, actor, Now, ct);
                var found = await Club(db, standing, slug, ct);
                if ((found.Problem ?? standing.MayNotUse ?? (Enum.IsDefined(wish.Mail) ? pace() : Problem.Invalid<KernelText>("mail", "UnknownValue", wish.Mail))) is { } problem)
                {
                    return problem;
                }

                await db.Lock<Account>(standing.AccountId!.Value, ct); // as who writes their letters does
                await Set(db, found.Value, standing.AccountId.Value, wish, ct);
                return default(Nothing);
            },
            ct);
    }

    /// <inheritdoc/>
    public Task<string?> NameOf(PortalDb db, long accountId, long placeId, CancellationToken ct) => (
        from c in db.Set<Club>()
        join g in db.Set<Group>() on c.Id equals g.Id
        where c.Id == placeId && (g.Visibility != Visibility.Hidden || db.Set<Membership>().Any(m => m.GroupId == c.Id && m.AccountId == accountId && !m.Waiting))
        select c.Name).FirstOrDefaultAsync(ct);

    /// <inheritdoc/>
    public async Task Stop(PortalDb db, long accountId, long placeId, CancellationToken ct)
    {
        if (await db.Set<Club>().AnyAsync(c => c.Id == placeId, ct))
        {
            await Set(db, placeId, accountId, (await Of(db, placeId, accountId, ct)) with { Mail = MailChoice.None }, ct);
        }
    }

    private static async Task<Telling> Of(PortalDb db, long clubId, long accountId, CancellationToken ct)
    {
        if (await db.Set<NewsChoice>().FirstOrDefaultAsync(c => c.ClubId == clubId && c.AccountId == accountId, ct) is { } own)
        {
            return new(own.Bell, own.Mail);
        }

        var all = await db.Set<TellingChoice>().FirstOrDefaultAsync(c => c.AccountId == accountId && c.Kind == NotificationKind.ClubNews, ct);
        return all is null ? Telling.Usual(NotificationKind.ClubNews) : new(all.Bell, all.Mail);
    }

    /// <summary>The club, for who is in it.</summary>
    private static async Task<Result<long>> Club(PortalDb db, Standing standing, string slug, CancellationToken ct)
    {
        var id = await ClubAddress.Find(db, slug, ct);
        var found = await db.Set<Club>().Where(c => c.Id == id).Join(db.Set<Group>(), c => c.Id, g => g.Id, (c, g) => new { c.Id, g.Visibility }).FirstOrDefaultAsync(ct);
        return found is null || !ClubRules.MaySee(standing, found.Visibility, found.Id) ? Problem.NotFound
            : standing.AccountId is null ? Problem.SignIn
            : standing.IsIn(found.Id) ? found.Id : Problem.Refused<ClubNewsText>("OnlyMembersChoose");
    }

    private async Task Set(PortalDb db, long clubId, long accountId, Telling wish, CancellationToken ct)
    {
        if (await db.Set<NewsChoice>().AsTracking().FirstOrDefaultAsync(c => c.ClubId == clubId && c.AccountId == accountId, ct) is not { } choice)
        {
            db.Add(choice = new NewsChoice { ClubId = clubId, AccountId = accountId });
        }

        (choice.Bell, choice.Mail) = (wish.Bell, wish.Mail);
        var hours = (await db.Set<TellingTimes>().FirstOrDefaultAsync(t => t.AccountId == accountId, ct))?.Hours ?? MailHours.Usual;
        var (mail, due) = (wish.Mail, hours.DueAt(wish.Mail, Now));
        await Waiting(db, clubId, accountId).ExecuteUpdateAsync(n => n.SetProperty(x => x.Mail, mail).SetProperty(x => x.MailDueAt, due), ct);
    }

    /// <summary>What of the club they are still to be written of.</summary>
    private static IQueryable<Notification> Waiting(PortalDb db, long clubId, long accountId) => db.Set<Notification>().Where(n => n.AccountId == accountId && n.MailDueAt != null
        && ((n.SubjectKind == NewsItem.Kind && db.Set<NewsItem>().Any(i => i.Id == n.SubjectId && i.ClubId == clubId))
            || (n.SubjectKind == PlannedTidings.Subject && db.Set<Event>().Any(e => e.Id == n.SubjectId && e.GroupId == clubId))
            || (n.SubjectKind == AnnouncedTidings.Subject && db.Set<Game>().Any(g => g.Id == n.SubjectId && g.GroupId == clubId))));
}
