using Portal.Platform.Text;

namespace Portal.Commons.Search;

/// <summary>Whether what <see cref="LikeText"/> found for a text is about the same, told from its title: many things have one of its words somewhere.</summary>
public sealed class Likeness
{
    /// <summary>How many of those found first are alike whatever their titles say: they may say the same in other words.</summary>
    public const int InOtherWords = 2;

    /// <summary>Two words shared are enough, however long the text.</summary>
    private const int MostCounted = 6;

    private readonly HashSet<string> words;

    private Likeness(HashSet<string> words) => this.words = words;

    /// <summary>Likeness to a text.</summary>
    public static Likeness To(string text) => new(SearchText.StemsOf(StopWords.Without(text)));

    /// <summary>How many of the text's words a title has, in whatever form.</summary>
    public int Shared(string title) => SearchText.StemsOf(title).Count(words.Contains);

    /// <summary>Whether a title that shares so many words is about the same: a third of the text's.</summary>
    public bool IsLike(int shared) => shared > 0 && shared * 3 >= Math.Min(words.Count, MostCounted);
}
