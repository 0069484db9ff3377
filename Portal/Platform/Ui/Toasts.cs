namespace Portal.Platform.Ui;

/// <summary>One short message that goes by itself.</summary>
/// <param name="Id">Which of them.</param>
/// <param name="Text">What it says.</param>
/// <param name="Severity">How it looks.</param>
/// <param name="ActionText">What can be done about it.</param>
/// <param name="Action">Does that.</param>
/// <param name="Stay">How long it stays; without one, an error or what can be clicked stays until it is answered.</param>
public sealed record Toast(long Id, string Text, Severity Severity, string? ActionText, Func<Task>? Action, TimeSpan? Stay);

/// <summary>The short messages of one circuit; <see cref="ToastHost"/> in the layout shows them. Scoped: only parts of pages use it.</summary>
public sealed class Toasts
{
    private const int Most = 4;
    private readonly List<Toast> shown = [];
    private long last;

    /// <summary>Something came or went.</summary>
    public event Action? Changed;

    internal IReadOnlyList<Toast> Shown => shown;

    /// <summary>Shows a message; an action, such as undo, may come with it, and the time for which it can be done.</summary>
    public void Add(string text, Severity severity = Severity.Info, string? actionText = null, Func<Task>? action = null, TimeSpan? stay = null)
    {
        if (shown.Count == Most) shown.RemoveAt(0);
        shown.Add(new Toast(++last, text, severity, actionText, action, stay));
        Changed?.Invoke();
    }

    internal void Remove(long id)
    {
        if (shown.RemoveAll(toast => toast.Id == id) > 0) Changed?.Invoke();
    }
}
