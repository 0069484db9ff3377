namespace Portal.Features.Forum;

/// <summary>A form while an admin works on it.</summary>
public sealed class EditedForm(FormView? view, TopicKind kind)
{
    /// <summary>The version that its admin has seen last, in whose place it is put.</summary>
    public int Version { get; set; } = view?.Version ?? 0;

    /// <summary>The fields, in order.</summary>
    public List<EditedField> Fields { get; } = [.. (view?.Fields ?? []).Select(field => new EditedField(field))];

    /// <summary>Nothing need be written below the fields.</summary>
    public bool TextOptional { get; set; } = view?.TextOptional ?? false;

    /// <summary>As it is saved.</summary>
    public FormView View => new(kind, [.. Fields.Select(edited => edited.Field)], TextOptional, Version);

    /// <summary>Moves a field one place up or down.</summary>
    public void Move(int from, int by) => (Fields[from], Fields[from + by]) = (Fields[from + by], Fields[from]);
}

/// <summary>A field of it.</summary>
public sealed class EditedField(FormField field)
{
    /// <summary>What it asks.</summary>
    public string? Label { get; set; } = field.Label;

    /// <summary>What it takes.</summary>
    public FormFieldType Type { get; set; } = field.Type;

    /// <summary>What is said below it.</summary>
    public string? Help { get; set; } = field.Help;

    /// <summary>Without an answer no topic is started.</summary>
    public bool Required { get; set; } = field.Required;

    /// <summary>One choice a line.</summary>
    public string? Choices { get; set; } = string.Join('\n', field.Choices);

    /// <summary>Whether something is chosen in it.</summary>
    public bool HasChoices => Type is FormFieldType.Choice or FormFieldType.Choices;

    /// <summary>As it is saved.</summary>
    public FormField Field => new((Label ?? "").Trim(), Type)
    {
        Help = Help,
        Required = Required,
        Choices = HasChoices ? (Choices ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [],
    };
}
