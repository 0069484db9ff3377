using Microsoft.EntityFrameworkCore;
using Portal.App.Demo;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.App;

/// <summary>What a database must hold before anybody can use it.</summary>
internal static class FirstContent
{
    /// <summary>Makes the category <c>general</c> and the usual reasons of moderators where there is no category yet.</summary>
    public static async Task Write(IServiceProvider services, CancellationToken ct)
    {
        var database = services.GetRequiredService<Database>();
        if (await database.Read(db => db.Set<Category>().AnyAsync(ct)))
        {
            return;
        }

        await database.Write<Nothing>(
            async db =>
            {
                if (!await db.Set<Category>().AnyAsync(ct)) // another node may begin at the same moment
                {
                    await Categories.Add(db, "general", "General", "", 7, null, isPublic: true, ct);
                }

                return default(Nothing);
            },
            ct);
        await services.GetRequiredService<ReasonTemplates>().AddUsual(Actor.System, ct);
    }

    /// <summary>Fills a database without accounts with the demo, where the settings want it, and says who can sign in. For a portal that is about to serve; a verb writes only what it is asked for.</summary>
    public static async Task WriteDemo(IServiceProvider services, CancellationToken ct)
    {
        if (!services.GetRequiredService<DemoSettings>().Wanted || await services.GetRequiredService<Database>().Read(db => db.Set<Account>().AnyAsync(ct)))
        {
            return;
        }

        foreach (var line in await services.GetRequiredService<DemoContent>().Write(ct))
        {
            await Console.Out.WriteLineAsync(line);
        }
    }
}
