using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>
/// What message-box.js calls of the box with one id. A box that serves another place by now has another id, and other calls: what was written in the one before, and is on its way still, goes and is
/// kept where it was written.
/// </summary>
public sealed class MessageBoxCalls : IDisposable
{
    /// <summary>How many texts of its own the box remembers: one that was kept a moment ago may come back after the next was sent.</summary>
    private const int MostOwn = 8;

    private readonly Queue<string> own = new();
    private Func<string, string, Task<MessageBoxResult>> onSend = null!;
    private Func<string, Task>? onDraft;
    private Func<string, Task>? onShown;
    private EventCallback onTyping;
    private EventCallback<string> onRest;
    private (string Key, Task<MessageBoxResult> Outcome)? sent;
    private Task keeping = Task.CompletedTask;
    private bool begun;
    private string? offered;

    internal MessageBoxCalls(string id)
    {
        Id = id;
        Reference = DotNetObjectReference.Create(this);
    }

    /// <summary>The id of the box.</summary>
    internal string Id { get; }

    /// <summary>What the script holds.</summary>
    internal DotNetObjectReference<MessageBoxCalls> Reference { get; }

    /// <summary>The box still has this id: what it was given with its last drawing answers from now on.</summary>
    internal void Serve(MessageBox box) => (onSend, onDraft, onShown, onTyping, onRest) = (box.OnSend, box.OnDraft, box.OnShown, box.OnTyping, box.OnRest);

    /// <summary>The script begins the box with this draft.</summary>
    internal void Begin(string? draft) => (begun, offered) = (true, draft);

    /// <summary>Whether a draft that came later is for the script, once: what the box itself kept or sent does not come back to it, perhaps after it was sent; and where nothing is kept, what was typed stays.</summary>
    internal bool Offers(string? draft)
    {
        if (!begun || string.IsNullOrEmpty(draft) || draft == offered || own.Contains(draft)) return false;
        offered = draft;
        return true;
    }

    /// <summary>Called by the script. A key that is under way, or was accepted, is not sent twice; a refused one may be, with other words.</summary>
    [JSInvokable]
    public async Task<MessageBoxAnswer> SendAsync(string key, string text)
    {
        if (sent is { } last && last.Key == key) return MessageBoxAnswer.Of(await last.Outcome);
        Remember(text);
        var result = SendKept(onSend, key, text);
        sent = (key, result);
        var accepted = false;
        try
        {
            var answer = MessageBoxAnswer.Of(await result);
            accepted = answer.Accepted;
            return answer;
        }
        finally
        {
            if (!accepted) sent = null;
        }
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public async Task DraftAsync(string text)
    {
        Remember(text);
        await (keeping = onDraft?.Invoke(text) ?? Task.CompletedTask); // what the deed answered does not travel: it may be nothing that can
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task TypingAsync() => onTyping.InvokeAsync();

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task RestAsync(string text) => onRest.InvokeAsync(text);

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task ShownAsync(string text) => onShown?.Invoke(text) ?? Task.CompletedTask;

    public void Dispose() => Reference.Dispose();

    /// <summary>
    /// A press on Send leaves the text first, which keeps it as a draft: what is kept after it was sent would come back as if it had not been. It goes where it was pressed, also where a box without
    /// an id of its own for each place serves another one by then.
    /// </summary>
    private async Task<MessageBoxResult> SendKept(Func<string, string, Task<MessageBoxResult>> send, string key, string text)
    {
        await keeping.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing); // whether it could be kept was told to who asked
        return await send(key, text);
    }

    private void Remember(string text)
    {
        if (own.Contains(text)) return;
        own.Enqueue(text);
        if (own.Count > MostOwn) own.Dequeue();
    }
}
