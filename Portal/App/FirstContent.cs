using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.App;

/// <summary>What a database must hold before anybody can use it.</summary>
internal static class FirstContent
{
    /// <summary>Makes the category <c>general</c> where there is none yet.</summary>
    public static async Task Write(IServiceProvider services, CancellationToken ct)
    {
        var database = services.GetRequiredService<Database>();
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
    }
}
