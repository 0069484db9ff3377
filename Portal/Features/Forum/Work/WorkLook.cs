using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>How the state of the work on a topic looks.</summary>
internal static class WorkLook
{
    /// <summary>Its icon.</summary>
    public static string Icon(WorkState state) => state switch
    {
        WorkState.LookedAt => Icons.Eye,
        WorkState.WaitingForUs => Icons.Inbox,
        WorkState.WaitingForCustomer => Icons.Clock,
        WorkState.Done => Icons.CheckCircle,
        _ => Icons.Question,
    };
}
