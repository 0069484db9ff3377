using Portal.Platform.Cli;

namespace Portal.Commons.Search;

/// <summary>The search index for the verb <c>reindex</c>, and for bulk writers, which tell no news.</summary>
internal sealed class SearchReindex(SearchFeeder feeder) : IReindex
{
    public Task<long> Rebuild(CancellationToken ct) => feeder.Rebuild(_ => { }, ct);
}
