using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Commons.Notifications;

/// <summary>A notification that is about to be written.</summary>
internal sealed record NewNotification(Tiding Tiding, long AccountId, NotificationKind Kind, Telling Telling, DateTime? MailDueAt);

/// <summary>Asks for a page of people whether and how they want to be told: two questions, whatever their number.</summary>
internal sealed class TellingPages(TimeProvider time)
{
    /// <summary>One notification at most for each of them: of the kinds in which they stand there the first that they want.</summary>
    public async Task<IReadOnlyList<NewNotification>> Wanted(PortalDb db, Tiding tiding, IReadOnlyList<Told> people, CancellationToken ct)
    {
        if (people.Count == 0)
        {
            return [];
        }

        var (ids, kinds) = (people.Select(p => p.AccountId).Distinct().ToList(), people.Select(p => p.Kind).Distinct().ToList());
        var choices = await db.Set<TellingChoice>().Where(c => ids.Contains(c.AccountId) && kinds.Contains(c.Kind)).ToDictionaryAsync(c => (c.AccountId, c.Kind), c => new Telling(c.Bell, c.Mail), ct);
        var times = await db.Set<TellingTimes>().Where(t => ids.Contains(t.AccountId)).ToDictionaryAsync(t => t.AccountId, t => t.Hours, ct);
        var now = time.GetUtcNow().UtcDateTime;
        return [.. people.GroupBy(p => p.AccountId).Select(of => of.OrderBy(p => p.Kind)
            .Select(p => (p.Kind, Telling: ChoiceOf(p))).Where(p => !p.Telling.IsNothing)
            .Select(p => new NewNotification(tiding, of.Key, p.Kind, p.Telling, times.GetValueOrDefault(of.Key, MailHours.Usual).DueAt(p.Telling.Mail, now)))
            .FirstOrDefault()).OfType<NewNotification>()];

        Telling ChoiceOf(Told told)
        {
            var usual = choices.TryGetValue((told.AccountId, told.Kind), out var chosen) ? chosen : Telling.Usual(told.Kind);
            return new(told.Bell ?? usual.Bell, told.Mail ?? usual.Mail);
        }
    }
}
