using Microsoft.EntityFrameworkCore;
using Portal.App.Demo;
using Portal.Commons.People;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.App;

/// <summary>What a database must hold before anybody can use it.</summary>
internal static class FirstContent
{
    /// <summary>Makes the category <c>general</c> where there is none yet; an empty database gets the demo where the settings want it.</summary>
    public static async Task Write(IServiceProvider services, CancellationToken ct)
    {
        var database = services.GetRequiredService<Database>();
        var empty = !await database.Read(db => db.Set<Account>().AnyAsync(ct));
        await using var db = database.Open();
        if (!await db.Set<Category>().AnyAsync(ct))
        {
            await database.Write<Nothing>(
                async writing =>
                {
                    await Categories.Add(writing, "general", "General", "", 7, null, isPublic: true, ct);
                    return default(Nothing);
                },
                ct);
        }

        if (empty && services.GetRequiredService<IConfiguration>().GetValue("Portal:DemoContent", services.GetRequiredService<IHostEnvironment>().IsDevelopment()))
        {
            foreach (var line in await services.GetRequiredService<DemoContent>().Write(ct))
            {
                await Console.Out.WriteLineAsync(line);
            }
        }
    }
}
