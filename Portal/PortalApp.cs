using Portal.App;
using Portal.App.Sitemap;
using Portal.Commons.Contact;
using Portal.Commons.Drafts;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Presence;
using Portal.Commons.Privacy;
using Portal.Commons.Publishing;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Search;
using Portal.Commons.Watching;
using Portal.Features.Accounts;
using Portal.Features.Chat;
using Portal.Features.Clubs;
using Portal.Features.Events;
using Portal.Features.Forum;
using Portal.Features.Messages;
using Portal.Features.Moderation;
using Portal.Features.Notifications;
using Portal.Features.Play;
using Portal.Features.Rooms;
using Portal.Platform.Api;
using Portal.Platform.Cli;
using Portal.Platform.Data;
using Portal.Platform.Dev;
using Portal.Platform.Files;
using Portal.Platform.Jobs;
using Portal.Platform.Limits;
using Portal.Platform.Live;
using Portal.Platform.Live.Hub;
using Portal.Platform.Mail;
using Portal.Platform.Markup;
using Portal.Platform.Ui;
using Portal.Platform.Web;

namespace Portal;

/// <summary>The table of contents: what the portal is made of, floor by floor.</summary>
public static class PortalApp
{
    /// <summary>Builds the whole portal. Tests hand in what they want different; it is asked last, so that it can replace any part.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(PortalApp).Assembly.GetName().Name });
        builder.WebHost.UseStaticWebAssets();

        // Platform
        var settings = builder.AddData();
        builder.AddLive(settings);
        builder.AddHub();
        builder.AddJobs();
        builder.AddWeb();
        builder.AddApi();
        builder.AddCli();
        builder.AddMail(settings);
        builder.AddFiles();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDev();
        builder.AddLimits();
        builder.Services.AddMarkup();
        builder.Services.AddUi();

        // Commons
        builder.AddPeople(settings);
        builder.AddTokens();
        builder.AddDrafts();
        builder.AddContact();
        builder.AddPresence();
        builder.AddSearch();
        builder.AddNotifications();
        builder.AddPublishing();
        builder.AddPrivacy();
        builder.AddScreening();
        builder.AddSanctions();
        builder.AddWatching();

        // Features
        builder.AddAccounts();
        builder.AddForum();
        builder.AddChat();
        builder.AddRooms();
        builder.AddEvents();
        builder.AddPlay();
        builder.AddClubs();
        builder.AddMessages();
        builder.AddModeration();

        // App
        builder.AddShell();
        builder.AddSitemap();

        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseWeb();
        app.UseShell();
        app.UseDev();
        app.MapApi();
        app.MapHub();
        app.MapFiles();
        app.MapTokens();
        app.MapPeople();
        app.MapContact();
        app.MapPrivacy();
        app.MapAccounts();
        app.MapSearch();
        app.MapForum();
        app.MapChat();
        app.MapRooms();
        app.MapEvents();
        app.MapPlay();
        app.MapClubs();
        app.MapMessages();
        app.MapModeration();
        app.MapNotifications();
        app.MapShell();
        app.MapSitemap();
        app.MapDev();
        return app;
    }

    /// <summary>Brings the database up to date and fills an empty one with what it needs.</summary>
    public static async Task Prepare(WebApplication app, CancellationToken ct = default)
    {
        new FolderSwap(app.Services.GetRequiredService<DatabaseSettings>().DataDirectory).Finish();
        await app.Services.MigrateData(ct);
        await app.Services.PrepareSearch(ct);
        await FirstContent.Write(app.Services, ct);
    }

    /// <summary>Fills an empty database with the demo where the settings want it.</summary>
    public static Task WriteDemo(WebApplication app, CancellationToken ct = default) => FirstContent.WriteDemo(app.Services, ct);
}
