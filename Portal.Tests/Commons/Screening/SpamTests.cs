using System.Xml;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Tests.Support;

namespace Portal.Tests.Commons.Screening;

public class SpamTests(Portals portals)
{
    [Fact]
    public async Task Of_a_wave_of_a_thousand_posts_by_fifty_newcomers_less_than_one_in_a_hundred_is_seen()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Screening:Spam=true"]);
        var topic = await portal.StartTopic(await portal.NewMember("mo", Roles.Moderator));
        var people = await Newcomers(portal, 50);
        var (posts, wave) = (portal.Get<Posts>(), SpamWave.Make(1000, seed: 7));
        var refused = 0;
        for (var i = 0; i < wave.Count; i++)
        {
            var done = await posts.Reply(Actor.Member(people[i % people.Count]), topic.TopicId, new(wave[i]), null, default);
            refused += done.Done ? 0 : 1;
        }

        await Eventually.True(async () => await Seen(portal, topic, people) < 10, "all but a few of the wave are held", TimeSpan.FromSeconds(20));
        var taken = await portal.Get<Database>().Read(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.HeldBack).ToListAsync());
        Assert.All(taken, line => Assert.True(line is { ActorId: null, WhomId: not null, Place: not null }));
        Assert.NotEmpty(taken); // what was seen for a while stands in the log
        TestContext.Current.TestOutputHelper?.WriteLine($"{await Seen(portal, topic, people)} seen, {refused} refused, of {wave.Count}");
    }

    /// <summary>Real posts and comments, each by its own author at its own time, none of whom is known: in this order the portal would have got them.</summary>
    [Fact]
    public async Task Of_thousands_of_real_posts_by_newcomers_none_is_held()
    {
        string[] folders = [.. ((string[])["bicycles-meta", "conlang-meta"]).Select(f => SharedData.PathOf(f)).OfType<string>()];
        if (folders.Length == 0)
        {
            return;
        }

        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Screening:Spam=true"]);
        var topic = await portal.StartTopic(await portal.NewMember("mo", Roles.Moderator));
        var texts = folders.SelectMany(f => Rows(Path.Combine(f, "PostHistory.xml"), "2").Concat(Rows(Path.Combine(f, "Comments.xml"), null))).OrderBy(r => r.At).Take(5000).ToList();
        Assert.True(texts.Count > 500);
        var authors = texts.Select(t => t.Author).Distinct().ToList();
        var ids = await Newcomers(portal, authors.Count);
        var people = authors.Zip(ids).ToDictionary(p => p.First, p => p.Second);
        var (screening, database, markdown, held) = (portal.Get<Portal.Commons.Screening.Screening>(), portal.Get<Database>(), portal.Get<Portal.Platform.Markup.MarkdownRenderer>(), new List<string>());
        for (var i = 0; i < texts.Count; i++)
        {
            var (text, now) = (texts[i], DateTime.SpecifyKind(texts[i].At, DateTimeKind.Utc));
            var read = await screening.Read(markdown.Render(text.Text).Value, default);
            await database.Write<Nothing>(
                async db =>
                {
                    var standing = (await Standing.Of(db, Actor.Member(people[text.Author]), now, default));
                    var screened = await screening.Judge(db, standing, read, new(ScreenedUse.Public, 1), now, default);
                    if (screened.Held || screened.Refusal is not null)
                    {
                        held.Add($"{screened.Score} {string.Join("; ", screened.Findings.Select(f => f.Sentence))}: {text.Text[..Math.Min(150, text.Text.Length)]}");
                    }

                    await db.Keep(screened with { Held = false, Flagged = false }, new("post", i + 1), new(people[text.Author], "", ""), now, default);
                    return default(Nothing);
                },
                default);
        }

        Assert.True(held.Count == 0, string.Join("\n\n", held.Take(20)));
    }

    [Theory, BothDatabases]
    public async Task Customers_staff_and_whom_the_operator_added_are_no_strangers(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider, ["Screening:Spam=true"]);
        var (ana, agent, mo) = (await portal.NewMember("ana"), await portal.NewMember("agent", Roles.Agent), await portal.NewMember("mo", Roles.Moderator));
        var topic = await portal.StartTopic(mo);
        const string Spam = "Cheap viagra and cialis, online casino with free spins: https://pills.example";
        Assert.True((await Reply(ana)).Value.Held);
        Assert.False((await Reply(agent)).Value.Held);
        Assert.True((await portal.Get<VerifiedProducts>().Set(agent.Actor, ana.Name, ["Duo 2"], null, default)).Done);
        Assert.False((await Reply(ana)).Value.Held);
        var bo = await portal.NewMember("bo");
        await using (var db = portal.Get<Database>().Open())
        {
            await db.Set<Account>().Where(a => a.Id == bo.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Trust, Trust.Member));
        }

        Assert.False((await Reply(bo)).Value.Held); // the operator added them

        Task<Result<PostPlace>> Reply(Member who) => portal.Get<Posts>().Reply(who.Actor, topic.TopicId, new(Spam), null, default);
    }

    static async Task<int> Seen(TestPortal portal, PostPlace topic, IReadOnlyCollection<long> people)
    {
        await using var db = portal.Get<Database>().Open();
        return await db.Set<Post>().CountAsync(p => p.TopicId == topic.TopicId && people.Contains(p.AuthorId) && !p.Hidden);
    }

    static async Task<List<long>> Newcomers(TestPortal portal, int count)
    {
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var accounts = Enumerable.Range(0, count).Select(i => new Account { UserName = $"new{i}", NormalizedUserName = $"NEW{i}", Email = $"new{i}@example.org", NormalizedEmail = $"NEW{i}@EXAMPLE.ORG", EmailConfirmed = true, CreatedAt = now }).ToList();
        Assert.True((await portal.Get<Database>().Write<Nothing>(async db =>
        {
            db.AddRange(accounts);
            await db.SaveChangesAsync();
            return default(Nothing);
        }, default)).Done);
        return accounts.ConvertAll(a => a.Id);
    }

    static IEnumerable<(string Author, DateTime At, string Text)> Rows(string file, string? kind)
    {
        using var reader = XmlReader.Create(file);
        while (reader.Read())
        {
            if (reader.Name == "row" && (kind is null || reader["PostHistoryTypeId"] == kind) && reader["Text"] is { Length: > 0 } text)
            {
                yield return (reader["UserId"] ?? reader["UserDisplayName"] ?? "", DateTime.Parse(reader["CreationDate"]!, System.Globalization.CultureInfo.InvariantCulture), text);
            }
        }
    }
}
