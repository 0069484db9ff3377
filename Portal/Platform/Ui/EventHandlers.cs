using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Ui;

/// <summary>The kit's own events; the name of this class is Razor's.</summary>
[EventHandler("onact", typeof(ActEventArgs))]
public static class EventHandlers;

/// <summary>A button within was pressed.</summary>
public sealed class ActEventArgs : EventArgs
{
    /// <summary>Its <c>data-act</c>; empty where the press was beside the buttons. circuit.js fills it in.</summary>
    public string Act { get; set; } = "";

    /// <summary>To which of several things within it belongs: their <c>data-of</c>; empty where they have none.</summary>
    public string Of { get; set; } = "";
}
