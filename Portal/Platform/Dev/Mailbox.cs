using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;
using Portal.Platform.Mail;

namespace Portal.Platform.Dev;

/// <summary>Reads the letters that were written lately, whether they have left or not.</summary>
internal sealed class Mailbox(Database database)
{
    private const int Shown = 50;

    /// <summary>The newest first.</summary>
    public async Task<List<Letter>> Read(CancellationToken ct)
    {
        await using var db = database.Open();
        return await db.Set<Letter>().OrderByDescending(l => l.Id).Take(Shown).ToListAsync(ct);
    }
}
