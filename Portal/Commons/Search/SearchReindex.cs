using Portal.Platform.Cli;

namespace Portal.Commons.Search;

/// <summary>The search index for the verb <c>reindex</c>, and for bulk writers, which tell no news.</summary>
internal sealed class SearchReindex(SearchFeeder feeder, SearchRenewal renewal) : IReindex
{
    public async Task<long> Rebuild(CancellationToken ct)
    {
        var done = await feeder.Rebuild(ct);
        await renewal.Note(ct);
        return done;
    }
}
