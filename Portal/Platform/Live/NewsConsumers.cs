using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Outbox;

namespace Portal.Platform.Live;

/// <summary>
/// The sure lane: gets every news at least once and in order, on one node at a time, also those told while the portal was down.
/// What it does must be safe to do twice.
/// </summary>
public interface INewsConsumer
{
    /// <summary>A stable name; its place in the outbox is kept under it.</summary>
    string Name { get; }

    /// <summary>
    /// How many news it takes at once, ten times a second at most. Whose work is dear takes few: in a flood it stays behind and catches up afterwards, and never stands
    /// in the way of who writes.
    /// </summary>
    int AtOnce => 1000;

    /// <summary>Deals with news in order. When it throws, the same batch comes again a little later.</summary>
    Task Handle(IReadOnlyList<NewsRow> batch, CancellationToken ct);
}

/// <summary>How far a consumer has read.</summary>
public sealed class NewsCursor
{
    /// <summary>The consumer's name.</summary>
    public required string Name { get; init; }

    /// <summary>The last number it dealt with.</summary>
    public long Seq { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NewsCursor>
    {
        public void Configure(EntityTypeBuilder<NewsCursor> builder)
        {
            builder.ToTable("NewsCursors").HasKey(c => c.Name);
            builder.Property(c => c.Name).HasMaxLength(60);
        }
    }
}

/// <summary>Feeds every consumer from its own place in the outbox.</summary>
internal sealed class NewsConsumers(IEnumerable<INewsConsumer> consumers, Database database, NewsLog log, Leases leases, ILogger<NewsConsumers> logger) : BackgroundService
{
    /// <summary>How long news gather before a consumer gets them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>Who is behind rests nine times as long as it worked, within bounds: in a flood it takes a tenth of the time, and who writes has the rest.</summary>
    private const int RestForWork = 9;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(consumers.Select(consumer => Feed(consumer, stoppingToken)));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is { IsCompleted: true })
        {
            await leases.Release(consumers.Select(LeaseOf), cancellationToken);
        }
    }

    private static string LeaseOf(INewsConsumer consumer) => $"news:{consumer.Name}";

    private async Task Feed(INewsConsumer consumer, CancellationToken stop)
    {
        var (seen, behind, rest) = (-1L, false, Breath);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(rest, stop);
                if (log.LastSeq == seen && !behind)
                {
                    continue;
                }

                var (upTo, begun) = (log.LastSeq, Stopwatch.GetTimestamp());
                if (await leases.Hold(LeaseOf(consumer), stop))
                {
                    behind = await Next(consumer, stop) == consumer.AtOnce;
                    seen = upTo;
                    var work = Stopwatch.GetElapsedTime(begun) * RestForWork;
                    rest = !behind || work < Breath ? Breath : work < LongestRest ? work : LongestRest;
                }
                else
                {
                    await Task.Delay(TimeSpan.FromSeconds(5), stop);
                }
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                logger.LogError(e, "{Consumer} failed and will try again.", consumer.Name);
                await Task.Delay(TimeSpan.FromSeconds(2), stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Hands the next news to a consumer and tells how many they were.</summary>
    private async Task<int> Next(INewsConsumer consumer, CancellationToken stop)
    {
        var rows = await database.Lend(db => Waiting(db, consumer, stop), stop);
        if (rows is [.., { Seq: { } last }])
        {
            await consumer.Handle(rows, stop);
            await Advance(consumer.Name, last, stop);
        }

        return rows.Count;
    }

    private async Task<List<NewsRow>> Waiting(PortalDb db, INewsConsumer consumer, CancellationToken stop)
    {
        var from = (await db.Rows("""SELECT "Seq" FROM "NewsCursors" WHERE "Name" = @0""", row => row.GetInt64(0), stop, consumer.Name)).FirstOrDefault();
        return log.Since(from, consumer.AtOnce) ?? await OutboxRows.After(db, from, consumer.AtOnce, stop);
    }

    private Task Advance(string name, long seq, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                await db.Do("""INSERT INTO "NewsCursors" ("Name", "Seq") VALUES (@0, @1) ON CONFLICT ("Name") DO UPDATE SET "Seq" = excluded."Seq" """, ct, name, seq);
                return default(Nothing);
            },
            ct);
}
