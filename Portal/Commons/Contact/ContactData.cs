using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;

namespace Portal.Commons.Contact;

/// <summary>Whom somebody blocked: in their export, and gone with them, as are the blocks of others against them.</summary>
internal sealed class BlockData(Database database) : IPersonalData
{
    public string Name => "blocks";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db =>
        from b in db.Set<Block>()
        join a in db.Set<Account>() on b.BlockedId equals a.Id
        where b.AccountId == accountId
        orderby b.At, b.BlockedId
        select new { Name = a.UserName, b.At });

    public async Task Erase(PortalDb db, long accountId, DateTime now, CancellationToken ct)
    {
        await db.Set<Block>().Where(b => b.AccountId == accountId || b.BlockedId == accountId).ExecuteDeleteAsync(ct);
        await db.Set<ContactChoice>().Where(c => c.AccountId == accountId).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Who may begin a conversation with somebody: in their export; it goes with the blocks.</summary>
internal sealed class ContactChoiceExport(Database database) : IPersonalData
{
    public string Name => "contact";

    public IAsyncEnumerable<object> Export(long accountId) => database.Stream(db => db.Set<ContactChoice>().Where(c => c.AccountId == accountId).Select(c => new { Who = c.Who.ToString() }));
}
