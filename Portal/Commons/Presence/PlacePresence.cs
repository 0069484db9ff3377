using System.Collections.Concurrent;
using System.Text.Json;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Live;

namespace Portal.Commons.Presence;

/// <summary>
/// Who has a place open now, such as a topic or a room, on all nodes. Kept in memory: each node says for the places open on it who is there, when that changes and every half minute,
/// and what a node said is forgotten when it falls silent. However many come at once, a place's readers are told once a second.
/// </summary>
public sealed class PlacePresence(LiveBus bus, TypingPace typing, TimeProvider time) : BackgroundService
{
    /// <summary>What is whispered when somebody came or went.</summary>
    public const string Came = "here";

    /// <summary>What is whispered while somebody types.</summary>
    public const string Types = "here-typing";

    /// <summary>The most people whom one node names for a place; the others are counted.</summary>
    public const int MostNamed = 12;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan Renewed = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan Silent = TimeSpan.FromSeconds(75);

    private readonly string node = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<Subject, OpenPlace> places = new();

    /// <summary>The channel of those who have a place open. It is between nodes and circuits; the hub does not offer it.</summary>
    public static string Channel(Subject place) => $"here:{place}";

    /// <summary>Somebody opened a place that they may see; they are there until what is answered is disposed, however many tabs they have.</summary>
    public IDisposable Enter(Subject place, PersonView person)
    {
        while (true)
        {
            var open = places.GetOrAdd(place, at => new OpenPlace(at, node, bus, time));
            if (open.Add(person) is { } leave)
            {
                return leave;
            }
        }
    }

    /// <summary>
    /// Somebody types in the place's box, who may write there and does not hide it: not kept, and gone a moment later. Where many type at once, not of each of them; and the more there are
    /// to hear it, the more seldom.
    /// </summary>
    public void Type(Subject place, PersonView person)
    {
        if (places.ContainsKey(place) && typing.MayTell(Channel(place)))
        {
            bus.Whisper(Channel(place), Types, JsonSerializer.Serialize(new { person.Id, Name = person.DisplayName }));
        }
    }

    /// <summary>Who is there, a person once however many tabs they have; the first <see cref="MostNamed"/> of each node by name.</summary>
    public Present Of(Subject place) => places.TryGetValue(place, out var open) ? open.Everyone() : Present.Nobody;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var (place, open) in places)
                {
                    if (!open.TellIfChanged() && places.TryRemove(new(place, open)))
                    {
                        open.Dispose();
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

    /// <summary>What one node says of a place.</summary>
    internal sealed record Said(string Node, IReadOnlyList<PersonView> Named, int Count);
}
