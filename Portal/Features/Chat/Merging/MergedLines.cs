using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Puts the lines of two chats that are locked into one order, numbered from 1 without a gap; what is known by a line's number, such as what was read of it, goes along.</summary>
internal static class MergedLines
{
    // The numbers go out of the way first, for no two lines to have the same one at any moment: those of the chat that stays are -1 and below, the others follow.
    private const string Aside = """UPDATE "ChatMessages" SET "Number" = -"Number" WHERE "ChatId" = @0""";
    private const string Over = """UPDATE "ChatMessages" SET "ChatId" = @0, "Number" = -"Number" - @2 WHERE "ChatId" = @1""";

    // By the time of each line; within one chat the lines keep their order also where two machines' clocks differed.
    private const string Places =
        """
        SELECT l."Id" AS "Line", l."Number" AS "Was", ROW_NUMBER() OVER (ORDER BY l."Since", l."Came", l."Number" DESC) AS "Place" FROM (
          SELECT "Id", "Number", "Number" < @1 AS "Came", MAX("At") OVER (PARTITION BY "Number" < @1 ORDER BY "Number" DESC) AS "Since" FROM "ChatMessages" WHERE "ChatId" = @0) l
        """;

    private const string Renumber = $"""UPDATE "ChatMessages" SET "Number" = r."Place" FROM ({Places}) r WHERE "ChatMessages"."Id" = r."Line" """;

    // What was said of a part that ended stays with its end.
    private const string RatingsAside = """UPDATE "ChatRatings" SET "Part" = -"Part" WHERE "ChatId" = @0""";
    private const string RatingsOver = """UPDATE "ChatRatings" SET "ChatId" = @0, "Part" = -"Part" - @2 WHERE "ChatId" = @1""";
    private const string Ratings = $"""UPDATE "ChatRatings" SET "Part" = r."Place" FROM ({Places}) r WHERE "ChatRatings"."ChatId" = @0 AND "ChatRatings"."Part" = r."Was" """;

    private const string Notes =
        """
        UPDATE "ChatNotes" SET "ChatId" = @0, "AfterNumber" = COALESCE((SELECT MAX(m."Number") FROM "ChatMessages" m WHERE m."ChatId" = @0 AND m."At" <= "ChatNotes"."At"), 0)
        WHERE "ChatId" = @0 OR "ChatId" = @1
        """;

    /// <summary>Moves every line and note of the one into the other, and what was said of its parts. What a side had not seen, or got, in either chat is still not seen, or not come.</summary>
    public static async Task Move(PortalDb db, Chat from, Chat into, CancellationToken ct)
    {
        var lines = from.LastNumber + into.LastNumber;
        var (here, there) = (await ChatDelivery.Of(db, from, ct), await ChatDelivery.Of(db, into, ct));
        var read = (await After(db, (from.Id, from.ReadByCustomer), (into.Id, into.ReadByCustomer), ct), await After(db, (from.Id, from.ReadByAgents), (into.Id, into.ReadByAgents), ct));
        var came = (await After(db, (from.Id, here.ToCustomer), (into.Id, there.ToCustomer), ct), await After(db, (from.Id, here.ToAgents), (into.Id, there.ToAgents), ct));
        await db.Do(Aside, ct, into.Id);
        await db.Do(Over, ct, into.Id, from.Id, into.LastNumber);
        await db.Do(RatingsAside, ct, into.Id);
        await db.Do(RatingsOver, ct, into.Id, from.Id, into.LastNumber);
        await db.Do(Ratings, ct, into.Id, -into.LastNumber);
        await db.Do(Renumber, ct, into.Id, -into.LastNumber);
        await db.Do(Notes, ct, into.Id, from.Id);
        into.TakeIn(from, lines, await Before(db, read.Item1, lines, ct), await Before(db, read.Item2, lines, ct));
        await Deliver(db, from, into, await Before(db, came.Item1, lines, ct), await Before(db, came.Item2, lines, ct), ct);
    }

    private static async Task Deliver(PortalDb db, Chat from, Chat into, int toCustomer, int toAgents, CancellationToken ct)
    {
        await db.Set<ChatDelivery>().Where(d => d.ChatId == from.Id || d.ChatId == into.Id).ExecuteDeleteAsync(ct);
        var kept = new ChatDelivery { ChatId = into.Id };
        kept.Came(ChatSeat.Customer, toCustomer);
        kept.Came(ChatSeat.Desk, toAgents);
        db.Add(kept);
    }

    /// <summary>The first line of each of two chats after a number.</summary>
    private static async Task<List<long>> After(PortalDb db, (long Chat, int Number) one, (long Chat, int Number) other, CancellationToken ct)
    {
        var first = new List<long>();
        foreach (var (chat, number) in new[] { one, other })
        {
            first.AddRange(await db.Set<ChatMessage>().Where(m => m.ChatId == chat && m.Number > number).OrderBy(m => m.Number).Select(m => m.Id).Take(1).ToListAsync(ct));
        }

        return first;
    }

    /// <summary>The number before the first of these lines; where there is none, all was seen.</summary>
    private static async Task<int> Before(PortalDb db, List<long> unseen, int lines, CancellationToken ct) =>
        unseen.Count == 0 ? lines : await db.Set<ChatMessage>().Where(m => unseen.Contains(m.Id)).MinAsync(m => m.Number, ct) - 1;
}
