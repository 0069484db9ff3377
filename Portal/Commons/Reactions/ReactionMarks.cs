using Microsoft.AspNetCore.Components;
using Portal.Kernel;
using Portal.Platform.Ui;

namespace Portal.Commons.Reactions;

/// <summary>
/// The reactions to something that stands on a page many times: marks and small buttons (<see cref="Acts"/>) without parts or listeners of their own. The part around them hears the
/// name of a reaction, or <see cref="More"/>.
/// </summary>
public static class ReactionMarks
{
    /// <summary>What is heard when the reader wants to choose among all.</summary>
    public const string More = "faces";

    /// <summary>What the group is called.</summary>
    public static string Label => Say("Reactions");

    /// <summary>What <see cref="More"/> is called.</summary>
    public static string MoreLabel => Say("MoreReactions");

    /// <summary>The marks.</summary>
    /// <param name="counts">How many gave each.</param>
    /// <param name="gave">Whether the reader gave one.</param>
    /// <param name="mayGive">Whether they may give any.</param>
    /// <param name="all">Offers all of them; without it those that somebody gave, and the first.</param>
    public static RenderFragment Of(IReadOnlyDictionary<string, int> counts, Func<string, bool> gave, bool mayGive, bool all) => builder =>
    {
        foreach (var name in ReactionFaces.Names)
        {
            var count = counts.GetValueOrDefault(name);
            if (mayGive && (count > 0 || all || name == ReactionFaces.Names[0]))
            {
                builder.OpenRegion(0);
                Acts.Toggle(name, Say("ReactionCount", Say(ReactionFaces.Key(name)), count), ReactionFaces.Face(name), count, gave(name))(builder);
                builder.CloseRegion();
            }
            else if (count > 0)
            {
                builder.OpenRegion(1);
                builder.OpenElement(0, "span");
                builder.AddAttribute(1, "class", "chip");
                builder.AddAttribute(2, "title", Say("ReactionCount", Say(ReactionFaces.Key(name)), count));
                builder.AddContent(3, Inline.Icon(ReactionFaces.Face(name)));
                builder.AddContent(4, count);
                builder.OpenElement(5, "span");
                builder.AddAttribute(6, "class", "vh");
                builder.AddContent(7, " " + Say(ReactionFaces.Key(name)));
                builder.CloseElement();
                builder.CloseElement();
                builder.CloseRegion();
            }
        }

        if (mayGive && !all)
        {
            builder.AddContent(2, Acts.FixedIcon(More, MoreLabel, Icons.Add));
        }
    };

    private static string Say(string key, params object[] args) => Sentences.Say(typeof(ReactionText), key, args);
}
