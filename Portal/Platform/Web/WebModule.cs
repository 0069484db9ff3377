using System.IO.Compression;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;

namespace Portal.Platform.Web;

/// <summary>What stands between the network and the rooms: headers, cache, compression, language, live connections.</summary>
public static class WebModule
{
    /// <summary>Registers it.</summary>
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None); // one line for each request, and the cost of preparing it
        var services = builder.Services;
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        var settings = WebSettings.Read(builder.Configuration);
        services.AddSingleton(settings).AddSingleton<PublicAddress>().AddSingleton<KeptPages>();
        services.Configure<ForwardedHeadersOptions>(settings.Apply);
        services.AddSingleton(typeof(IStringLocalizer<>), typeof(RoomTexts<>));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. Languages.All];
            options.RequestCultureProviders = [new Languages.Provider()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "portal.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        Decorate(services);
    }

    /// <summary>The first part of the pipeline; a kept page goes no further than its second line.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<VisitorCache>();
        app.UseRouting();
        app.UseMiddleware<VisitorCacheFilling>(); // what it keeps has been through all that follows, headers included
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SoundHost>();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseWebSockets();
        app.UseMiddleware<LiveConnections>();
    }

    private static void Decorate(IServiceCollection services)
    {
        var present = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.Remove(present);
        services.AddSingleton<IAntiforgery>(s => new VisitorAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(s, present.ImplementationType!)));
    }
}
