using System.Text.Json;

namespace Portal.Kernel;

/// <summary>The members of an enum as addresses carry them: in kebab-case, as the API writes them.</summary>
public static class EnumWords
{
    /// <summary>The word of a member.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => OfName(member.ToString());

    /// <summary>The same by the name of a member, for who learns only while the program runs which enum it is.</summary>
    public static string OfName(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>The member behind a word, or null.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Of(member) == word)
            {
                return member;
            }
        }

        return null;
    }
}
