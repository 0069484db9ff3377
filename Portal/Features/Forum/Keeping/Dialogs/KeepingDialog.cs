using Microsoft.AspNetCore.Components;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>What the dialogs share in which who keeps order says what is done to a topic. Each is there only while it is open.</summary>
public abstract class KeepingDialog : ComponentBase
{
    /// <summary>The topic.</summary>
    [Parameter, EditorRequired] public TopicHead Head { get; set; } = null!;

    /// <summary>What the reader may do to it.</summary>
    [Parameter, EditorRequired] public KeepingRights May { get; set; } = KeepingRights.None;

    /// <summary>Closed without doing anything.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    /// <summary>It was done.</summary>
    [Parameter] public EventCallback<(Kept Kept, TopicDeed Deed)> OnDone { get; set; }

    /// <summary>Who keeps order.</summary>
    [CascadingParameter] protected Actor Actor { get; set; }

    /// <summary>Says that it was done.</summary>
    protected Task Done(Kept kept, TopicDeed deed) => OnDone.InvokeAsync((kept, deed));
}
