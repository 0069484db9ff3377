using Microsoft.JSInterop;
using Portal.Platform.Ui;

namespace Portal.Features.Chat;

/// <summary>The secret of a visitor's chat, which their browser keeps: chat-visitor.js.</summary>
public sealed class VisitorChat(IJSRuntime js, string script, Func<string?, Task> changed) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private IJSObjectReference? following;
    private DotNetObjectReference<VisitorChat>? self;

    /// <summary>The secret that the browser holds, if any. From now on another tab's change is told.</summary>
    public async Task<string?> Look()
    {
        try
        {
            module = await JsCalls.Persist(ct => js.InvokeAsync<IJSObjectReference>("import", ct, "./" + script));
            self = DotNetObjectReference.Create(this);
            following = await JsCalls.Persist(ct => module.InvokeAsync<IJSObjectReference>("follow", ct, self));
            return Fit(await JsCalls.Persist(ct => module.InvokeAsync<string?>("secret", ct)));
        }
        catch (JSException)
        {
            return null;
        }
        catch (JSDisconnectedException)
        {
            return null;
        }
    }

    /// <summary>The secret to begin a chat with, kept by the browser before the chat exists.</summary>
    public async Task<string> Begin()
    {
        try
        {
            return Fit(await JsCalls.Persist(ct => module!.InvokeAsync<string?>("begin", ct))) ?? ChatSecret.New();
        }
        catch (JSException)
        {
            return ChatSecret.New();
        }
    }

    /// <summary>The chat stands now: other tabs find it.</summary>
    public async Task Begun()
    {
        if (module is not null)
        {
            await JsCalls.Persist(ct => module.InvokeAsync<object?>("begun", ct));
        }
    }

    /// <summary>Lets go of the chat, so that a new one can begin.</summary>
    public async Task Forget()
    {
        if (module is not null)
        {
            await JsCalls.Persist(ct => module.InvokeAsync<object?>("forget", ct));
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

    private static string? Fit(string? secret) => ChatSecret.IsOne(secret) ? secret : null;
}
