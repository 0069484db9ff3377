using Portal.Platform.Ui;

namespace Portal.Commons.Reactions;

/// <summary>The reactions that can be given, how they look, and the keys of their names.</summary>
public static class ReactionFaces
{
    /// <summary>Their names, in the order shown.</summary>
    public static readonly IReadOnlyList<string> Names = ["like", "thanks", "insightful", "funny", "surprised"];

    /// <summary>The icon of a reaction.</summary>
    public static string Face(string name) => name switch
    {
        "like" => Icons.ThumbUp,
        "thanks" => Icons.Heart,
        "insightful" => Icons.Idea,
        "funny" => Icons.Smile,
        _ => Icons.Surprise,
    };

    /// <summary>The key of its name in <see cref="ReactionText"/>.</summary>
    public static string Key(string name) => name switch
    {
        "like" => "ReactionLike",
        "thanks" => "ReactionThanks",
        "insightful" => "ReactionInsightful",
        "funny" => "ReactionFunny",
        _ => "ReactionSurprised",
    };
}
