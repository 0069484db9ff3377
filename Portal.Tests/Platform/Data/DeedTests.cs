using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;
using Portal.Platform.Outbox;

namespace Portal.Tests.Platform.Data;

public class DeedTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Of_many_deeds_at_once_those_that_fail_after_they_have_written_leave_nothing_and_the_others_stay_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (database, mark) = (portal.Get<Database>(), "deed-" + Guid.NewGuid().ToString("N")[..10] + "-");
        var deeds = Enumerable.Range(0, 60).Select(i => Task.Run(() => Try(database, mark + i, i % 6)));
        var outcomes = await Task.WhenAll(deeds);

        Assert.Equal(Enumerable.Range(0, 60).Select(i => Outcomes[i % 6]), outcomes);
        var kept = Enumerable.Range(0, 60).Where(i => Outcomes[i % 6] == "done").Select(i => mark + i).Order(StringComparer.Ordinal).ToList();
        var there = await database.Read(db => db.Set<Tag>().Where(t => t.Name.StartsWith(mark)).Select(t => t.Name).ToListAsync());
        var told = await database.Read(db => db.Set<NewsRow>().Where(n => n.Data.Contains(mark)).Select(n => n.Data).ToListAsync());
        Assert.Equal(kept, there.Order(StringComparer.Ordinal));
        Assert.Equal(kept.Count, told.Count);
        Assert.All(kept, name => Assert.Single(told, data => data.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    private static readonly string[] Outcomes = ["done", "refused", "threw", "done", "met another", "cancelled"];

    /// <summary>Each writes a row by a statement, so that it has written before it fails.</summary>
    private static async Task<string> Try(Database database, string name, int kind)
    {
        try
        {
            var result = await database.Write<Nothing>(
                async db =>
                {
                    await Insert(db, name);
                    db.Tell(new DeedDone(name));
                    switch (kind)
                    {
                        case 1: return Problem.NotAllowed;
                        case 2: throw new InvalidOperationException("on purpose");
                        case 4: await Insert(db, name); break; // the name is unique
                        case 5: throw new OperationCanceledException();
                    }

                    return default(Nothing);
                },
                default);
            return result.Done ? "done" : "refused";
        }
        catch (InvalidOperationException)
        {
            return "threw";
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
        catch (System.Data.Common.DbException)
        {
            return "met another";
        }
    }

    private static Task<int> Insert(PortalDb db, string name) => db.Do("""INSERT INTO "Tags" ("Name", "TopicCount") VALUES (@0, 0)""", default, name);
}

/// <summary>What the deeds of <see cref="DeedTests"/> tell.</summary>
internal sealed record DeedDone(string Tag) : News
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Channels => ["deeds"];
}
