using System.Globalization;
using Portal.Commons.Cases;

namespace Portal.Commons.Moderation;

/// <summary>Where a case stands in the queue.</summary>
public static class CaseAddress
{
    /// <summary>The address, among the open cases or the closed ones; with an author among theirs alone, so that it is found however long the queue is.</summary>
    public static string Of(long caseId, CaseState state, long? authorId = null)
    {
        string?[] parts = [state == CaseState.Closed ? "state=closed" : null, authorId is { } author ? string.Create(CultureInfo.InvariantCulture, $"author={author}") : null];
        var query = string.Join('&', parts.OfType<string>());
        return string.Create(CultureInfo.InvariantCulture, $"/moderation{(query.Length > 0 ? "?" : "")}{query}#case-{caseId}");
    }
}
