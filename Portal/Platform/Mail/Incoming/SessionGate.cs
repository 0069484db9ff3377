using System.IO.Pipelines;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.IO;
using SmtpServer.Net;

namespace Portal.Platform.Mail;

/// <summary>Lets so many mail servers talk at once; others wait at the door until one has gone.</summary>
/// <param name="most">How many.</param>
internal sealed class SessionGate(int most) : IEndpointListenerFactory, IDisposable
{
    private readonly SemaphoreSlim places = new(most);

    public IEndpointListener CreateListener(IEndpointDefinition endpointDefinition) => new Listener(new EndpointListenerFactory().CreateListener(endpointDefinition), places);

    public void Dispose() => places.Dispose();

    private sealed class Listener(IEndpointListener listener, SemaphoreSlim places) : IEndpointListener
    {
        public async Task<ISecurableDuplexPipe> GetPipeAsync(ISessionContext context, CancellationToken cancellationToken)
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                return new Pipe(await listener.GetPipeAsync(context, cancellationToken), places);
            }
            catch
            {
                places.Release();
                throw;
            }
        }

        public void Dispose() => listener.Dispose();
    }

    /// <summary>A line whose end frees the place.</summary>
    private sealed class Pipe(ISecurableDuplexPipe line, SemaphoreSlim places) : ISecurableDuplexPipe
    {
        private int gone;

        public PipeReader Input => line.Input;

        public PipeWriter Output => line.Output;

        public bool IsSecure => line.IsSecure;

        public SslProtocols SslProtocol => line.SslProtocol;

        public Task UpgradeAsync(X509Certificate certificate, SslProtocols protocols, CancellationToken cancellationToken) => line.UpgradeAsync(certificate, protocols, cancellationToken);

        public void Dispose()
        {
            line.Dispose();
            if (Interlocked.Exchange(ref gone, 1) == 0)
            {
                places.Release();
            }
        }
    }
}
