using Microsoft.Extensions.Localization;
using Portal.Commons.Watching;

namespace Portal.Features.Moderation;

/// <summary>Says what made an alert so.</summary>
internal static class AlertWords
{
    /// <summary>The words, or the figures of the rule in words.</summary>
    public static string Of(IStringLocalizer<WatchText> texts, AlertMark alert) => (alert.Kind, alert.Words.Split(' ')) switch
    {
        (AlertKind.Heat, ["posts", var posts, var people, var usual]) => texts["HeatPosts", posts, people, usual],
        (AlertKind.Heat, ["flags", var people]) => texts["HeatFlags", people],
        _ => alert.Words,
    };
}
