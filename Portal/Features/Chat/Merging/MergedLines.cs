using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>Puts the lines of two chats that are locked into one order, numbered from 1 without a gap.</summary>
internal static class MergedLines
{
    // The numbers go out of the way first, for no two lines to have the same one at any moment: those of the chat that stays are -1 and below, the others follow.
    private const string Aside = """UPDATE "ChatMessages" SET "Number" = -"Number" WHERE "ChatId" = @0""";
    private const string Over = """UPDATE "ChatMessages" SET "ChatId" = @0, "Number" = -"Number" - @2 WHERE "ChatId" = @1""";

    // By the time of each line; within one chat the lines keep their order also where two machines' clocks differed.
    private const string Renumber =
        """
        UPDATE "ChatMessages" SET "Number" = r."Place" FROM (
          SELECT l."Id" AS "Line", ROW_NUMBER() OVER (ORDER BY l."Since", l."Came", l."Number" DESC) AS "Place" FROM (
            SELECT "Id", "Number", "Number" < @1 AS "Came", MAX("At") OVER (PARTITION BY "Number" < @1 ORDER BY "Number" DESC) AS "Since" FROM "ChatMessages" WHERE "ChatId" = @0) l) r
        WHERE "ChatMessages"."Id" = r."Line"
        """;

    private const string Notes =
        """
        UPDATE "ChatNotes" SET "ChatId" = @0, "AfterNumber" = COALESCE((SELECT MAX(m."Number") FROM "ChatMessages" m WHERE m."ChatId" = @0 AND m."At" <= "ChatNotes"."At"), 0)
        WHERE "ChatId" = @0 OR "ChatId" = @1
        """;

    /// <summary>Moves every line and note of the one into the other. What a side had not seen in either chat is still not seen.</summary>
    public static async Task Move(PortalDb db, Chat from, Chat into, CancellationToken ct)
    {
        var lines = from.LastNumber + into.LastNumber;
        var (customer, agents) = (await Unseen(db, from, into, c => c.ReadByCustomer, ct), await Unseen(db, from, into, c => c.ReadByAgents, ct));
        await db.Do(Aside, ct, into.Id);
        await db.Do(Over, ct, into.Id, from.Id, into.LastNumber);
        await db.Do(Renumber, ct, into.Id, -into.LastNumber);
        await db.Do(Notes, ct, into.Id, from.Id);
        into.TakeIn(from, lines, await Before(db, customer, lines, ct), await Before(db, agents, lines, ct));
    }

    /// <summary>The first line of each chat that a side has not seen.</summary>
    private static async Task<List<long>> Unseen(PortalDb db, Chat from, Chat into, Func<Chat, int> read, CancellationToken ct)
    {
        var first = new List<long>();
        foreach (var (chat, seen) in new[] { (from.Id, read(from)), (into.Id, read(into)) })
        {
            first.AddRange(await db.Set<ChatMessage>().Where(m => m.ChatId == chat && m.Number > seen).OrderBy(m => m.Number).Select(m => m.Id).Take(1).ToListAsync(ct));
        }

        return first;
    }

    /// <summary>The number before the first of these lines; where there is none, all was seen.</summary>
    private static async Task<int> Before(PortalDb db, List<long> unseen, int lines, CancellationToken ct) =>
        unseen.Count == 0 ? lines : await db.Set<ChatMessage>().Where(m => unseen.Contains(m.Id)).MinAsync(m => m.Number, ct) - 1;
}
