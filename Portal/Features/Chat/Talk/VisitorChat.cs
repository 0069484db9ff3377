using Microsoft.JSInterop;
using Portal.Platform.Ui;

namespace Portal.Features.Chat;

/// <summary>The secret of a visitor's chat, which their browser keeps: chat-visitor.js. A browser without the script still has its chat, as long as the page lasts.</summary>
public sealed class VisitorChat(JsModules modules, string script, Func<string?, Task> changed) : IAsyncDisposable
{
    private readonly JsModule module = modules.At(script);
    private DotNetObjectReference<VisitorChat>? self;

    /// <summary>The secret that the browser holds, if any. From now on another tab's change is told.</summary>
    public async Task<string?> Look()
    {
        self = DotNetObjectReference.Create(this);
        await module.EnsureAsync("follow", self);
        return Fit(await module.AskAsync<string>("secret"));
    }

    /// <summary>The secret to begin a chat with, kept by the browser before the chat exists.</summary>
    public async Task<string> Begin() => Fit(await module.AskAsync<string>("begin")) ?? ChatSecret.New();

    /// <summary>The secrets of all chats that the browser holds, the current one first.</summary>
    public async Task<IReadOnlyList<string>> All() => [.. (await module.AskAsync<string[]>("all") ?? []).Where(ChatSecret.IsOne).Take(OwnChats.MostSecrets)];

    /// <summary>Makes one of them the current one.</summary>
    public Task Choose(string secret) => module.EnsureAsync("choose", secret).AsTask();

    /// <summary>The chat stands now: other tabs find it.</summary>
    public Task Begun() => module.EnsureAsync("begun").AsTask();

    /// <summary>Puts the chat to the earlier ones, so that a new one can begin.</summary>
    public Task Forget() => module.EnsureAsync("forget").AsTask();

    /// <summary>Called by the script when another tab began a chat or left it.</summary>
    [JSInvokable]
    public Task ChangedAsync(string? secret) => changed(Fit(secret));

    public async ValueTask DisposeAsync()
    {
        if (self is null)
        {
            return;
        }

        await module.EnsureAsync("unfollow");
        await module.DisposeAsync();
        self.Dispose();
    }

    private static string? Fit(string? secret) => ChatSecret.IsOne(secret) ? secret : null;
}
