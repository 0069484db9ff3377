using System.Data;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;
using Portal.Platform.Live;

namespace Portal.Tests.Platform.Data;

/// <summary>Who holds a connection asks for no second one: where the pool is bounded they would all wait for each other.</summary>
public class OneConnectionTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Many_more_than_the_pool_has_connections_read_a_topic_at_once_after_each_reply(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var ana = await portal.NewMember("ana");
        var topic = await portal.StartTopic(ana);
        for (var number = 2; number <= 4; number++)
        {
            await portal.Reply(ana, topic, $"Reply {number}.");
            await portal.Get<NewsDispatcher>().CatchUp(default); // what was read before is no longer kept
            var readings = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => Task.Run(() => portal.Get<TopicViews>().Read(ana.Actor, topic.TopicId, 1, 0, default))));
            Assert.All(readings, reading => Assert.Equal(number, reading!.View.Posts.Count));
        }
    }

    [Theory, BothDatabases]
    public async Task A_context_holds_its_connection_no_longer_than_a_statement_takes_whatever_was_done_with_it_before(DatabaseProvider provider)
    {
        var database = (await portals.Shared(provider)).Get<Database>();
        for (var i = 0; i < 50; i++) // many times over, as contexts are lent again and again
        {
            await using var db = database.Open();
            await db.Rows("SELECT 1", row => row.GetInt32(0), TestContext.Current.CancellationToken);
            Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
            await db.Set<Account>().AnyAsync(TestContext.Current.CancellationToken);
            Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
            await database.Lend(lent => lent.Rows("SELECT 1", row => row.GetInt32(0), default), default);
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken); // and not closed
        }
    }

    [Theory, BothDatabases]
    public async Task Who_asks_for_a_second_connection_while_they_hold_one_is_refused_and_may_have_one_after_the_other(DatabaseProvider provider)
    {
        var database = (await portals.Shared(provider)).Get<Database>();
        await using (var first = database.Open())
        {
            await first.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            Assert.Throws<InvalidOperationException>(() => database.Open());
            await Assert.ThrowsAsync<InvalidOperationException>(() => database.Read(db => db.Set<Account>().CountAsync()));
            await first.Database.CloseConnectionAsync();
        }

        await using var second = database.Open();
        await second.Set<Account>().CountAsync(TestContext.Current.CancellationToken);
        await using var third = database.Open(); // nothing is held
        await third.Set<Account>().CountAsync(TestContext.Current.CancellationToken);
    }
}
