using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;

namespace Portal.Tests.Platform.Data;

public class ManyRowsTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Rows_written_together_are_the_same_as_rows_added_one_by_one(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (at, mark) = (new DateTime(2020, 2, 29, 23, 59, 58, DateTimeKind.Utc).AddTicks(1_234_560), Guid.NewGuid().ToString("N"));
        Account One(string name) => new()
        {
            UserName = name + mark, NormalizedUserName = name + mark, DisplayName = "王 \u2600 'x'", CreatedAt = at, Imported = true, Roles = Roles.Agent | Roles.Moderator, ConcurrencyStamp = "s",
            LockoutEnabled = true, LockoutEnd = new DateTimeOffset(at).AddTicks(0),
        };
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                var many = new List<Account> { One("a"), One("b") };
                await db.GiveIds(many, default);
                Assert.True(many[0].Id > 0 && many[1].Id == many[0].Id + 1);
                await db.Insert(many, default);
                var added = One("c");
                db.Add(added);
                await db.SaveChangesAsync();
                foreach (var account in many.Append(added)) db.Tell(new PersonCame(account.Id));
                return default(Nothing);
            },
            default);

        var rows = await portal.Get<Database>().Read(db => db.Set<Account>().Where(a => a.UserName!.EndsWith(mark)).OrderBy(a => a.UserName).ToListAsync());
        Assert.Equal(3, rows.Select(r => r.Id).Distinct().Count());
        Assert.All(rows, r => Assert.Equal((at, rows[2].DisplayName, Roles.Agent | Roles.Moderator, rows[2].LockoutEnd, null), (r.CreatedAt, r.DisplayName, r.Roles, r.LockoutEnd, r.Email)));
        Assert.Equal(3, await portal.Get<Database>().Read(db => db.Set<Account>().CountAsync(a => a.UserName!.EndsWith(mark) && a.CreatedAt == at && a.Imported && a.LockoutEnd == rows[2].LockoutEnd)));
    }

    [Theory, BothDatabases]
    public async Task What_is_refused_leaves_nothing_and_ids_are_never_given_twice(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var name = "many-" + Guid.NewGuid().ToString("N")[..10];
        Tag[] refused = [new() { Name = name }], kept = [new() { Name = name + "x" }];
        await portal.Get<Database>().Write<Nothing>(async db => { await db.GiveIds(refused, default); await db.Insert(refused, default); return Problem.NotAllowed; }, default);
        await portal.Get<Database>().Write<Nothing>(async db => { await db.GiveIds(kept, default); await db.Insert(kept, default); return default(Nothing); }, default);
        var after = new Tag { Name = name + "y" };
        await portal.Get<Database>().Write<Nothing>(async db => { db.Add(after); await db.SaveChangesAsync(); return default(Nothing); }, default);

        Assert.Equal([name + "x", name + "y"], await portal.Get<Database>().Read(db => db.Set<Tag>().Where(t => t.Name.StartsWith(name)).OrderBy(t => t.Id).Select(t => t.Name).ToListAsync()));
        Assert.True(after.Id > kept[0].Id);
    }
}
