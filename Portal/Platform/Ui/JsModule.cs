using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>A script module that a part loads when it first needs it and lets go of with itself. A circuit that is gone is no error.</summary>
internal sealed class JsModule(IJSRuntime js, string address) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;

    /// <summary>Calls a function, which may get lost with the line.</summary>
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

    /// <summary>Calls a function that may be called twice, until it answers.</summary>
    public async ValueTask EnsureAsync(string function, params object?[] arguments)
    {
        try
        {
            var loaded = await LoadAsync();
            await JsCalls.Persist(async ct =>
            {
                await loaded.InvokeVoidAsync(function, ct, arguments);
                return true;
            });
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

    private Task<IJSObjectReference> LoadAsync() => module ??= JsCalls.Persist(ct => js.InvokeAsync<IJSObjectReference>("import", ct, "./" + address));
}
