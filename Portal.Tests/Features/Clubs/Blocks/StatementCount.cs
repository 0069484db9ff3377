using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Features.Clubs;

/// <summary>Counts the statements that one piece of work asks a database, whatever others do at the same time.</summary>
sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    static readonly AsyncLocal<StrongBox<int>?> Counted = new();
    static readonly Task Listening = Listen();

    /// <summary>So many statements the work takes.</summary>
    public static async Task<int> Of(Func<Task> work)
    {
        await Listening;
        var count = Counted.Value = new(0);
        await work();
        Counted.Value = null;
        return count.Value;
    }

    // Who maps the database looks once a second whether anybody listens.
    static Task Listen()
    {
        DiagnosticListener.AllListeners.Subscribe(new StatementCount());
        return Task.Delay(TimeSpan.FromSeconds(1.2));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && Counted.Value is { } count) Interlocked.Increment(ref count.Value);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
