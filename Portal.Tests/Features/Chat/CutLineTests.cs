using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Many chats at once over lines that break all the time: every fifth request meets a cut, and so do those who listen.</summary>
public class CutLineTests(Portals portals)
{
    const double Cuts = 0.2;
    const int ChatsAtOnce = 10;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 500)]
    [InlineData(DatabaseProvider.Postgres, 50)]
    public async Task Of_ten_thousand_messages_none_is_lost_doubled_or_heard_out_of_order(DatabaseProvider provider, int perSide)
    {
        await using var portal = await portals.Own(provider);
        using var stop = new CancellationTokenSource(Patience);
        await Task.WhenAll(Enumerable.Range(0, ChatsAtOnce).Select(n => Talk(portal, n, perSide, stop.Token)));
    }

    static async Task Talk(TestPortal portal, int n, int perSide, CancellationToken stop)
    {
        var agent = await portal.NewMember("agent", Roles.Agent);
        var guest = await portal.StartChatWith(agent);
        var last = 2 + (2 * perSide); // the first message, and that it was taken
        var ear = Listen(portal, agent, guest.ChatId, last, new Random(n), stop);
        var secret = guest.Party.Secret!;
        var token = await portal.TokenOf(agent);
        var cuts = await Task.WhenAll(
            Say(portal, guest.ChatId, secret, "customer", perSide, new Random(1000 + n), stop),
            Say(portal, guest.ChatId, token, "agent", perSide, new Random(2000 + n), stop));
        Assert.All(cuts, times => Assert.InRange(times, perSide / 10, perSide)); // the lines did break

        var messages = await portal.Get<Database>().Read(db => db.Set<ChatMessage>().Where(m => m.ChatId == guest.ChatId).OrderBy(m => m.Number).Select(m => new { m.Number, m.Body }).ToListAsync());
        Assert.Equal(Enumerable.Range(1, last), messages.Select(m => m.Number));
        foreach (var side in (string[])["customer", "agent"])
            Assert.Equal(Enumerable.Range(1, perSide).Select(i => $"{side} {i}"), messages.Where(m => m.Body.StartsWith(side, StringComparison.Ordinal)).Select(m => m.Body));
        Assert.Equal(Enumerable.Range(3, last - 2), await ear);
    }

    /// <summary>Says so many things one after the other, each until it is known to have arrived, and tells how often the line was cut under it.</summary>
    static async Task<int> Say(TestPortal portal, long chat, string token, string side, int count, Random random, CancellationToken stop)
    {
        await using var line = new TcpCut(portal.Address);
        using var program = line.Address.Api(token);
        var cuts = 0;
        for (var i = 1; i <= count; i++)
        {
            var (key, isCut) = (Guid.NewGuid().ToString(), random.NextDouble() < Cuts);
            var cut = isCut ? CutSoon(line, random, stop) : Task.CompletedTask;
            cuts += isCut ? 1 : 0;
            while (!await Sent(program, chat, $"{side} {i}", key, stop)) await Task.Delay(1, stop);
            await cut;
        }

        return cuts;
    }

    static async Task<bool> Sent(HttpClient program, long chat, string body, string key, CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"chats/{chat}/messages") { Content = JsonContent.Create(new { body }) };
        message.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await program.SendAsync(message, stop);
            Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false; // the line broke: it may have arrived or not
        }
    }

    static async Task CutSoon(TcpCut line, Random random, CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 8)), stop);
        line.Cut();
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5)), stop);
        line.Mend();
    }

    /// <summary>Listens to the chat until a message was heard, comes back after every cut from where it was, and gives the numbers in the order in which they were heard.</summary>
    static async Task<IReadOnlyList<int>> Listen(TestPortal portal, Member agent, long chat, int last, Random random, CancellationToken stop)
    {
        var (heard, seq, token) = (new List<int>(), 0L, await portal.TokenOf(agent));
        await using var line = new TcpCut(portal.Address);
        while (heard.LastOrDefault() < last)
        {
            try
            {
                await using var ear = await HubListener.OpenAsync(line.Address, token);
                await ear.Subscribe($"chat:{chat}", seq);
                var cut = CutLater(line, random, stop);
                while (!ear.IsBroken && !Done(ear)) await Task.Delay(5, stop);
                foreach (var told in ear.Events)
                {
                    Assert.True(told.Seq > seq, "a channel's numbers only grow");
                    seq = told.Seq;
                    if (told.Type == "chat-message-sent" && told.Data.GetProperty("messageId").GetInt64() > 0) heard.Add(told.Data.GetProperty("number").GetInt32());
                }

                await cut;
            }
            catch (Exception e) when (e is WebSocketException or InvalidOperationException or HttpRequestException or IOException)
            {
                await Task.Delay(2, stop); // cut while it was made
            }
        }

        return [.. heard.Where(number => number > 2)];

        bool Done(HubListener ear) => ear.Events.Any(told => told.Type == "chat-message-sent" && told.Data.GetProperty("number").GetInt32() == last);
    }

    static async Task CutLater(TcpCut line, Random random, CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 700)), stop);
        line.Cut();
        line.Mend();
    }
}
