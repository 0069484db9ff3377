using Portal.Commons.Moderation;

namespace Portal.Features.Moderation;

/// <summary>What reasons are called.</summary>
internal static class ReasonNames
{
    /// <summary>The words for a reason; its code where nobody knows it any more.</summary>
    public static string NameOf(this IReadOnlyList<ReasonView> reasons, FlagReason reason) => reasons.FirstOrDefault(r => r.Code == reason)?.Title ?? reason.ToString();
}
