using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Portal.Platform.Ui;

/// <summary>
/// What every field shares: a label, help, an error, and a value that works with @bind-Value in a circuit, and by its name in a static
/// form. Inside an EditForm it shows the messages of its property.
/// </summary>
public abstract class FieldPart<TValue> : UiPart, IDisposable
{
    private readonly string ownId = UiNames.NewId("f");
    private EditContext? watched;

    [CascadingParameter] private EditContext? Form { get; set; }

    [Parameter] public TValue? Value { get; set; }
    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }
    [Parameter] public Expression<Func<TValue>>? ValueExpression { get; set; }

    [Parameter] public string? Label { get; set; }

    /// <summary>A sentence below the field.</summary>
    [Parameter] public string? HelperText { get; set; }

    /// <summary>What is wrong and what to do; marks the field.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>The name in a static form; taken from @bind-Value when not given.</summary>
    [Parameter] public string? Name { get; set; }

    [Parameter] public string? Id { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public bool Required { get; set; }

    /// <summary>The label, where it must not be seen.</summary>
    [Parameter] public string? AriaLabel { get; set; }

    protected string InputId => Id ?? ownId;

    protected string? InputName => Name ?? FieldName.Of(ValueExpression);

    /// <summary>The error to show: the one given, or what the form found.</summary>
    protected string? Problem => Error ?? Messages.FirstOrDefault();

    /// <summary>The ids of the sentences that belong to the field.</summary>
    protected string? DescribedBy => UiNames.DescribedBy(InputId, HelperText, Problem);

    private IEnumerable<string> Messages =>
        Form is null || ValueExpression is null ? [] : Form.GetValidationMessages(FieldIdentifier.Create(ValueExpression));

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(watched, Form)) return;
        if (watched is not null) watched.OnValidationStateChanged -= ShowState;
        watched = Form;
        if (watched is not null) watched.OnValidationStateChanged += ShowState;
    }

    /// <summary>Takes the new value, tells the owner and the form.</summary>
    protected async Task ChangeAsync(TValue? value)
    {
        Value = value;
        await ValueChanged.InvokeAsync(value);
        if (Form is not null && ValueExpression is not null) Form.NotifyFieldChanged(FieldIdentifier.Create(ValueExpression));
    }

    private void ShowState(object? sender, ValidationStateChangedEventArgs e) => InvokeAsync(StateHasChanged);

    public void Dispose()
    {
        if (watched is not null) watched.OnValidationStateChanged -= ShowState;
        GC.SuppressFinalize(this);
    }
}
