using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Platform.Dev;

/// <summary>The tools at <c>/dev</c>. Outside Development none of them is registered, and every address below <c>/dev</c> is not found.</summary>
public static class DevModule
{
    /// <summary>Registers them, in Development.</summary>
    public static void AddDev(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<DevClock>().AddSingleton<TimeProvider>(s => s.GetRequiredService<DevClock>());
            builder.Services.AddSingleton<CircuitCount>().AddSingleton<CircuitHandler>(s => s.GetRequiredService<CircuitCount>());
            builder.Services.AddSingleton<Mailbox>();
        }
    }

    /// <summary>Keeps <c>/dev</c> shut outside Development, also the pages that are always compiled in.</summary>
    public static void UseDev(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseWhen(http => http.Request.Path.StartsWithSegments("/dev"), shut => shut.Run(http =>
            {
                // The page for what is not found is shown to who looks; a form sent here gets the bare status.
                http.Features.Get<IStatusCodePagesFeature>()?.Enabled = HttpMethods.IsGet(http.Request.Method);
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }));
        }
    }

    /// <summary>Maps them, in Development.</summary>
    public static void MapDev(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        var dev = app.MapGroup("/dev").ExcludeFromDescription();
        dev.MapGet("/", IResult () => new RazorComponentResult<DevPage>());
        dev.MapGet("/mail", IResult () => new RazorComponentResult<MailboxPage>());
        dev.MapGet("/stats", Stats);
        dev.MapPost("/sign-in", SignIn);
        dev.MapPost("/clock", MoveClock);
    }

    private static async Task<IResult> SignIn([FromForm] long id, ICast cast) =>
        await cast.SignIn(id) ? Results.LocalRedirect("/") : Results.NotFound();

    private static RedirectHttpResult MoveClock([FromForm] int minutes, DevClock clock)
    {
        if (minutes == 0)
        {
            clock.Reset();
        }
        else
        {
            clock.Move(TimeSpan.FromMinutes(minutes));
        }

        return TypedResults.LocalRedirect("/dev");
    }

    private static object Stats(CircuitCount circuits, bool collect = false) => new
    {
        HeapBytes = GC.GetTotalMemory(collect),
        WorkingSetBytes = Environment.WorkingSet,
        Circuits = circuits.Open,
    };
}
