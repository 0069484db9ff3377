using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Features.Clubs;

/// <summary>Counts the statements that one piece of work asks a database, whatever others do at the same time.</summary>
sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    static readonly AsyncLocal<StatementCount?> Current = new();
    readonly List<IDisposable> listening = [];
    int count;

    /// <summary>So many statements the work takes.</summary>
    public static async Task<int> Of(Func<Task> work)
    {
        var counting = Current.Value = new StatementCount();
        using (DiagnosticListener.AllListeners.Subscribe(counting)) await work();
        counting.listening.ForEach(l => l.Dispose());
        return counting.count;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) listening.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && Current.Value == this) Interlocked.Increment(ref count);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
