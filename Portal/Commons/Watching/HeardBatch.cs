using Portal.Commons.Cases;
using Portal.Kernel;
using Portal.Platform.Outbox;

namespace Portal.Commons.Watching;

/// <summary>Something whose words were written or changed.</summary>
/// <param name="Room">Whose it is.</param>
/// <param name="Id">The thing.</param>
/// <param name="First">The number of the first news about it.</param>
/// <param name="Last">The number of the last.</param>
/// <param name="At">When the first of it happened.</param>
/// <param name="ById">Who changed it, where that is not its author.</param>
internal sealed record Spoken(IWatched Room, long Id, long First, long Last, DateTime At, long? ById)
{
    public string Subject => new Subject(Room.Kind, Id).ToString();
}

/// <summary>What a batch of news means to the watch: each thing once.</summary>
/// <param name="Words">Whose words are new or other, in the order of the news.</param>
/// <param name="Sights">What looks otherwise.</param>
/// <param name="Moves">What stands in another place.</param>
/// <param name="Flagged">What was flagged.</param>
/// <param name="Last">The number of the last news of all.</param>
/// <param name="At">When that happened.</param>
internal sealed record HeardBatch(IReadOnlyList<Spoken> Words, IReadOnlyList<string> Sights, IReadOnlyList<HeardMove> Moves, IReadOnlyList<string> Flagged, long Last, DateTime At)
{
    public bool IsNothing => Words.Count + Sights.Count + Moves.Count + Flagged.Count == 0;

    public static HeardBatch Of(IReadOnlyList<NewsRow> batch, IEnumerable<IWatched> rooms)
    {
        var (words, sights, moves, flagged) = (new Dictionary<(string, long), Spoken>(), new HashSet<string>(), new List<HeardMove>(), new HashSet<string>());
        foreach (var row in batch)
        {
            if (row.Item is not { } news)
            {
                continue;
            }

            if (news is CaseChanged { Kind: "flag" } flag)
            {
                flagged.Add(flag.Subject);
            }

            foreach (var room in rooms)
            {
                switch (room.Hear(news))
                {
                    case HeardWords heard:
                        var before = words.GetValueOrDefault((room.Kind, heard.Id));
                        words[(room.Kind, heard.Id)] = new(room, heard.Id, before?.First ?? row.Seq!.Value, row.Seq!.Value, before?.At ?? row.At, heard.ById ?? before?.ById);
                        break;
                    case HeardSight seen:
                        sights.Add(new Subject(room.Kind, seen.Id).ToString());
                        break;
                    case HeardMove move:
                        moves.Add(move);
                        break;
                }
            }
        }

        return new([.. words.Values.OrderBy(w => w.First)], [.. sights], moves, [.. flagged], batch[^1].Seq!.Value, batch[^1].At);
    }
}
