using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Commons.People;
using Portal.Platform.Live;

namespace Portal.Features.Forum;

/// <summary>
/// Who has a topic open now, on all nodes. Kept in memory: each node says for the topics open on it who is there, when that changes and every half minute,
/// and what a node said is forgotten when it falls silent. However many come at once, a topic's readers are told once a second.
/// </summary>
public sealed class TopicPresence(LiveBus bus, TimeProvider time) : BackgroundService
{
    /// <summary>What is whispered when somebody came or went.</summary>
    public const string Came = "here";

    /// <summary>What is whispered while somebody types.</summary>
    public const string Types = "here-typing";

    /// <summary>The most people whom one node names for a topic; the others are counted.</summary>
    public const int MostNamed = 12;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan Renewed = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan Silent = TimeSpan.FromSeconds(75);

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<long, OpenTopic> topics = new();

    /// <summary>The channel of those who have a topic open. It is between nodes and circuits; the hub does not offer it.</summary>
    public static string Channel(long topicId) => $"here:{topicId}";

    /// <summary>Somebody opened a topic that they may see; they are there until what is answered is disposed, however many tabs they have.</summary>
    public IDisposable Enter(long topicId, PersonView person)
    {
        while (true)
        {
            var topic = topics.GetOrAdd(topicId, id => new OpenTopic(id, node, bus, time));
            if (topic.Add(person) is { } leave)
            {
                return leave;
            }
        }
    }

    /// <summary>Somebody types in the topic's box: not kept, and gone a moment later.</summary>
    public void Type(long topicId, PersonView person) => bus.Whisper(Channel(topicId), Types, JsonSerializer.Serialize(new { person.Id, Name = person.DisplayName }));

    /// <summary>Who is there, a person once however many tabs they have; the first <see cref="MostNamed"/> of each node by name.</summary>
    public Present Of(long topicId) => topics.TryGetValue(topicId, out var topic) ? topic.Everyone() : Present.Nobody;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var (id, topic) in topics)
                {
                    if (!topic.TellIfChanged() && topics.TryRemove(new(id, topic)))
                    {
                        topic.Dispose();
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }

    /// <summary>Who is there.</summary>
    /// <param name="Named">Some of them.</param>
    /// <param name="Count">How many there are.</param>
    public sealed record Present(IReadOnlyList<PersonView> Named, int Count)
    {
        /// <summary>Nobody.</summary>
        public static Present Nobody { get; } = new([], 0);
    }

    /// <summary>What one node says of a topic.</summary>
    internal sealed record Said(string Node, IReadOnlyList<PersonView> Named, int Count);
}
