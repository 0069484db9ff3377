using Microsoft.Extensions.Localization;

namespace Portal.Commons.Notifications;

/// <summary>Says a row in words, in the language of the current culture: "Ana and 3 others replied in ...".</summary>
public sealed class NotificationSentences(IStringLocalizer<NotificationText> L)
{
    /// <summary>The sentence, with the title of what it is about.</summary>
    public string Of(NotificationRow row) => L[$"Sentence{row.Kind}{row.Form}", Who(row), row.Title];

    /// <summary>What a kind is called in settings.</summary>
    public string NameOf(NotificationKind kind) => L[$"Kind{kind}"];

    private string Who(NotificationRow row) => (row.By?.DisplayName ?? L["OurTeam"].Value, row.Others) switch
    {
        (var who, 0) => who,
        (var who, 1) => L["WhoAndOne", who],
        (var who, var others) => L["WhoAndOthers", who, others],
    };
}
