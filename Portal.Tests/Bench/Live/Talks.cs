using System.Text.Json;
using Portal.Bench.Worlds;

namespace Portal.Bench.Live;

/// <summary>Chats that are going on: each with a customer's hub client, and agents who listen to all that they hold.</summary>
public sealed class Talks : IAsyncDisposable
{
    private readonly List<HubClient> clients = [];
    private readonly List<(long Id, string Secret, string Agent)> chats = [];
    private readonly PortalClient portal;

    private Talks(PortalClient portal) => this.portal = portal;

    /// <summary>Begins so many chats, spread over the agents, who take them, and lets both sides of each listen.</summary>
    /// <param name="server">The server that has the hub.</param>
    /// <param name="portal">Its API.</param>
    /// <param name="agents">Who answers.</param>
    /// <param name="count">How many chats.</param>
    /// <param name="seen">Hears of each message's id, once for each who is told.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Talks> OpenAsync(Uri server, PortalClient portal, IReadOnlyList<Member> agents, int count, Action<long> seen, CancellationToken cancel)
    {
        var (talks, hub) = (new Talks(portal), new Uri(server, "/hubs/portal"));
        var desks = new List<HubClient>();
        foreach (var agent in agents)
        {
            desks.Add(await HubClient.OpenAsync(hub, agent.Token, Hear, cancel));
        }

        talks.clients.AddRange(desks);
        for (var n = 0; n < count; n++)
        {
            var token = agents[n % agents.Count].Token;
            var (id, secret) = await portal.StartChatAsync($"Question {n}", cancel);
            await portal.TakeChatAsync(id, token, cancel);
            talks.chats.Add((id, secret, token));
            var customer = await HubClient.OpenAsync(hub, secret, Hear, cancel);
            talks.clients.Add(customer);
            foreach (var client in (HubClient[])[customer, desks[n % agents.Count]])
            {
                await client.InvokeAsync("Subscribe", [$"chat:{id}", null], cancel);
            }
        }

        return talks;

        void Hear(string method, JsonElement arguments)
        {
            if (method == "event" && arguments[0].GetProperty("data").TryGetProperty("messageId", out var message))
            {
                seen(message.GetInt64());
            }
        }
    }

    /// <summary>Says something in one chat after the other: the customer in one round, the agent in the next.</summary>
    public Task<Accepted> SayAsync(int number, CancellationToken cancel)
    {
        var (id, secret, agent) = chats[number % chats.Count];
        return portal.ChatAsync(id, number / chats.Count % 2 == 0 ? secret : agent, $"Said in the chat, number {number}.", cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(clients.Select(c => c.DisposeAsync().AsTask()));
}
