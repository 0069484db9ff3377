using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Messages;

/// <summary>What a conversation is called.</summary>
internal static class ConversationName
{
    /// <summary>So many names are said.</summary>
    public const int MostNames = 3;

    /// <summary>Its title, or else the names of the others in it, the first of them where they are many.</summary>
    /// <param name="title">The title, or null.</param>
    /// <param name="people">The others, or the first of them.</param>
    /// <param name="count">How many they are in all.</param>
    public static string Of(string? title, IReadOnlyList<PersonView> people, int count)
    {
        var names = string.Join(", ", people.Take(MostNames).Select(p => p.DisplayName));
        return title ?? ((count - MostNames) switch
        {
            <= 0 => names,
            1 => Sentences.Say(typeof(MessagesText), "NamesAndOne", names),
            var more => Sentences.Say(typeof(MessagesText), "NamesAndOthers", names, more),
        });
    }
}
