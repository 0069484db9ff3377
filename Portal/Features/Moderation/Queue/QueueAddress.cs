using Portal.Commons.Cases;
using Portal.Commons.Moderation;

namespace Portal.Features.Moderation;

/// <summary>The queue's filters as its address carries them.</summary>
internal static class QueueAddress
{
    public static string Of(QueueFilter filter, string? cursor = null)
    {
        var parts = new List<string>(3);
        if (filter.State == CaseState.Closed)
        {
            parts.Add("state=closed");
        }

        if (filter.Reason is { } reason)
        {
            parts.Add("reason=" + reason.ToWord());
        }

        if (cursor is not null)
        {
            parts.Add("cursor=" + Uri.EscapeDataString(cursor));
        }

        return parts.Count == 0 ? "/moderation" : "/moderation?" + string.Join('&', parts);
    }
}
