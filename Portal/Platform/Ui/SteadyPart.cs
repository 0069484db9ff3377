using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Ui;

/// <summary>
/// A part under one that is drawn often, such as a page that is read again for all its news: it is drawn again only when something that it shows is different.
/// </summary>
public abstract class SteadyPart : ComponentBase
{
    private object? drawn;

    /// <summary>All that the part shows of its parameters, as one value: equal for as long as it would look the same.</summary>
    protected abstract object Shown();

    /// <summary>Takes the parameters, and goes on only where they change what is shown.</summary>
    public override Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var shown = Shown();
        if (shown.Equals(drawn))
        {
            return Task.CompletedTask;
        }

        drawn = shown;
        return base.SetParametersAsync(ParameterView.Empty);
    }
}
