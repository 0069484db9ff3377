using System.Collections.Concurrent;

namespace Portal.Tests.Support.Running;

/// <summary>Keeps what a portal logs as an error: refusals are results here, so an error is a bug. So is a script that fails, although a page goes on without it.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    readonly ConcurrentQueue<string> lines = new();

    /// <summary>Everything so far, with the exceptions.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>What came since it was asked last, for tests that look at one thing after another.</summary>
    public string Take()
    {
        var taken = new List<string>();
        while (lines.TryDequeue(out var line)) taken.Add(line);
        return string.Join('\n', taken);
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, lines);

    /// <inheritdoc/>
    public void Dispose() { }

    sealed class Keeper(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel >= (category == typeof(Portal.Platform.Ui.JsModules).FullName ? LogLevel.Warning : LogLevel.Error);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
