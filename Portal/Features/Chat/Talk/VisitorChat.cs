using Microsoft.JSInterop;

namespace Portal.Features.Chat;

/// <summary>The secret of a visitor's chat, which their browser keeps: chat-visitor.js.</summary>
public sealed class VisitorChat(IJSRuntime js, string script, Func<string?, Task> changed) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? following;
    private DotNetObjectReference<VisitorChat>? self;

    /// <summary>What the browser holds: the secret of a chat, and what was typed before this circuit was up. From now on another tab's change is told.</summary>
    public async Task<Kept> Look()
    {
        try
        {
            module = await Persist(ct => js.InvokeAsync<IJSObjectReference>("import", ct, "./" + script));
            self = DotNetObjectReference.Create(this);
            following = await Persist(ct => module.InvokeAsync<IJSObjectReference>("follow", ct, self));
            var kept = await Persist(ct => module.InvokeAsync<Kept>("look", ct));
            return kept with { Secret = Fit(kept.Secret) };
        }
        catch (JSException)
        {
            return new(null, null, null);
        }
        catch (JSDisconnectedException)
        {
            return new(null, null, null);
        }
    }

    /// <summary>The secret to begin a chat with, kept by the browser before the chat exists.</summary>
    public async Task<string> Begin()
    {
        try
        {
            return Fit(await Persist(ct => module!.InvokeAsync<string?>("begin", ct))) ?? ChatSecret.New();
        }
        catch (JSException)
        {
            return ChatSecret.New();
        }
    }

    /// <summary>A call that was on its way when the line broke is never answered: after a while it is made again, until the circuit ends.</summary>
    private static async Task<T> Persist<T>(Func<CancellationToken, ValueTask<T>> call)
    {
        while (true)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            try
            {
                return await call(limit.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                // Lost on the way.
            }
        }
    }

    /// <summary>The chat stands now: other tabs find it.</summary>
    public async Task Begun()
    {
        if (module is not null)
        {
            await module.InvokeVoidAsync("begun");
        }
    }

    /// <summary>Lets go of the chat, so that a new one can begin.</summary>
    public async Task Forget()
    {
        if (module is not null)
        {
            await module.InvokeVoidAsync("forget");
        }
    }

    /// <summary>Called by the script when another tab began a chat or left it.</summary>
    [JSInvokable]
    public Task ChangedAsync(string? secret) => changed(Fit(secret));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (following is not null)
            {
                await following.InvokeVoidAsync("stop");
                await following.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the script with it.
        }

        self?.Dispose();
    }

    /// <summary>What a browser holds.</summary>
    public sealed record Kept(string? Secret, string? Name, string? Email);

    private static string? Fit(string? secret) => ChatSecret.IsOne(secret) ? secret : null;
}
