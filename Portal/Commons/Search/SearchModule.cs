using Portal.Platform.Cli;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Commons.Search;

/// <summary>Registers search.</summary>
public static class SearchModule
{
    /// <summary>Adds it; rooms add their <see cref="ISearchable"/>s.</summary>
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Search>().AddSingleton<SearchReader>().AddSingleton<SearchFeeder>().AddSingleton<SearchInDeed>().AddSingleton<IReindex, SearchReindex>().AddSingleton<ICheck, SearchCheck>();
        builder.Services.AddSingleton<ISearchOperators, SearchOperators>().AddSingleton<SearchRenewal>();
        builder.Services.AddSingleton<INewsConsumer>(s => s.GetRequiredService<SearchFeeder>()).AddSingleton<IJob>(s => s.GetRequiredService<SearchRenewal>());
    }

    /// <summary>Maps the call.</summary>
    public static void MapSearch(this WebApplication app) => SearchCalls.Map(app);

    /// <summary>Makes the full-text structures that migrations cannot describe.</summary>
    public static async Task PrepareSearch(this IServiceProvider services, CancellationToken ct)
    {
        await using (var db = services.GetRequiredService<Database>().Open())
        {
            await SearchIndex.Ensure(db, ct);
        }

        await services.GetRequiredService<SearchRenewal>().NoteWhereEmpty(ct);
    }
}
