using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.Platform.Jobs;

namespace Portal.Tests.Support.Running;

/// <summary>A whole portal inside the test process, on a real port: browsers, hubs and HTTP clients reach it, and so does the test, from inside.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    // A test that is about a limit, about demo content or about questions that wait says so itself: later settings win.
    static readonly string[] Defaults = ["RateLimits:Enabled=false", "Screening:Spam=false", "Forum:UnansweredAfterHours=0", "Live:CircuitsPerAddress=1000", "Portal:DemoContent=false", "Logging:LogLevel:Default=Warning"];

    readonly WebApplication app;
    readonly ConcurrentQueue<Func<Task>> farewells = new();

    TestPortal(WebApplication app, Uri address, DatabaseProvider provider, TestClock clock, ErrorLog errors, string folder) =>
        (this.app, Address, Provider, Clock, Errors, DataDirectory) = (app, address, provider, clock, errors, folder);

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>Which database it stands on.</summary>
    public DatabaseProvider Provider { get; }

    /// <summary>Its time of day.</summary>
    public TestClock Clock { get; }

    /// <summary>What it has logged as an error.</summary>
    public ErrorLog Errors { get; }

    /// <summary>Its folder: uploads, keys, and the mail that it wrote under <c>outbox</c>.</summary>
    public string DataDirectory { get; }

    /// <summary>One of its services.</summary>
    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>A new member under a name of their own, or staff.</summary>
    public Task<Member> NewMember(string name = "member", Roles roles = Roles.None) => Accounts.CreateAsync(app.Services, name, roles);

    /// <summary>The cookie by which a browser is signed in.</summary>
    public Task<(string Name, string Value)> CookieOf(Member member) => Accounts.CookieAsync(app.Services, member);

    /// <summary>Somebody without an account, with a cookie jar of their own.</summary>
    public HttpClient Visitor(bool followRedirects = true) => Client(new CookieContainer(), followRedirects);

    /// <summary>Somebody who is signed in.</summary>
    public async Task<HttpClient> SignedIn(Member member, bool followRedirects = true)
    {
        var (name, value) = await CookieOf(member);
        var cookies = new CookieContainer();
        cookies.Add(Address, new Cookie(name, value));
        return Client(cookies, followRedirects);
    }

    /// <summary>A token for the API and the hub.</summary>
    public async Task<string> TokenOf(Member member, Scopes scopes = Scopes.All) =>
        (await Get<ApiTokens>().Create(Actor.System, member.Name, "test", scopes, default)).Value;

    /// <summary>A program that uses the API in a member's name; addresses are relative to <c>/api/v1/</c>.</summary>
    public async Task<HttpClient> Api(Member member, Scopes scopes = Scopes.All) => Address.Api(await TokenOf(member, scopes));

    /// <summary>Somebody who listens on the hub.</summary>
    public async Task<HubListener> Listen(Member? member = null) => await HubListener.OpenAsync(Address, member is null ? null : await TokenOf(member));

    /// <summary>For <c>configure</c>: nothing comes round by itself, where a test runs a job, or would be disturbed by one.</summary>
    public static void WithoutJobs(WebApplicationBuilder builder) =>
        builder.Services.Remove(builder.Services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(JobRunner)));

    /// <summary>Starts a portal on the database that the settings name, which <see cref="PortalDatabases"/> makes.</summary>
    internal static async Task<TestPortal> StartAsync(DatabaseProvider provider, string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var (clock, errors, folder) = (new TestClock(), new ErrorLog(), "");
        var app = PortalApp.Build([$"--urls={address.ToString().TrimEnd('/')}", .. Defaults.Concat(settings).Select(s => "--" + s)], builder =>
        {
            folder = builder.Configuration["Portal:DataDirectory"]!;
            builder.Logging.ClearProviders().AddProvider(errors);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            configure?.Invoke(builder);
        });
        await PortalApp.Prepare(app);
        await app.StartAsync();
        return new(app, address, provider, clock, errors, folder);
    }

    /// <summary>Something to be done while it still answers, such as closing a browser that would complain.</summary>
    internal void BeforeItStops(Func<Task> farewell) => farewells.Enqueue(farewell);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var farewell in farewells) await farewell();
        await app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        await app.DisposeAsync();
    }

    HttpClient Client(CookieContainer cookies, bool followRedirects) =>
        new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = followRedirects }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
}
