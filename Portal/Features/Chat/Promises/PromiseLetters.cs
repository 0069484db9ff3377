using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Commons.Hours;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Mail;
using Portal.Platform.Web;

namespace Portal.Features.Chat;

/// <summary>
/// Letters to customers about a promise: that it was changed or taken back, where they have not seen it in the chat; and that it passed without having been kept. They go only where the customer is
/// known to read: to the confirmed address of their account, or to one that they confirmed for this chat. They say the date by the customer's own clock where it is known, else in UTC.
/// </summary>
public sealed class PromiseLetters(Database database, Mailer mailer, PublicAddress address, IStringLocalizer<PromiseText> L, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <summary>Writes the letters whose readers have had their time to see in the chat what they say.</summary>
    public async Task SendDue(CancellationToken ct)
    {
        int done;
        do
        {
            done = (await database.Write<int>(async db => await SendDue(db, ct), ct)).Value;
        }
        while (done == AtOnce);
    }

    /// <summary>A promise has passed, inside the deed that records it.</summary>
    internal async Task Passed(PortalDb db, ChatMeasure clock, CancellationToken ct)
    {
        if (await db.Set<ChatPromise>().AsNoTracking().FirstOrDefaultAsync(p => p.LineId == clock.LineId, ct) is { } promise)
        {
            await Send(db, promise, "Passed", ct);
        }
    }

    private async Task<int> SendDue(PortalDb db, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Set<ChatPromise>().AsNoTracking().Where(p => p.LetterDueAt < now).OrderBy(p => p.LetterDueAt).Take(AtOnce).ToListAsync(ct);
        foreach (var promise in due)
        {
            // Another node may have been faster, and then this changes nothing.
            if (await db.Set<ChatPromise>().Where(p => p.Id == promise.Id && p.LetterDueAt != null).ExecuteUpdateAsync(p => p.SetProperty(x => x.LetterDueAt, (DateTime?)null), ct) == 1 && !await HasSeen(db, promise, ct))
            {
                await Send(db, promise, promise.Ending == PromiseEnd.Withdrawn ? "Withdrawn" : "Changed", ct);
            }
        }

        return due.Count;
    }

    /// <summary>Whether the customer has seen in the chat what was told there when the promise was made, or taken back.</summary>
    private static Task<bool> HasSeen(PortalDb db, ChatPromise promise, CancellationToken ct)
    {
        var told = promise.EndedAt ?? promise.MadeAt;
        return db.Set<Chat>().AnyAsync(c => c.Id == promise.ChatId && db.Set<ChatMessage>().Any(m => m.ChatId == c.Id && m.Number <= c.ReadByCustomer && m.At >= told), ct);
    }

    private async Task Send(PortalDb db, ChatPromise promise, string what, CancellationToken ct)
    {
        if (await ReaderOf(db, promise.ChatId, ct) is not { } reader)
        {
            return;
        }

        using var language = Languages.Speak(reader.Language);
        var body = new LetterBody().Say(L[$"Letter{what}", When(promise.DueAt, reader.Zone)]).Quote(promise.What);
        if ((promise.EndReason ?? promise.Reason) is { } reason && what != "Passed")
        {
            body.Say(L["LetterReason"]).Quote(reason);
        }

        body.Link(L["LetterToChat"], address.Of("/talk").AbsoluteUri);
        mailer.Send(db, reader.Email, L[$"LetterSubject{what}", address.Root.Authority], body.Text, body.Html);
    }

    private static async Task<Reader?> ReaderOf(PortalDb db, long chatId, CancellationToken ct)
    {
        var chat = await db.Set<Chat>().Where(c => c.Id == chatId).Select(c => new { c.CustomerId, c.Language }).FirstAsync(ct);
        var account = chat.CustomerId is not { } id ? null
            : await (from a in db.Set<Account>()
                     where a.Id == id && a.EmailConfirmed && a.Email != null
                     from t in db.Set<TellingTimes>().Where(t => t.AccountId == a.Id).DefaultIfEmpty()
                     select new Reader(a.Email!, a.Language ?? chat.Language, t == null ? null : t.Zone)).FirstOrDefaultAsync(ct);
        return account ?? await db.Set<ChatTranscript>().Where(t => t.ChatId == chatId && t.Confirmed).OrderByDescending(t => t.Id).Select(t => new Reader(t.Email, chat.Language, null)).FirstOrDefaultAsync(ct);
    }

    private static string When(DateTime at, string? zone)
    {
        var known = HoursZones.ClockOf(zone);
        return $"{TimeZoneInfo.ConvertTimeFromUtc(at, known).ToString("f", CultureInfo.CurrentCulture)} ({known.Id})";
    }

    private sealed record Reader(string Email, string? Language, string? Zone);
}
