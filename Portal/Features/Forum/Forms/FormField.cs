using System.Text.Json.Serialization;

namespace Portal.Features.Forum;

/// <summary>What a field of a form takes.</summary>
public enum FormFieldType
{
    /// <summary>One line of plain text.</summary>
    ShortText,

    /// <summary>Several lines in Markdown.</summary>
    LongText,

    /// <summary>A number or a version, such as 12, 2.1 or 10.0.3-beta.</summary>
    Number,

    /// <summary>One of its choices.</summary>
    Choice,

    /// <summary>Any of its choices.</summary>
    Choices,

    /// <summary>Ticked or not; a required one has to be ticked.</summary>
    Checkbox,
}

/// <summary>A field of a form, in the words of who made it. It is known by its label: what is typed stays with it, whatever else changes.</summary>
/// <param name="Label">What it asks, at most 100 characters.</param>
/// <param name="Type">What it takes.</param>
public sealed record FormField(string Label, FormFieldType Type)
{
    /// <summary>The longest label, and the longest choice.</summary>
    public const int MostLabel = 100;

    /// <summary>The longest help.</summary>
    public const int MostHelp = 300;

    /// <summary>The most choices of one field.</summary>
    public const int MostChoices = 30;

    /// <summary>The longest short text.</summary>
    public const int MostShort = 200;

    /// <summary>The longest long text.</summary>
    public const int MostLong = 10_000;

    /// <summary>The longest number or version.</summary>
    public const int MostNumber = 40;

    /// <summary>A sentence below it that says more, or null.</summary>
    public string? Help { get; init; }

    /// <summary>Without an answer no topic is started.</summary>
    public bool Required { get; init; }

    /// <summary>What can be chosen, in order.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Where a problem with an answer to it belongs.</summary>
    [JsonIgnore]
    public string Place => PlaceOf(Label);

    /// <summary>What it can show of values that were given under its label, perhaps to a field of another type.</summary>
    public IReadOnlyList<string> Fit(IReadOnlyList<string> values) => Type switch
    {
        FormFieldType.Checkbox => [.. values.Where(value => value == FormAnswer.Ticked)],
        FormFieldType.Choice or FormFieldType.Choices => [.. Choices.Where(values.Contains)],
        _ => [.. values.Take(1)],
    };

    /// <summary>Where a problem with an answer under a label belongs.</summary>
    public static string PlaceOf(string label) => $"fields.{label}";
}

/// <summary>What somebody answered to a field.</summary>
/// <param name="Label">The field's label.</param>
/// <param name="Values">One text; several where several were chosen; <c>true</c> for a tick.</param>
public sealed record FormAnswer(string Label, IReadOnlyList<string> Values)
{
    /// <summary>The answer of a box that is ticked.</summary>
    public const string Ticked = "true";
}
