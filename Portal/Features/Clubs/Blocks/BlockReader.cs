using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>Reads what the blocks of a club's page show: so many statements as there are kinds on it, however many are in the club. A kind that fails takes nothing with it but its own blocks.</summary>
public sealed class BlockReader(Database database, BlockKinds kinds, TimeProvider time, ILogger<BlockReader> logger)
{
    /// <summary>What these blocks show to somebody, by their ids. Those that they may not see are left out, and so is what has nothing to show.</summary>
    public async Task<IReadOnlyDictionary<long, BlockContent>> Read(Actor actor, ClubView club, IReadOnlyList<BlockView> blocks, CancellationToken ct)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow().UtcDateTime;
        var reading = new BlockReading(db, await Standing.Of(db, actor, now, ct), club, now);
        var shown = new Dictionary<long, BlockContent>();
        foreach (var alike in blocks.GroupBy(b => b.Kind))
        {
            foreach (var (id, content) in await Read(reading, alike.Key, [.. alike], ct))
            {
                shown[id] = content;
            }
        }

        return shown;
    }

    private async Task<IReadOnlyDictionary<long, BlockContent>> Read(BlockReading reading, string word, IReadOnlyList<BlockView> blocks, CancellationToken ct)
    {
        if (kinds.Find(word) is not { } kind)
        {
            return Fault(blocks, Sentences.Say(typeof(BlocksText), "FaultKind"));
        }

        if (!kind.IsOpen && !ClubRules.MayRead(reading.Standing, reading.Club.Club.Visibility, reading.Club.Club.Id))
        {
            return Fault([], "");
        }

        try
        {
            return await kind.Read(reading, blocks, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The block {Kind} of the club {Club} could not be read.", word, reading.Club.Club.Id);
            return Fault(blocks, Sentences.Say(typeof(BlocksText), "FaultRead"));
        }
    }

    private static Dictionary<long, BlockContent> Fault(IReadOnlyList<BlockView> blocks, string sentence) => blocks.ToDictionary(b => b.Id, _ => new BlockContent(null, sentence));
}
