using System.Globalization;
using Portal.Kernel;
using Portal.Platform.Web;

namespace Portal.Commons.Sanctions;

/// <summary>The worded reasons to begin with: the admin can change each, and add others.</summary>
internal static class UsualReasons
{
    private static readonly (ReasonUse Use, string Key)[] Known =
    [
        (ReasonUse.Warning, "Rude"), (ReasonUse.Warning, "Spam"), (ReasonUse.Warning, "OffTopic"),
        (ReasonUse.Approval, "First"), (ReasonUse.Mute, "Rest"), (ReasonUse.Suspension, "Again"), (ReasonUse.Ban, "Spam"), (ReasonUse.Ban, "Again"),
        (ReasonUse.Hide, "Rules"), (ReasonUse.Hide, "PersonalData"), (ReasonUse.Appeal, "Mistake"), (ReasonUse.Appeal, "Stays"),
        (ReasonUse.Agreed, "Tone"), (ReasonUse.Disagreed, "Fine"), (ReasonUse.Approved, "Fine"), (ReasonUse.Edit, "Rules"), (ReasonUse.Edit, "PersonalData"),
        (ReasonUse.Move, "Place"), (ReasonUse.Split, "Apart"), (ReasonUse.Merge, "Same"), (ReasonUse.Close, "Done"), (ReasonUse.Slow, "Heated"), (ReasonUse.RoomMute, "Rest"),
        (ReasonUse.Rename, "Clearer"), (ReasonUse.Pin, "ForAll"), (ReasonUse.Poll, "Rules"), (ReasonUse.Rescue, "PersonalData"), (ReasonUse.Revoke, "Mistake"),
    ];

    /// <summary>All of them, in each language.</summary>
    public static IReadOnlyList<ReasonText> All { get; } = [.. Known.Select(k => new ReasonText(
        k.Use, Say(Languages.All[0], $"UsualName{k.Use}{k.Key}"), Say(Languages.All[0], $"Usual{k.Use}{k.Key}"), Say(Languages.All[1], $"Usual{k.Use}{k.Key}"), Say(Languages.All[2], $"Usual{k.Use}{k.Key}")))];

    private static string Say(CultureInfo language, string key)
    {
        using var spoken = Languages.Speak(language.Name);
        return Sentences.Say(typeof(SanctionText), key);
    }
}
