using System.Text.RegularExpressions;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>What a form may ask, and what may be answered: pure functions, asked by the deeds.</summary>
public static partial class FormRules
{
    /// <summary>Everything that is wrong with the fields of a form, each at its place, such as <c>fields[2].label</c>; null where nothing is.</summary>
    public static Problem? Check(IReadOnlyList<FormField> fields) =>
        fields.Count > CategoryForm.MostFields
            ? Problem.Invalid<ForumText>("fields", "TooManyFields", CategoryForm.MostFields)
            : Problem.Together([.. fields.SelectMany((field, i) => Check(field, fields.Take(i), $"fields[{i}]"))]);

    /// <summary>Whether there is more than any form can ask, so that nothing need be looked at one by one.</summary>
    public static Problem? CheckBounds(IReadOnlyList<FormAnswer> answers) =>
        answers.Count > CategoryForm.MostFields ? Problem.Invalid<ForumText>("fields", "TooManyAnswers", CategoryForm.MostFields)
        : Problem.Together([.. answers.Select(CheckBounds).OfType<Problem>()]);

    /// <summary>Everything that is wrong with what was answered, each at its field; null where nothing is.</summary>
    public static Problem? Check(IReadOnlyList<FormField> fields, IReadOnlyList<FormAnswer> answers)
    {
        var given = answers.ToLookup(a => a.Label, a => a.Values);
        var unknown = given.Where(g => fields.All(f => f.Label != g.Key)).Select(g => Problem.Invalid<ForumText>(FormField.PlaceOf(g.Key), "NoSuchFormField"));
        return Problem.Together([.. fields.Select(f => Check(f, [.. given[f.Label].SelectMany(values => values)])).OfType<Problem>(), .. unknown]);
    }

    private static Problem? CheckBounds(FormAnswer answer) =>
        answer.Label.Length > FormField.MostLabel ? Problem.Invalid<ForumText>("fields", "NoSuchFormField")
        : answer.Values.Count > FormField.MostChoices ? Problem.Invalid<ForumText>(FormField.PlaceOf(answer.Label), "NoSuchChoice")
        : answer.Values.Select(value => Bounds.Check(FormField.PlaceOf(answer.Label), value, FormField.MostLong, min: 0)).FirstOrDefault(problem => problem is not null);

    private static IEnumerable<Problem> Check(FormField field, IEnumerable<FormField> before, string place)
    {
        var wrong = Line($"{place}.label", field.Label, FormField.MostLabel)
            ?? (before.Any(other => string.Equals(other.Label, field.Label, StringComparison.OrdinalIgnoreCase)) ? Problem.Invalid<ForumText>($"{place}.label", "FieldTwice") : null);
        return new[] { wrong, Bounds.Check($"{place}.help", field.Help, FormField.MostHelp, min: 0), CheckType(field, place) }.OfType<Problem>();
    }

    private static Problem? CheckType(FormField field, string place) =>
        !Enum.IsDefined(field.Type) ? Problem.Invalid<KernelText>($"{place}.type", "UnknownValue", field.Type)
        : field.Type is not (FormFieldType.Choice or FormFieldType.Choices) ? field.Choices.Count > 0 ? Problem.Invalid<ForumText>($"{place}.choices", "NothingToChoose") : null
        : field.Choices.Count is < 2 or > FormField.MostChoices ? Problem.Invalid<ForumText>($"{place}.choices", "ChoicesCount", FormField.MostChoices)
        : field.Choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() < field.Choices.Count ? Problem.Invalid<ForumText>($"{place}.choices", "ChoiceTwice")
        : field.Choices.Select(choice => Line($"{place}.choices", choice, FormField.MostLabel)).FirstOrDefault(problem => problem is not null);

    private static Problem? Check(FormField field, List<string> values)
    {
        var given = values.FindAll(value => !Bounds.IsBlank(value));
        return given.Count == 0 ? field.Required ? Missing(field) : null
            : given.Count > 1 && field.Type != FormFieldType.Choices ? Problem.Invalid<ForumText>(field.Place, "OneAnswer")
            : field.Type switch
            {
                FormFieldType.ShortText => Line(field.Place, given[0], FormField.MostShort),
                FormFieldType.LongText => Bounds.Check(field.Place, given[0], FormField.MostLong),
                FormFieldType.Number => given[0].Length <= FormField.MostNumber && Number().IsMatch(given[0].Trim()) ? null : Problem.Invalid<ForumText>(field.Place, "NotANumber"),
                FormFieldType.Checkbox => given[0] == FormAnswer.Ticked ? null : given[0] != "false" ? Problem.Invalid<ForumText>(field.Place, "TrueOrFalse") : field.Required ? Missing(field) : null,
                _ => given.TrueForAll(field.Choices.Contains) ? null : Problem.Invalid<ForumText>(field.Place, "NoSuchChoice"),
            };
    }

    private static Problem Missing(FormField field) => field.Type switch
    {
        FormFieldType.Checkbox => Problem.Invalid<ForumText>(field.Place, "PleaseTick"),
        FormFieldType.Choice or FormFieldType.Choices => Problem.Invalid<ForumText>(field.Place, "PleaseChoose"),
        _ => Problem.Invalid<KernelText>(field.Place, "Required"),
    };

    private static Problem? Line(string place, string? text, int most) =>
        Bounds.Check(place, text, most) ?? (text!.AsSpan().IndexOfAny('\r', '\n') >= 0 ? Problem.Invalid<ForumText>(place, "OneLine") : null);

    [GeneratedRegex(@"^[vV+-]?\d+([.,]\d+)*([-+][0-9A-Za-z.+-]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
