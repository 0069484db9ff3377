using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>What an account's name, address and password must be like. Says nothing about who has them already.</summary>
public static partial class AccountRules
{
    /// <summary>The longest name.</summary>
    public const int MostName = 30;

    /// <summary>The longest mail address.</summary>
    public const int MostEmail = 254;

    /// <summary>The shortest password.</summary>
    public const int LeastPassword = 10;

    /// <summary>The longest password.</summary>
    public const int MostPassword = 200;

    private const int LeastDifferent = 4;

    /// <summary>2 to 30 letters of any script, digits, and <c>. _ -</c> inside.</summary>
    public static Problem? Name(string? name, string field = "name") =>
        Bounds.Check(field, name, MostName, min: 2) ?? (IsName(name!) ? null : Problem.Invalid<PeopleText>(field, "BadName"));

    /// <summary>Looks like a mail address; whether it exists, a letter finds out.</summary>
    public static Problem? Email(string? email, string field = "email") =>
        Bounds.Check(field, email, MostEmail) ?? (Address().IsMatch(email!) ? null : Problem.Invalid<PeopleText>(field, "BadEmail"));

    /// <summary>At least ten characters, four of them different.</summary>
    public static Problem? Password(string? password, string field = "password") =>
        string.IsNullOrEmpty(password) || password.Length < LeastPassword ? Problem.Invalid<PeopleText>(field, "ShortPassword", LeastPassword)
        : password.Length > MostPassword ? Problem.Invalid<PeopleText>(field, "LongPassword", MostPassword)
        : password.Distinct().Count() < LeastDifferent ? Problem.Invalid<PeopleText>(field, "DullPassword", LeastDifferent)
        : null;

    private static bool IsName(string name) =>
        name.All(IsNameCharacter) && char.IsLetterOrDigit(name[0]) && char.IsLetterOrDigit(name[^1]) && LookupNames.Of(name).Length <= 2 * MostName;

    private static bool IsNameCharacter(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or '_' or '-' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
