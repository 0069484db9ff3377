using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Platform.Outbox;

namespace Portal.Platform.Data;

/// <summary>
/// The one database. It knows no room: each room maps its own tables beside its entities, and they are found in the assembly.
/// One context serves one deed or one page view.
/// </summary>
public abstract class PortalDb(DbContextOptions options) : DbContext(options)
{
    private const int MostOpened = 8;

    private readonly List<News> news = [];

    /// <summary>True on SQLite, where one writer at a time makes row locks needless.</summary>
    public abstract bool IsSqlite { get; }

    /// <summary>The statements kept prepared, on a connection that stays open for long; null on every other. See <see cref="Sql"/>.</summary>
    internal Dictionary<string, DbCommand>? Prepared { get; private set; }

    /// <summary>News told since the last save; they become rows of the outbox in the deed's own transaction.</summary>
    public void Tell(News item) => news.Add(item);

    /// <summary>
    /// Locks one row until the transaction ends, so that what is read next is what will be changed.
    /// On SQLite there is only one writer, and nothing to do.
    /// </summary>
    public Task Lock<TEntity>(long id, CancellationToken ct)
        where TEntity : class => Lock<TEntity>([id], ct);

    /// <summary>Locks several rows in the order of their ids, so that two who lock the same ones do not wait for each other.</summary>
    public Task Lock<TEntity>(IReadOnlyCollection<long> ids, CancellationToken ct)
        where TEntity : class => Lock<TEntity>(ids, "UPDATE", ct);

    /// <summary>
    /// Keeps one row as it is until the transaction ends, beside others who keep it so: they do not wait for each other, but who locks it waits for all of them, and they for who has locked it.
    /// Whoever keeps a row so does not change it: two who did would wait for each other for ever.
    /// </summary>
    public Task LockBeside<TEntity>(long id, CancellationToken ct)
        where TEntity : class => Lock<TEntity>([id], "SHARE", ct);

    private async Task Lock<TEntity>(IReadOnlyCollection<long> ids, string strength, CancellationToken ct)
        where TEntity : class
    {
        if (!IsSqlite)
        {
            var table = Model.FindEntityType(typeof(TEntity))!.GetTableName();
#pragma warning disable EF1002 // the table's name comes from the model, the strength from here, the ids are a parameter
            await Database.ExecuteSqlRawAsync($"SELECT 1 FROM \"{table}\" WHERE \"Id\" = ANY({{0}}) ORDER BY \"Id\" FOR {strength}", [ids.ToArray()], ct);
#pragma warning restore EF1002
        }
    }

    /// <summary>
    /// Turns the news told so far into rows of the outbox, and withholds or releases older rows about what was hidden or shown again;
    /// called by <see cref="Database"/> before it commits.
    /// </summary>
    internal async Task<bool> WriteNews(DateTime now)
    {
        foreach (var item in news)
        {
            if (item is IWithholding { Thing: var thing, Withheld: var withheld })
            {
                await this.Do("UPDATE \"News\" SET \"Withheld\" = @0 WHERE \"About\" = @1", CancellationToken.None, withheld, thing.ToString());
            }

            if (item is ILeaving { Whole: var whole, Left: var left })
            {
                await OutboxRows.Leave(this, whole.ToString(), left);
            }

            await OutboxRows.Write(this, NewsRow.From(item, now));
        }

        var any = news.Count > 0;
        news.Clear();
        return any;
    }

    /// <summary>Opens the connection for long and keeps its statements prepared from now on.</summary>
    internal async Task KeepPrepared(CancellationToken ct)
    {
        if (Prepared is null)
        {
            await Database.OpenConnectionAsync(ct);
            Prepared = [];
        }
    }

    /// <summary>Ends that.</summary>
    internal async ValueTask ForgetPrepared()
    {
        if (Prepared is not { } commands)
        {
            return;
        }

        Prepared = null;
        foreach (var command in commands.Values)
        {
            await command.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        GiveBack();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        GiveBack();
        return base.DisposeAsync();
    }

    /// <summary>
    /// What was opened and not closed is closed. The pool of contexts closes the connection, too, but goes on counting: lent again, such a context would keep its connection after each query,
    /// until it is given back once more.
    /// </summary>
    private void GiveBack()
    {
        try
        {
            for (var i = 0; i < MostOpened && Database.GetDbConnection().State == ConnectionState.Open; i++)
            {
                Database.CloseConnection();
            }
        }
        catch (ObjectDisposedException)
        {
            // It was given back before.
        }
    }

    /// <summary>Forgets everything tracked and told, so that the context can serve the next deed.</summary>
    internal void Forget()
    {
        news.Clear();
        ChangeTracker.Clear();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}

/// <summary>The database in one file: the default, for one node.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    public override bool IsSqlite => true;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // One writer: the order of ids is the order of commits, so the id serves as the sequence number.
        modelBuilder.Entity<NewsRow>().Property(n => n.Seq).HasComputedColumnSql("\"Id\"", stored: false);
    }
}

/// <summary>PostgreSQL: for any number of nodes.</summary>
public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    public override bool IsSqlite => false;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<NewsRow>().HasIndex(n => n.Seq);
    }
}
