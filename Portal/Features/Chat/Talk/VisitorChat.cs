using Microsoft.JSInterop;
using Portal.Platform.Ui;

namespace Portal.Features.Chat;

/// <summary>The secret of a visitor's chat, which their browser keeps: chat-visitor.js.</summary>
public sealed class VisitorChat(IJSRuntime js, string script, Func<string?, Task> changed) : IAsyncDisposable
{
    private readonly JsModule module = new(js, script);
    private DotNetObjectReference<VisitorChat>? self;

    /// <summary>The secret that the browser holds, if any. From now on another tab's change is told.</summary>
    public async Task<string?> Look()
    {
        try
        {
            self = DotNetObjectReference.Create(this);
            await module.EnsureAsync("follow", self);
            return Fit(await module.AskAsync<string>("secret"));
        }
        catch (JSException)
        {
            return null;
        }
    }

    /// <summary>The secret to begin a chat with, kept by the browser before the chat exists.</summary>
    public async Task<string> Begin()
    {
        try
        {
            return Fit(await module.AskAsync<string>("begin")) ?? ChatSecret.New();
        }
        catch (JSException)
        {
            return ChatSecret.New();
        }
    }

    /// <summary>The secrets of all chats that the browser holds, the current one first.</summary>
    public async Task<IReadOnlyList<string>> All()
    {
        try
        {
            return [.. (await module.AskAsync<string[]>("all") ?? []).Where(ChatSecret.IsOne).Take(OwnChats.MostSecrets)];
        }
        catch (JSException)
        {
            return [];
        }
    }

    /// <summary>Makes one of them the current one.</summary>
    public Task Choose(string secret) => Try("choose", secret);

    /// <summary>The chat stands now: other tabs find it.</summary>
    public Task Begun() => Try("begun");

    /// <summary>Puts the chat to the earlier ones, so that a new one can begin.</summary>
    public Task Forget() => Try("forget");

    /// <summary>Called by the script when another tab began a chat or left it.</summary>
    [JSInvokable]
    public Task ChangedAsync(string? secret) => changed(Fit(secret));

    public async ValueTask DisposeAsync()
    {
        if (self is null)
        {
            return;
        }

        await Try("unfollow");
        await module.DisposeAsync();
        self.Dispose();
    }

    /// <summary>A browser without the script still has its chat, as long as the page lasts.</summary>
    private async Task Try(string function, params object?[] arguments)
    {
        try
        {
            await module.EnsureAsync(function, arguments);
        }
        catch (JSException)
        {
        }
    }

    private static string? Fit(string? secret) => ChatSecret.IsOne(secret) ? secret : null;
}
