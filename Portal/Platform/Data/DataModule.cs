using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Portal.Platform.Data;

/// <summary>Registers the database and brings its schema up to date.</summary>
public static class DataModule
{
    /// <summary>Adds <see cref="Database"/> for the provider that the settings name.</summary>
    public static DatabaseSettings AddData(this WebApplicationBuilder builder)
    {
        var settings = DatabaseSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings).AddSingleton<Database>();
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            builder.Services.AddPooledDbContextFactory<SqlitePortalDb>(options => Common(options, o => SqliteOptions.Apply(o, settings.ConnectionString)));
            builder.Services.AddSingleton<IDbContextFactory<PortalDb>, Contexts<SqlitePortalDb>>();
            builder.Services.AddSingleton<IWriter, SqliteWriter>();
        }
        else
        {
            builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(settings.ConnectionString));
            builder.Services.AddPooledDbContextFactory<PostgresPortalDb>((services, options) => Common(options, o => o.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())));
            builder.Services.AddSingleton<IDbContextFactory<PortalDb>, Contexts<PostgresPortalDb>>();
            builder.Services.AddSingleton<IWriter, PostgresWriter>();
        }

        return settings;
    }

    /// <summary>Creates or migrates the schema; an unreachable server is a setting that cannot work.</summary>
    public static async Task MigrateData(this IServiceProvider services, CancellationToken ct = default)
    {
        var settings = services.GetRequiredService<DatabaseSettings>();
        await using var db = services.GetRequiredService<Database>().Open();
        try
        {
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) // or every start would compare the whole model with the last migration
            {
                await db.Database.MigrateAsync(ct);
            }
        }
        catch (Exception e) when (Unreachable(e) is { } why)
        {
            throw new SettingException("ConnectionStrings:Portal", $"the database cannot be reached ({why.ReplaceLineEndings(" ")})", "start it or correct the connection string");
        }
        catch (Microsoft.Data.Sqlite.SqliteException e) when (e.SqliteErrorCode is 14 or 26 or 11 or 8)
        {
            throw new SettingException("Portal:DataDirectory", $"{settings.SqliteFile} cannot be used as a database ({e.Message})", "name another folder or restore a backup");
        }
    }

    // The retrying strategy wraps what it gave up on.
    private static string? Unreachable(Exception e) => e switch
    {
        PostgresException { SqlState: "28P01" or "28000" or "3D000" or "42501" or "57P03" } refused => refused.MessageText,
        NpgsqlException { InnerException: System.Net.Sockets.SocketException or TimeoutException } lost => lost.Message,
        InvalidOperationException { InnerException: { } inner } => Unreachable(inner),
        _ => null,
    };

    private static void Common(DbContextOptionsBuilder options, Action<DbContextOptionsBuilder> provider)
    {
        provider(options);
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

        // What fails is thrown to who asked, and deeds that met each other are run again: neither is an error of the portal by itself.
        // What is counted up to a bound needs no order.
        options.ConfigureWarnings(w => w.Log(
            (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug), (CoreEventId.RowLimitingOperationWithoutOrderByWarning, LogLevel.Debug)));
    }

    /// <summary>Hands the pooled contexts of one provider out under their common type.</summary>
    private sealed class Contexts<TDb>(IDbContextFactory<TDb> pool) : IDbContextFactory<PortalDb>
        where TDb : PortalDb
    {
        public PortalDb CreateDbContext() => pool.CreateDbContext();
    }
}
