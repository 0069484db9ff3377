using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>
/// A script module that a part loads when it first needs it and lets go of with itself. Neither a circuit that is gone is an error, nor a call that was still on its way when the part went,
/// nor a script that fails (<see cref="JsModules"/>): what it adds is missing then.
/// </summary>
internal sealed class JsModule(JsModules modules, string address) : IAsyncDisposable
{
    private Task<IJSObjectReference?>? module;
    private bool started;
    private bool gone;

    private bool IsLoaded => module is { IsCompletedSuccessfully: true, Result: not null };

    /// <summary>Calls a function, which may get lost with the line. False where the script failed.</summary>
    public async ValueTask<bool> CallAsync(string function, params object?[] arguments) => !(await TryAsync(async loaded =>
    {
        await loaded.InvokeVoidAsync(function, arguments);
        return true;
    })).Failed;

    /// <summary>Calls a function that may be called twice, until it answers. False where the script failed.</summary>
    public async ValueTask<bool> EnsureAsync(string function, params object?[] arguments) => !(await TryAsync(loaded => JsCalls.Persist(async ct =>
    {
        await loaded.InvokeVoidAsync(function, ct, arguments);
        return true;
    }))).Failed;

    /// <summary>Calls a function that is to be called once, with which a part begins: to be asked for whenever the part was drawn, as it is called again where the script failed.</summary>
    public async ValueTask StartAsync(string function, params object?[] arguments)
    {
        if (started) return;
        started = true; // while it is on its way, too
        started = await CallAsync(function, arguments);
    }

    /// <summary>What a function that may be called twice answers; nothing where the script failed, or the circuit or the part is gone before it does.</summary>
    public async ValueTask<T?> AskAsync<T>(string function, params object?[] arguments) =>
        (await TryAsync<T?>(async loaded => await JsCalls.Persist(ct => loaded.InvokeAsync<T?>(function, ct, arguments)))).Answer;

    public async ValueTask DisposeAsync()
    {
        gone = true;
        if (module is null) return;
        try
        {
            if (await module is { } loaded) await loaded.DisposeAsync();
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // It never loaded, or its page is gone.
        }
    }

    private async ValueTask<(bool Failed, T? Answer)> TryAsync<T>(Func<IJSObjectReference, Task<T>> call)
    {
        try
        {
            if (await LoadAsync() is not { } loaded) return (true, default);
            return (false, await call(loaded));
        }
        catch (JSException e)
        {
            if (!gone) modules.Tell(address, e);
            return (true, default);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException || (gone && e is ObjectDisposedException))
        {
            return (false, default); // lost with the line, or with the part
        }
    }

    /// <summary>A script that could not be loaded may be there the next time.</summary>
    private Task<IJSObjectReference?> LoadAsync() => module is null || (module.IsCompleted && !IsLoaded) ? module = modules.Load(address) : module;
}
