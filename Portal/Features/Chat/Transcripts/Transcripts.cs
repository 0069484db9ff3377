using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;
using Portal.Platform.Mail;

namespace Portal.Features.Chat;

/// <summary>What became of the wish for a transcript.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TranscriptAnswer>))]
public enum TranscriptAnswer
{
    /// <summary>It is on its way.</summary>
    [JsonStringEnumMemberName("sent")]
    Sent,

    /// <summary>A code was sent to the address, now or before; whoever reads it there tells it.</summary>
    [JsonStringEnumMemberName("code-needed")]
    CodeNeeded,

    /// <summary>The code is another.</summary>
    [JsonStringEnumMemberName("wrong-code")]
    WrongCode,
}

/// <summary>
/// Sends what was said in a chat to its customer: to the confirmed address of their account, or to one that they gave, once a code sent there has come back. So nobody
/// gets more than one letter that they did not want, and that one carries no word of whoever asked for it.
/// </summary>
public sealed class Transcripts(Database database, TranscriptLetters letters, Mailer mailer, RateLimits limits, TimeProvider time)
{
    private const int MostCodesADay = 3;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The customer wants the transcript: at the address of their account, or at one that they give.</summary>
    public Task<Result<TranscriptAnswer>> Ask(ChatParty party, long chatId, string? email, CancellationToken ct) =>
        Do(party, chatId, async (db, chat, standing) =>
        {
            var own = standing.AccountId is { } id ? await db.Set<Account>().Where(a => a.Id == id && a.EmailConfirmed).Select(a => a.Email).FirstOrDefaultAsync(ct) : null;
            var address = Bounds.IsBlank(email) ? own : email!.Trim();
            if (address is null)
            {
                return Problem.Invalid<ChatText>("email", standing.IsMember ? "NoConfirmedAddress" : "AddressNeeded");
            }

            if (AccountRules.Email(address) is { } bad)
            {
                return bad;
            }

            var isOwn = own is not null && LookupNames.Of(own) == LookupNames.Of(address);
            if (await Find(db, chat.Id, address, ct) is not { } wish)
            {
                return isOwn ? await Send(db, chat, New(db, chat.Id, address, null), ct) : await SendCode(db, chat.Id, address, ct);
            }

            wish.Confirmed |= isOwn;
            return wish.Confirmed ? await Send(db, chat, wish, ct) : TranscriptAnswer.CodeNeeded;
        }, ct);

    /// <summary>The customer tells the code that came to an address.</summary>
    public Task<Result<TranscriptAnswer>> Confirm(ChatParty party, long chatId, string? email, string? code, CancellationToken ct) =>
        Do(party, chatId, async (db, chat, _) =>
        {
            if (Bounds.Check("email", email, AccountRules.MostEmail) is { } bad)
            {
                return bad;
            }

            if (await Find(db, chat.Id, email!.Trim(), ct) is not { Code: { } asked } wish)
            {
                return Problem.Invalid<ChatText>("email", "NoCodeSent");
            }

            if (wish.Tries >= ChatTranscript.MostTries)
            {
                return Problem.Conflict<ChatText>("CodeTriedTooOften");
            }

            if (!wish.Confirmed && !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code?.Trim() ?? ""), Encoding.UTF8.GetBytes(asked)))
            {
                wish.Tries++;
                return TranscriptAnswer.WrongCode;
            }

            wish.Confirmed = true;
            return await Send(db, chat, wish, ct);
        }, ct);

    private Task<Result<TranscriptAnswer>> Do(ChatParty party, long chatId, Func<PortalDb, Chat, Standing, Task<Result<TranscriptAnswer>>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.SignIn, party.Actor);
        return database.InChat<TranscriptAnswer>(
            party, chatId, time,
            async (db, entry) =>
            {
                var (chat, seat, standing) = entry;
                return (seat != ChatSeat.Customer ? Problem.NotAllowed : ChatRules.MayNotAsk(standing) ?? pace()) is { } refused ? refused : await deed(db, chat, standing);
            },
            ct);
    }

    private static Task<ChatTranscript?> Find(PortalDb db, long chatId, string address, CancellationToken ct)
    {
        var normalized = LookupNames.Of(address);
        return db.Set<ChatTranscript>().AsTracking().FirstOrDefaultAsync(t => t.ChatId == chatId && t.NormalizedEmail == normalized, ct);
    }

    private ChatTranscript New(PortalDb db, long chatId, string address, string? code) => db.Add(new ChatTranscript
    {
        ChatId = chatId, Email = address, NormalizedEmail = LookupNames.Of(address), Code = code, Confirmed = code is null, At = Now,
    }).Entity;

    private async Task<Result<TranscriptAnswer>> SendCode(PortalDb db, long chatId, string address, CancellationToken ct)
    {
        var (normalized, since) = (LookupNames.Of(address), Now - Day);
        if (await db.Set<ChatTranscript>().CountAsync(t => t.NormalizedEmail == normalized && t.Code != null && t.At > since, ct) >= MostCodesADay)
        {
            return Problem.TooMany(Day);
        }

        var wish = New(db, chatId, address, RandomNumberGenerator.GetInt32(1_000_000).ToString("d6", CultureInfo.InvariantCulture));
        var letter = letters.Code(wish.Code!);
        mailer.Send(db, address, letter.Subject, letter.Text, letter.Html);
        return TranscriptAnswer.CodeNeeded;
    }

    private async Task<Result<TranscriptAnswer>> Send(PortalDb db, Chat chat, ChatTranscript wish, CancellationToken ct)
    {
        if (wish.UpTo >= chat.LastNumber)
        {
            return TranscriptAnswer.Sent;
        }

        if (wish.Sent >= ChatTranscript.MostSent)
        {
            return Problem.Conflict<ChatText>("SentOften");
        }

        var lines = await ChatLines.Messages(db, chat.Id, chat.LastNumber - ChatViews.Most + 1, ChatViews.Most, ct);
        var letter = letters.Transcript(chat.CreatedAt, lines);
        mailer.Send(db, wish.Email, letter.Subject, letter.Text, letter.Html);
        (wish.Sent, wish.UpTo) = (wish.Sent + 1, chat.LastNumber);
        return TranscriptAnswer.Sent;
    }
}
