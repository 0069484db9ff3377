using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Platform.Ui;

/// <summary>
/// An input, textarea or select whose value follows the browser: with a listener it is two-way bound, without one it sends nothing and is
/// left to the form it stands in.
/// </summary>
public sealed class BoundElement<TValue> : ComponentBase
{
    [Parameter] public string Element { get; set; } = "input";

    /// <summary>value, or checked.</summary>
    [Parameter] public string Property { get; set; } = "value";

    /// <summary>onchange, or oninput for every key.</summary>
    [Parameter] public string Event { get; set; } = "onchange";

    [Parameter] public TValue? Value { get; set; }
    [Parameter] public EventCallback<TValue> Changed { get; set; }
    [Parameter] public IEnumerable<KeyValuePair<string, object>>? Attributes { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Element);
        builder.AddMultipleAttributes(1, Attributes);
        if (Value is bool on) builder.AddAttribute(2, Property, on);
        else builder.AddAttribute(2, Property, BindConverter.FormatValue(Value)?.ToString());
        if (Changed.HasDelegate)
        {
            builder.AddAttribute(3, Event, EventCallback.Factory.CreateBinder<TValue?>(this, ChangeAsync, Value));
            builder.SetUpdatesAttributeName(Property);
            builder.AddAttribute(4, "data-act", true);
        }
        builder.AddContent(5, ChildContent);
        builder.CloseElement();
    }

    // What the browser shows counts at once. This element may be drawn before its owner has passed the new value down: with the old one it
    // would be sent back over keys that were typed meanwhile, and the cursor to the end.
    private Task ChangeAsync(TValue? value)
    {
        Value = value;
        return Changed.InvokeAsync(value);
    }
}
