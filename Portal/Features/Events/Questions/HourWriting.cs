using Microsoft.EntityFrameworkCore;
using Portal.Commons.Drafts;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Events;

/// <summary>A question or an answer that is about to be written.</summary>
/// <param name="By">Who writes it.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Html">How it is shown.</param>
/// <param name="Text">What is looked at before others see it.</param>
/// <param name="Key">The client's key, or null.</param>
/// <param name="Draft">The place of its draft, which goes when it stands; null where it has none.</param>
internal sealed record NewHourEntry(Actor By, string Body, string Html, ScreenedText Text, string? Key, string? Draft)
{
    /// <summary>The question that it answers; null for a question.</summary>
    public long? QuestionId { get; init; }
}

/// <summary>Writes questions and answers, which stand in one transcript, and tells of them.</summary>
internal static class HourWriting
{
    private const int MostTold = 100;

    /// <summary>Writes one that may be written, as the last of its hour. Answers its number.</summary>
    public static async Task<Result<int>> Write(this HourHand hand, Screening screening, NewHourEntry given, CancellationToken ct)
    {
        var db = hand.Db;
        var screened = await screening.Judge(db, hand.Standing, given.Text, new(ScreenedUse.Public, GroupId: hand.It.GroupId), hand.Now, ct);
        if (screened.Refusal is { } unwanted)
        {
            return unwanted;
        }

        var entry = new HourEntry
        {
            EventId = hand.It.Id, QuestionId = given.QuestionId, Number = ++hand.Hour.LastNumber, AuthorId = hand.Me, Body = given.Body, Html = screened.Shown("body", given.Html), At = hand.Now, Hidden = screened.Held,
        };
        db.Add(entry);
        if (given.Draft is { } draft)
        {
            await db.ForgetDraft(given.By, draft, ct);
        }

        await db.SaveChangesAsync(ct);
        await db.HoldFiles(given.By, new(HourEntry.Kind, entry.Id), given.Body, ct);
        db.Made<HourEntry>(given.By, given.Key, entry.Id, hand.Now);
        if (!screened.Held)
        {
            await Tell(db, entry, hand.Now, ct);
        }

        await ModeratedHourEntries.Keep(db, screened, hand.It, entry, hand.Now, ct);
        return entry.Number;
    }

    /// <summary>Tells of one that others see now: all who look on, and, where it is the first answer, those who asked.</summary>
    public static async Task Tell(PortalDb db, HourEntry entry, DateTime now, CancellationToken ct)
    {
        if (entry.QuestionId is not { } questionId)
        {
            db.Tell(new HourAsked(entry.EventId, entry.Id, entry.Number));
            return;
        }

        db.Tell(new HourAnswered(entry.EventId, entry.Id, entry.Number));
        if (await db.Set<HourEntry>().AnyAsync(e => e.QuestionId == questionId && e.Id != entry.Id && !e.Hidden && e.DeletedAt == null, ct))
        {
            return;
        }

        var asked = await db.Set<HourEntry>().Where(e => (e.Id == questionId || e.IntoId == questionId) && e.AuthorId != entry.AuthorId && !e.Hidden && e.DeletedAt == null)
            .Select(e => e.AuthorId).Distinct().OrderBy(id => id).Take(MostTold).ToListAsync(ct);
        await EventNotice.Tell(db, asked.ConvertAll(id => new EventNotice { EventId = entry.EventId, AccountId = id, Kind = EventNoticeKind.Answered, ById = entry.AuthorId, At = now }), ct);
    }
}
