using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Messages;

/// <summary>What a conversation is called.</summary>
internal static class ConversationName
{
    private const int MostNames = 3;

    /// <summary>Its title, or else the names of those in it, the first of them where they are many.</summary>
    public static string Of(string? title, IReadOnlyList<PersonView> people)
    {
        var names = string.Join(", ", people.Take(MostNames).Select(p => p.DisplayName));
        return title ?? (people.Count > MostNames ? Sentences.Say(typeof(MessagesText), "NamesAndOthers", names, people.Count - MostNames) : names);
    }
}
