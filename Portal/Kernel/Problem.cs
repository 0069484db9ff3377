using System.Text;

namespace Portal.Kernel;

/// <summary>The kind of a refusal; each has one HTTP status.</summary>
public enum ProblemKind
{
    /// <summary>400: what was given cannot be taken.</summary>
    Invalid,

    /// <summary>401: nobody is signed in, and somebody must be.</summary>
    SignIn,

    /// <summary>403: it is visible, but this person may not do it.</summary>
    Refused,

    /// <summary>404: it is not there, or may not be seen.</summary>
    NotFound,

    /// <summary>409: something changed meanwhile.</summary>
    Conflict,

    /// <summary>413: too large to be looked at.</summary>
    TooLarge,

    /// <summary>429: too much in too short a time.</summary>
    TooMany,
}

/// <summary>
/// Why a deed was refused: a kind, a sentence in the reader's language, and the field it belongs to.
/// </summary>
/// <param name="Kind">The kind, which decides the HTTP status.</param>
/// <param name="Texts">The marker class whose resources hold the sentence.</param>
/// <param name="Key">The sentence's key in them, PascalCase.</param>
/// <param name="Field">The field that has to change, in camelCase, or null.</param>
/// <param name="Args">What is put into the sentence.</param>
public sealed record Problem(ProblemKind Kind, Type Texts, string Key, string? Field = null, params object[] Args)
{
    /// <summary>The stable name that clients may compare with: the key in kebab-case.</summary>
    public string Code => Kebab(Key);

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What else is wrong at the same time, each at a field of its own, so that a form can say it all at once.</summary>
    public IReadOnlyList<Problem> Others { get; init; } = [];

    /// <summary>All that is wrong: this, and the others.</summary>
    public IEnumerable<Problem> All => Others.Prepend(this);

    /// <summary>The sentence in the language of the current culture.</summary>
    public string Sentence => Sentences.Say(Texts, Key, Args);

    /// <summary>Not there, or not to be seen by this actor: both answer alike.</summary>
    public static Problem NotFound { get; } = new(ProblemKind.NotFound, typeof(KernelText), nameof(NotFound));

    /// <summary>An account is needed.</summary>
    public static Problem SignIn { get; } = new(ProblemKind.SignIn, typeof(KernelText), "SignInFirst");

    /// <summary>The role or the token's scope does not cover this.</summary>
    public static Problem NotAllowed { get; } = new(ProblemKind.Refused, typeof(KernelText), nameof(NotAllowed));

    /// <summary>The account is suspended or banned.</summary>
    public static Problem Banned { get; } = new(ProblemKind.Refused, typeof(KernelText), nameof(Banned));

    /// <summary>The account is muted: it may not write to others for a time.</summary>
    public static Problem Muted { get; } = new(ProblemKind.Refused, typeof(KernelText), nameof(Muted));

    /// <summary>The account was warned, and has not said that the warning was read.</summary>
    public static Problem Warned { get; } = new(ProblemKind.Refused, typeof(KernelText), "WarningUnread");

    /// <summary>Somebody else was faster.</summary>
    public static Problem Changed { get; } = new(ProblemKind.Conflict, typeof(KernelText), "ChangedMeanwhile");

    /// <summary>What was given in a field cannot be taken.</summary>
    public static Problem Invalid<TTexts>(string field, string key, params object[] args) => new(ProblemKind.Invalid, typeof(TTexts), key, field, args);

    /// <summary>Visible but forbidden, with the reason.</summary>
    public static Problem Refused<TTexts>(string key, params object[] args) => new(ProblemKind.Refused, typeof(TTexts), key, null, args);

    /// <summary>The state is no longer the one that the request was made for.</summary>
    public static Problem Conflict<TTexts>(string key, params object[] args) => new(ProblemKind.Conflict, typeof(TTexts), key, null, args);

    /// <summary>A limit was reached.</summary>
    public static Problem TooMany(TimeSpan retryAfter) =>
        new(ProblemKind.TooMany, typeof(KernelText), nameof(TooMany), null, (int)Math.Ceiling(retryAfter.TotalSeconds)) { RetryAfter = retryAfter };

    /// <summary>Several problems as one, the first of them with the others; null where there is none.</summary>
    public static Problem? Together(IReadOnlyList<Problem> problems) => problems.Count == 0 ? null : problems[0] with { Others = [.. problems.Skip(1)] };

    /// <summary>What is wrong at a field, in words, or null.</summary>
    public string? SentenceAt(string field) => Field == field ? Sentence : Others.FirstOrDefault(other => other.Field == field)?.Sentence;

    private static string Kebab(string key)
    {
        var text = new StringBuilder(key.Length + 8);
        foreach (var letter in key)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
