using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Commons.Search;

/// <summary>Words before a colon by which somebody narrows a search, such as <c>tag:</c>, and what they mean.</summary>
public interface ISearchOperators
{
    /// <summary>The words, in lower case.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>
    /// The marks that say it, any one of which will do: those of <see cref="SearchableText.Marks"/>. None where nothing can be so.
    /// A value that means nothing, also because this person may not see what it names, is a problem with the field <c>q</c>.
    /// </summary>
    Task<Result<IReadOnlyList<string>>> Marks(PortalDb db, Standing standing, string name, string value, CancellationToken ct);
}
