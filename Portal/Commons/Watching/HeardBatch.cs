using Portal.Commons.Cases;
using Portal.Commons.Moderation;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>Something whose words were written or changed.</summary>
/// <param name="Room">Whose it is.</param>
/// <param name="Id">The thing.</param>
/// <param name="First">The number of the first news about it.</param>
/// <param name="Last">The number of the last.</param>
/// <param name="At">When the first of it happened.</param>
/// <param name="IsNew">True where the first news was that it was written.</param>
/// <param name="Changes">The news, the last one last: what they say of who did it.</param>
internal sealed record Spoken(IWatched Room, long Id, long First, long Last, DateTime At, bool IsNew, IReadOnlyList<HeardWords> Changes)
{
    public string Subject => new Subject(Room.Kind, Id).ToString();

    public Spoken Then(HeardWords change, long number) => this with { Last = number, Changes = [.. Changes, change] };

    /// <summary>Whose words they are to the watch.</summary>
    public long WriterOf(WatchedText text) => IsNew ? text.AuthorId : Changes[^1].ById ?? text.AuthorId;

    /// <summary>Who has read it as it is now, having written all of it so; null where several did, or nobody knows.</summary>
    public long? ReaderOf(WatchedText text) => Changes.Select(c => c.Changed ? c.ById : text.AuthorId).Distinct().Take(2).ToList() is [var only] ? only : null;
}

/// <summary>What a batch of news means to the watch: each thing once.</summary>
internal sealed class HeardBatch
{
    private readonly Dictionary<string, Spoken> words = [];

    private HeardBatch(NewsRow last) => (Last, At) = (last.Seq!.Value, last.At);

    /// <summary>Whose words are new or other, in the order of the news.</summary>
    public IReadOnlyList<Spoken> Words => [.. words.Values.OrderBy(w => w.First)];

    /// <summary>What looks otherwise.</summary>
    public HashSet<string> Sights { get; } = [];

    /// <summary>What stands in another place.</summary>
    public List<HeardMove> Moves { get; } = [];

    /// <summary>Into what things came from elsewhere.</summary>
    public HashSet<(IWatched Room, Subject Whole)> Comings { get; } = [];

    /// <summary>What was flagged.</summary>
    public HashSet<string> Flagged { get; } = [];

    /// <summary>Which decisions on cases were taken, by the numbers of their news.</summary>
    public Dictionary<long, long> Decided { get; } = [];

    /// <summary>The number of the last news of all.</summary>
    public long Last { get; }

    /// <summary>When that happened.</summary>
    public DateTime At { get; }

    public bool IsNothing => words.Count + Sights.Count + Moves.Count + Comings.Count + Flagged.Count + Decided.Count == 0;

    public static HeardBatch Of(IReadOnlyList<NewsRow> batch, IEnumerable<IWatched> rooms)
    {
        var heard = new HeardBatch(batch[^1]);
        foreach (var row in batch)
        {
            if (row.Item is { } news)
            {
                heard.Take(news, row, rooms);
            }
        }

        return heard;
    }

    /// <summary>Whether something was written or changed behind a number.</summary>
    public bool ChangedAfter(string subject, long number) => words.TryGetValue(subject, out var spoken) && spoken.Last > number;

    private void Take(News news, NewsRow row, IEnumerable<IWatched> rooms)
    {
        switch (news)
        {
            case CaseChanged { Kind: "flag" } flag:
                Flagged.Add(flag.Subject);
                break;
            case CaseDecided decided:
                Decided[decided.DecisionId] = row.Seq!.Value;
                break;
        }

        foreach (var room in rooms)
        {
            switch (room.Hear(news))
            {
                case HeardWords heard:
                    var spoken = new Spoken(room, heard.Id, row.Seq!.Value, row.Seq.Value, row.At, !heard.Changed, [heard]);
                    words[spoken.Subject] = words.TryGetValue(spoken.Subject, out var before) ? before.Then(heard, row.Seq.Value) : spoken;
                    break;
                case HeardSight seen:
                    Sights.Add(new Subject(room.Kind, seen.Id).ToString());
                    break;
                case HeardMove move:
                    Moves.Add(move);
                    break;
                case HeardComing coming:
                    Comings.Add((room, coming.Whole));
                    break;
            }
        }
    }
}
