using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>
/// A script module that a part loads when it first needs it and lets go of with itself. Neither a circuit that is gone is an error,
/// nor a call that was still on its way when the part went.
/// </summary>
internal sealed class JsModule(IJSRuntime js, string address) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;
    private bool gone;

    /// <summary>Calls a function, which may get lost with the line.</summary>
    public async ValueTask CallAsync(string function, params object?[] arguments) => await TryAsync(async loaded =>
    {
        await loaded.InvokeVoidAsync(function, arguments);
        return true;
    });

    /// <summary>Calls a function that may be called twice, until it answers.</summary>
    public async ValueTask EnsureAsync(string function, params object?[] arguments) => await TryAsync(loaded => JsCalls.Persist(async ct =>
    {
        await loaded.InvokeVoidAsync(function, ct, arguments);
        return true;
    }));

    /// <summary>What a function that may be called twice answers; nothing when the circuit or the part is gone before it does.</summary>
    public ValueTask<T?> AskAsync<T>(string function, params object?[] arguments) =>
        TryAsync<T?>(async loaded => await JsCalls.Persist(ct => loaded.InvokeAsync<T?>(function, ct, arguments)));

    public async ValueTask DisposeAsync()
    {
        gone = true;
        if (module is null) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
        }
        catch (JSException)
        {
            // It never loaded.
        }
    }

    private async ValueTask<T?> TryAsync<T>(Func<IJSObjectReference, Task<T>> call)
    {
        try
        {
            return await call(await LoadAsync());
        }
        catch (JSDisconnectedException)
        {
        }
        catch (ObjectDisposedException) when (gone)
        {
        }
        return default;
    }

    /// <summary>A script that could not be loaded may be there the next time.</summary>
    private Task<IJSObjectReference> LoadAsync() => module is { IsFaulted: false } ? module : module = JsCalls.Persist(ct => js.InvokeAsync<IJSObjectReference>("import", ct, "./" + address));
}
