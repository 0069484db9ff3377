using Microsoft.Extensions.Localization;

namespace Portal.Features.Messages;

/// <summary>Says what happened in a group, in the language of the current culture.</summary>
internal static class MessageSaid
{
    /// <summary>The sentence.</summary>
    public static string Of(IStringLocalizer<MessagesText> L, MessageLine line) => line.Event switch
    {
        GroupEvent.Renamed when line.Body.Length == 0 => L["EventUntitled", line.Author.DisplayName],
        GroupEvent.Renamed => L["EventRenamed", line.Author.DisplayName, line.Body],
        GroupEvent.Left => L["EventLeft", line.Author.DisplayName],
        _ => L["EventAdded", line.Author.DisplayName, line.About?.DisplayName ?? ""],
    };
}
