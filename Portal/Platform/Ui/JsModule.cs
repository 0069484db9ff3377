using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>A script module that a part loads when it first needs it and lets go of with itself. A circuit that is gone is no error.</summary>
internal sealed class JsModule(IJSRuntime js, string address) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;

    public async ValueTask CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await LoadAsync()).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
        }
    }

    /// <summary>An object made by the module's function, for parts that keep one.</summary>
    public async ValueTask<IJSObjectReference> MakeAsync(string function, params object?[] arguments) =>
        await (await LoadAsync()).InvokeAsync<IJSObjectReference>(function, arguments);

    public async ValueTask DisposeAsync()
    {
        if (module is not { IsCompletedSuccessfully: true }) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
        }
    }

    private Task<IJSObjectReference> LoadAsync() => module ??= js.InvokeAsync<IJSObjectReference>("import", "./" + address).AsTask();
}
