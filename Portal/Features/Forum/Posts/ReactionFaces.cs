using Portal.Platform.Ui;

namespace Portal.Features.Forum;

/// <summary>How reactions look, and the keys of their names.</summary>
internal static class ReactionFaces
{
    /// <summary>The icon of a reaction.</summary>
    public static string Face(string name) => name switch
    {
        "like" => Icons.ThumbUp,
        "thanks" => Icons.Heart,
        "insightful" => Icons.Idea,
        "funny" => Icons.Smile,
        _ => Icons.Surprise,
    };

    /// <summary>The key of its name in the forum's sentences.</summary>
    public static string Key(string name) => name switch
    {
        "like" => "ReactionLike",
        "thanks" => "ReactionThanks",
        "insightful" => "ReactionInsightful",
        "funny" => "ReactionFunny",
        _ => "ReactionSurprised",
    };
}
