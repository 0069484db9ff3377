using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Platform.Ui;

namespace Portal.Features.Moderation;

/// <summary>Keys for a list of things to be decided: j and k go through it, other keys press the button of the row that carries them.</summary>
internal sealed class RowKeys(IJSRuntime js, ResourceAssetCollection assets)
{
    private readonly JsModule script = new(js, assets["js/row-keys.js"]);

    /// <summary>Listens for the list from now on; saying it again is harmless.</summary>
    public ValueTask Listen(ElementReference list) => script.CallAsync("listen", list);
}
