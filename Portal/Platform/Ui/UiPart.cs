using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Ui;

/// <summary>What every part of the kit takes: more classes, and attributes that go on its outermost element.</summary>
public abstract class UiPart : ComponentBase
{
    /// <summary>Layout classes to add; never colours.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Everything else that is said about the element: data-*, title, aria-*, id.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>Joins the classes that are there.</summary>
    protected string Css(params ReadOnlySpan<string?> names)
    {
        var css = new System.Text.StringBuilder();
        foreach (var name in names)
        {
            if (string.IsNullOrEmpty(name)) continue;
            if (css.Length > 0) css.Append(' ');
            css.Append(name);
        }
        if (!string.IsNullOrEmpty(Class)) css.Append(' ').Append(Class);
        return css.ToString();
    }
}
