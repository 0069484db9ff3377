using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>How the state of an idea looks, wherever it is shown.</summary>
internal static class IdeaLook
{
    /// <summary>Its colour.</summary>
    public static Color Of(IdeaState state) => state switch
    {
        IdeaState.UnderReview => Color.Warning,
        IdeaState.Planned => Color.Primary,
        IdeaState.Shipped => Color.Success,
        _ => Color.Default,
    };

    /// <summary>Its icon.</summary>
    public static string Icon(IdeaState state) => state switch
    {
        IdeaState.UnderReview => Icons.Eye,
        IdeaState.Planned => Icons.Calendar,
        IdeaState.Shipped => Icons.CheckCircle,
        IdeaState.Declined => Icons.Close,
        IdeaState.Duplicate => Icons.Copy,
        _ => Icons.Idea,
    };
}
