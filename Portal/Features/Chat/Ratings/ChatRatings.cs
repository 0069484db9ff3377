using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Chat;

/// <summary>What the customer is asked at the end, and what they said.</summary>
/// <param name="MayRate">True when they are asked now, or may change what they said.</param>
/// <param name="Verdict">What they said of the part that ended last.</param>
/// <param name="Words">Why.</param>
public sealed record RatingView(bool MayRate, Verdict? Verdict, string? Words);

/// <summary>A rating as the staff read it.</summary>
/// <param name="Part">The number of the event that ended what was rated.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Words">Why.</param>
/// <param name="Agent">Who answered last in that part.</param>
/// <param name="At">When it was given.</param>
public sealed record RatingLine(int Part, Verdict Verdict, string? Words, PersonView? Agent, DateTime At);

/// <summary>The customer's word on a finished conversation: asked at its end and at no other time, once for each part that was answered.</summary>
public sealed class ChatRatings(Database database, RateLimits limits, TimeProvider time)
{
    private const int MostListed = 100;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The customer rates what ended last, or changes their word within a day.</summary>
    public Task<Result<Nothing>> Rate(ChatParty party, long chatId, Verdict? verdict, string? words, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, party.Actor);
        return database.InChat<Nothing>(
            party, chatId, time,
            async (db, entry) =>
            {
                var chat = entry.Chat;
                var part = await FinishedPart.Of(db, chat.Id, chat.State, ct);
                var before = part is null ? null : await db.Set<ChatRating>().AsTracking().FirstOrDefaultAsync(r => r.ChatId == chat.Id && r.Part == part.Number, ct);
                if ((await MayNotRate(db, party, entry.Seat, entry.Standing, chat.Id, part, before?.At, ct) ?? (verdict is null ? Problem.Invalid<KernelText>("verdict", "Required") : null) ?? Bounds.Check("words", words, ChatRating.MostWords, min: 0) ?? pace()) is { } refused)
                {
                    return refused;
                }

                var rating = before ?? db.Add(new ChatRating { ChatId = chat.Id, Part = part!.Number, AgentId = part.AnsweredBy, At = Now }).Entity;
                (rating.Verdict, rating.Words) = (verdict!.Value, Bounds.IsBlank(words) ? null : words);
                db.Tell(new ChatRated(chat.Id));
                return default(Nothing);
            },
            ct);
    }

    /// <summary>What the party is asked and has said; null where there is no such chat for them.</summary>
    public async Task<RatingView?> Read(ChatParty party, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, party.Actor, Now, ct);
        var (chat, seat) = await db.Find(party, standing, chatId, ct);
        if (seat == ChatSeat.None)
        {
            return null;
        }

        var part = await FinishedPart.Of(db, chat!.Id, chat.State, ct);
        var said = part is null ? null : await db.Set<ChatRating>().FirstOrDefaultAsync(r => r.ChatId == chat.Id && r.Part == part.Number, ct);
        return new(await MayNotRate(db, party, seat, standing, chat.Id, part, said?.At, ct) is null, said?.Verdict, said?.Words);
    }

    /// <summary>All that was said of a chat, the newest first; null where there is none, and for who is no agent.</summary>
    public async Task<IReadOnlyList<RatingLine>?> List(Actor actor, long chatId, CancellationToken ct)
    {
        await using var db = database.Open();
        var (chat, seat) = await db.Find(ChatParty.Desk(actor), await Standing.Of(db, actor, Now, ct), chatId, ct);
        return seat == ChatSeat.Desk
            ? await (from r in db.Set<ChatRating>()
                     where r.ChatId == chat!.Id
                     from a in db.Set<Account>().Where(a => a.Id == r.AgentId).DefaultIfEmpty()
                     orderby r.Part descending
                     select new RatingLine(r.Part, r.Verdict, r.Words, a == null ? null : new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles), r.At)).Take(MostListed).ToListAsync(ct)
            : null;
    }

    /// <summary>Why somebody may not rate a part now, or null: who is blocked may not, whatever they had.</summary>
    private async Task<Problem?> MayNotRate(PortalDb db, ChatParty party, ChatSeat seat, Standing standing, long chatId, FinishedPart? part, DateTime? ratedAt, CancellationToken ct) =>
        (seat == ChatSeat.Customer ? await db.MayNotAsk(standing, party.Actor, chatId, Now, ct) : null) ?? ChatRules.MayNotRate(seat, standing, part, ratedAt, Now);
}
