namespace Portal.Tests.Architecture;

/// <summary>The picture of the house: which floor and room a type lives in, and which arrows may be drawn.</summary>
/// <param name="Root">The namespace above the floors.</param>
public sealed record House(string Root)
{
    // From the ground up. What lies directly under the root (Program and the like) stands above all floors.
    static readonly string[] Floors = ["Kernel", "Platform", "Commons", "Features", "App", "(root)"];

    // A club is a house of rooms: the one exception.
    static readonly HashSet<(string From, string To)> Doors =
        [("Features.Clubs", "Features.Forum"), ("Features.Clubs", "Features.Chat"), ("Features.Clubs", "Features.Rooms"), ("Features.Clubs", "Features.Events"), ("Features.Clubs", "Features.Play")];

    /// <summary>Whether the type belongs to this house at all.</summary>
    public bool Holds(TypeName type) => type.Namespace == Root || type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal);

    /// <summary>References that go up, or between two rooms of Features that must not see each other.</summary>
    public IEnumerable<string> ForbiddenArrows(IEnumerable<Reference> references) =>
        from reference in references
        where Holds(reference.From) && Holds(reference.To)
        let why = Objection(RoomOf(reference.From), RoomOf(reference.To))
        where why is not null
        select $"{reference.From} -> {reference.To}: {why}";

    /// <summary>Types that live on no floor of the picture.</summary>
    public IEnumerable<string> Homeless(IEnumerable<TypeName> types) =>
        from type in types
        where Holds(type) && !Floors.Contains(FloorOf(RoomOf(type)))
        select $"{type} lives on no floor";

    /// <summary>Rooms that lean on each other in a circle, each circle as the path that closes it.</summary>
    public IEnumerable<string> Circles(IEnumerable<Reference> references)
    {
        var graph = references.Where(r => Holds(r.From) && Holds(r.To)).Select(r => (From: RoomOf(r.From), To: RoomOf(r.To)))
            .Where(r => r.From != r.To).Distinct().ToLookup(r => r.From, r => r.To);
        return graph.OrderBy(room => room.Key).Select(room => Path(graph, room.Key)).OfType<List<string>>()
            .DistinctBy(path => string.Join(' ', path.Order())).Select(path => string.Join(" -> ", path.Append(path[0])));
    }

    static string? Objection(string from, string to) => (Height(from), Height(to)) switch
    {
        var (here, there) when here < there => $"{from} may not see {to}, arrows only go down",
        _ when FloorOf(from) == "Features" && FloorOf(to) == "Features" && from != to && !Doors.Contains((from, to)) => $"rooms do not see each other ({from}, {to})",
        _ => null,
    };

    // The shortest way from a room back to itself, or null.
    static List<string>? Path(ILookup<string, string> graph, string start)
    {
        var ways = new Queue<List<string>>([[start]]);
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in graph[way[^1]])
            {
                if (next == start) return way;
                if (seen.Add(next)) ways.Enqueue([.. way, next]);
            }
        }
        return null;
    }

    static int Height(string room) => Array.IndexOf(Floors, FloorOf(room));

    static string FloorOf(string room) => room.Split('.')[0];

    // Kernel and App are one room each; the other floors have several.
    string RoomOf(TypeName type)
    {
        if (type.Namespace == Root) return "(root)";
        var parts = type.Namespace[(Root.Length + 1)..].Split('.');
        return parts[0] is "Kernel" or "App" || parts.Length == 1 ? parts[0] : $"{parts[0]}.{parts[1]}";
    }
}
