using System.Net;
using System.Net.Sockets;
using Portal.Platform.Data;
using SmtpServer;
using SmtpServer.Storage;

namespace Portal.Platform.Mail;

/// <summary>Listens with SMTP for what the company's mail server hands over. Only where the settings name a domain.</summary>
internal sealed class IncomingServer(IncomingSettings settings, IncomingDoor door) : IHostedService, IDisposable
{
    /// <summary>The largest letter, in bytes: two files of the greatest size, as letters carry them.</summary>
    internal const int MostBytes = 28 * 1024 * 1024;

    private const int MostSessions = 4, MostErrors = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), LongestSession = TimeSpan.FromMinutes(5);

    private readonly SessionGate gate = new(MostSessions);
    private readonly CancellationTokenSource stop = new();
    private Task listening = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add((IMailboxFilter)door);
        parts.Add((IMessageStore)door);
        parts.Add(gate);
        listening = new SmtpServer.SmtpServer(Options(settings.Domain!), parts).StartAsync(stop.Token);
        return listening is { IsFaulted: true, Exception.InnerException: SocketException refused }
            ? throw new SettingException("Mail:In:Port", $"{new IPEndPoint(settings.Listen, settings.Port)}: {refused.Message}", "give another, or stop the program that listens there")
            : Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        await Task.WhenAny(listening, Task.Delay(Timeout.Infinite, cancellationToken));
    }

    public void Dispose()
    {
        gate.Dispose();
        stop.Dispose();
    }

    private ISmtpServerOptions Options(string domain) => new SmtpServerOptionsBuilder()
        .ServerName(domain)
        .Endpoint(at => at.Endpoint(new IPEndPoint(settings.Listen, settings.Port)).SessionTimeout(LongestSession))
        .MaxMessageSize(MostBytes, MaxMessageSizeHandling.Strict)
        .MaxRetryCount(MostErrors)
        .MaxAuthenticationAttempts(1)
        .CommandWaitTimeout(Patience)
        .CustomSmtpGreeting(_ => $"220 {domain} ESMTP")
        .Build();
}
