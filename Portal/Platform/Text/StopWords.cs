using System.Collections.Frozen;

namespace Portal.Platform.Text;

/// <summary>English words that stand in every sentence and say nothing of what it is about. Two texts are not alike because both have them, and a search looks for them only where it names nothing else, or in quotes.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a about all also am an and any are as at be been but by can cannot could did do does doing for from get had has have how i if in into is it its just me more my no not of off on only "
        + "or our out over please should so some than that the their them then there these they this those to too up us use using was we were what when where which while who why will with without would you your")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for one of them, however it is written.</summary>
    public static bool Has(string word) => Words.Contains(word);

    /// <summary>The text without them; one that has nothing else stays as it is.</summary>
    public static string Without(string text)
    {
        var telling = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Has(word.Trim('?', '!', '.', ',', ':', ';', '"', '(', ')'))));
        return telling.Any(char.IsLetterOrDigit) ? telling : text;
    }
}
