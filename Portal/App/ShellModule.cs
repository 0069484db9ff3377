using Microsoft.AspNetCore.Components.Server;
using Portal.App.Demo;
using Portal.App.Errors;
using Portal.App.Home;
using Portal.App.Shell;
using Portal.Commons.People;
using Portal.Features.Accounts;
using Portal.Features.Chat;
using Portal.Features.Forum;
using Portal.Features.Messages;
using Portal.Platform.Api;
using Portal.Platform.Cli;
using Portal.Platform.Ui;
using Portal.Platform.Web;

namespace Portal.App;

/// <summary>The shell: pages, circuits, language and theme, health.</summary>
public static class ShellModule
{
    /// <summary>Registers it.</summary>
    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = builder.Environment.IsDevelopment();
            options.DisconnectedCircuitMaxRetained = 200;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            // takeover.js takes a page's first drawings all together; one that did not fit would come too late.
            options.MaxBufferedUnacknowledgedRenderBatches = 50;
        });
        builder.Services.AddLeanJsRuntime();
        builder.Services.Configure<Microsoft.AspNetCore.SignalR.HubOptions>(options => options.MaximumReceiveMessageSize = 256 * 1024);
        builder.Services.AddSingleton(DemoSettings.Read(builder.Configuration, builder.Environment)).AddSingleton<DemoForum>().AddSingleton<DemoDepartments>().AddSingleton<DemoChats>().AddSingleton<DemoModeration>().AddSingleton<DemoEvents>().AddSingleton<DemoGames>().AddSingleton<DemoContent>().AddSingleton<IDemoContent>(s => s.GetRequiredService<DemoContent>());
        builder.Services.AddSingleton(new ProfilePart(typeof(ProfileExpert), -3)).AddSingleton(new ProfilePart(typeof(ProfileContact), -2)).AddSingleton(new ProfilePart(typeof(ProfileFollow), -1)).AddSingleton(new ProfilePart(typeof(ProfileContributions), OnCard: typeof(CardContributions))).AddSingleton(new ProfilePart(typeof(ProfileTopics), Order: 1));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
    }

    /// <summary>The pipeline behind the cache.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseMiddleware<AnsweredPages>();
        app.UseApi();
        app.UseAuthentication();
        app.UseTokens();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<SoundForms>();
    }

    /// <summary>Maps pages, assets and health.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<Shell.Document>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapGet("/language", ChooseLanguage).ExcludeFromDescription();
    }

    private static IResult ChooseLanguage(string? to, string? back, HttpContext http)
    {
        if (Languages.Find(to) is { } language)
        {
            http.Response.Cookies.Append(Languages.Cookie, language.Name, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true });
        }

        return Results.LocalRedirect(LocalAddress.Of(back) ?? "/");
    }
}
