using Microsoft.AspNetCore.Components;

namespace Portal.Platform.Ui;

/// <summary>
/// Where people write: replies, chats, rooms. What Send stores is what the box shows, also across a lost connection: the browser keeps
/// text and key until the message is accepted, and sends again with the same key. So <see cref="OnSend"/> must be idempotent by key.
/// </summary>
public sealed partial class MessageBox
{
    private const int MostBytes = 10 * 1024 * 1024;

    private const string Script = "js/message-box.js";

    private readonly string owner = UiNames.NewId("owner");
    private JsModule? script;
    private readonly Queue<MessageBoxCalls> drawn = new();
    private MessageBoxCalls? attached;
    private Task attaching = Task.CompletedTask;
    private string draft = "";

    /// <summary>Names the box within this tab, and is the element's id: the same place and person, the same id, such as <c>reply-7-u12</c>.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>What is written here; heard, not seen.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Placeholder { get; set; }
    [Parameter] public string? SendText { get; set; }

    /// <summary>More characters are refused before they travel; the server has the last word.</summary>
    [Parameter] public int? MaxLength { get; set; }

    [Parameter] public int Rows { get; set; } = 1;

    /// <summary>It may be sent empty: what is beside it may say enough.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>The text to begin with; may come later. Text of this tab that was not saved yet goes before it.</summary>
    [Parameter] public string? Draft { get; set; }

    /// <summary>Gets the key of the message and its text. The same key may come again and must not make a second message.</summary>
    [Parameter, EditorRequired] public Func<string, string, Task<MessageBoxResult>> OnSend { get; set; } = null!;

    /// <summary>Gets the text when it has rested for a moment; empty when it was taken back.</summary>
    [Parameter] public Func<string, Task>? OnDraft { get; set; }

    /// <summary>Someone is typing: every three seconds at most.</summary>
    [Parameter] public EventCallback OnTyping { get; set; }

    /// <summary>Gets the text when it has rested for a moment, for who has an answer to it; nothing is kept by that.</summary>
    [Parameter] public EventCallback<string> OnRest { get; set; }

    /// <summary>True for a box beside whose plain text pictures and files may stand, which go along when it is sent; <see cref="FilesUrl"/> says where to.</summary>
    [Parameter] public bool TakesFiles { get; set; }

    /// <summary>True where words may be spoken, too: they go along as a file.</summary>
    [Parameter] public bool TakesVoice { get; set; }

    /// <summary>Takes them; while there is none, no file can be added.</summary>
    [Parameter] public string? FilesUrl { get; set; }

    /// <summary>Gets what the box holds before it is sent, every second at most while it changes, and its end alone where that is long. For what who writes is told of.</summary>
    [Parameter] public Func<string, Task>? OnShown { get; set; }

    /// <summary>Answers to <c>q</c> with the people whom @ may speak to, as <c>{items: [{name, displayName}]}</c>.</summary>
    [Parameter] public string? PeopleUrl { get; set; }

    /// <summary>Answers to <c>q</c> with texts that a stroke at the beginning of a line puts in, as <c>{items: [{title, shortcut, text}]}</c>.</summary>
    [Parameter] public string? RepliesUrl { get; set; }

    /// <summary>Enter sends and Shift+Enter makes a line; otherwise Ctrl+Enter sends.</summary>
    [Parameter] public bool EnterSends { get; set; }

    /// <summary>What stands above the text, within the box: <see cref="Composer"/>'s tools.</summary>
    [Parameter] public RenderFragment? Tools { get; set; }

    /// <summary>What stands beside the text or below it, within the box: <see cref="Composer"/>'s preview.</summary>
    [Parameter] public RenderFragment? Beside { get; set; }

    /// <summary>More beside the button Send.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private JsModule Box => script ??= Modules.At(Assets[Script]);
    private string VoiceTexts => string.Join('|', L["VoiceStop"], L["VoiceRefused"], L["VoiceNoDevice"], L["VoiceNotHere"]);
    private bool Offers => PeopleUrl is not null || RepliesUrl is not null;
    private string InputId => $"{Id}-text";
    private string ErrorId => $"{Id}-error";

    /// <summary>Puts text where the cursor is, such as a quote, and goes there.</summary>
    public Task InsertAsync(string text) => Box.CallAsync("insert", Id, text).AsTask();

    /// <summary>Goes to the box.</summary>
    public Task FocusAsync() => Box.CallAsync("focus", Id).AsTask();

    /// <summary>Sends what the box shows, as the button does.</summary>
    public Task PressAsync() => Box.CallAsync("send", Id).AsTask();

    /// <summary>Puts a text in the place of all that the box shows; Ctrl+Z brings it back.</summary>
    public Task ReplaceAsync(string text) => Box.CallAsync("replace", Id, text).AsTask();

    /// <summary>Puts a text that was sent back into the box, before what was written since.</summary>
    public Task PutBackAsync(string text) => Box.CallAsync("putBack", Id, text).AsTask();

    /// <summary>What the script calls, for the id that the box has now.</summary>
    internal MessageBoxCalls Calls { get; private set; } = null!;

    protected override void OnParametersSet()
    {
        if (Calls?.Id != Id) drawn.Enqueue(Calls = new(Id));
        if (attached != Calls) draft = Draft ?? "";
        Calls.Serve(this);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var offering = Calls.Offers(Draft) ? Box.EnsureAsync("offer", Id, Draft).AsTask() : Task.CompletedTask;
        for (var left = drawn.Count; left > 0; left--) // what fails at once is there again, for the next time
        {
            var next = drawn.Dequeue();
            attaching = AttachAsync(attaching, attached == next ? null : attached, next);
            attached = next;
        }

        await offering;
        await attaching;
    }

    /// <summary>One after the other: what was pressed in a box that was there for a moment alone goes by it, too.</summary>
    private async Task AttachAsync(Task earlier, MessageBoxCalls? before, MessageBoxCalls now)
    {
        await earlier;
        if (before is not null) await Box.EnsureAsync("detach", before.Id, owner);
        if (now == Calls) now.Begin(Draft); // else the draft is that of a later place, and this one's box is gone
        var done = await Box.EnsureAsync("attach", now.Id, now.Reference, owner, Draft ?? "");
        before?.Dispose(); // what the script called by it has come by now
        if (!done && now == Calls) drawn.Enqueue(now); // when it is drawn next, again
    }

    public async ValueTask DisposeAsync()
    {
        await attaching;
        if (attached is not null) await Box.EnsureAsync("detach", attached.Id, owner);
        if (script is not null) await script.DisposeAsync();
        attached?.Dispose();
        Calls?.Dispose();
    }
}
