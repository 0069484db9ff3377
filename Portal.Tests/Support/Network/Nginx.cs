namespace Portal.Tests.Support.Network;

/// <summary>A real nginx in front of several nodes; a browser stays with its node by a cookie, as a circuit needs it.</summary>
public sealed class Nginx : IAsyncDisposable
{
    readonly ChildProcess server;

    Nginx(ChildProcess server, Uri address) => (this.server, Address) = (server, address);

    /// <summary>Where the proxy listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts the proxy and waits until it accepts connections.</summary>
    public static async Task<Nginx> StartAsync(params Uri[] nodes)
    {
        var (folder, port) = (RunFolder.New("nginx"), FreePort.Next());
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, Configuration(folder, port, nodes));
        var server = ChildProcess.Start(MachineNeeds.PathOf(Need.Nginx), ["-p", folder, "-e", Path.Combine(folder, "error.log"), "-c", file], deathSignal: "TERM");
        var nginx = new Nginx(server, new Uri($"http://localhost:{port}"));
        if (!await Answers.AtAsync(nginx.Address)) throw new InvalidOperationException("nginx did not start: " + server.Errors);
        return nginx;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    static string Configuration(string folder, int port, Uri[] nodes) => $$"""
        daemon off; worker_processes 1; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log warn;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/b; proxy_temp_path {{folder}}/p; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
          client_max_body_size 12m;
          map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
          map $cookie_portal_node $stick { default $cookie_portal_node; '' $request_id; }
          upstream portal {
            hash $stick consistent;
            {{string.Concat(nodes.Select(n => $"server 127.0.0.1:{n.Port} max_fails=2 fail_timeout=5s; "))}}
            keepalive 32;
          }
          server {
            listen 127.0.0.1:{{port}};
            add_header Set-Cookie "portal_node=$stick; Path=/; HttpOnly; SameSite=Lax" always;
            location / {
              proxy_pass http://portal; proxy_http_version 1.1;
              proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;
              proxy_set_header Host $host:$server_port; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto $scheme;
              proxy_read_timeout 120s; proxy_buffering off;
            }
          }
        }
        """;
}
