using System.Xml;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Screening;
using Portal.Features.Forum;
using Portal.Tests.Features.Forum.Import;
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

    /// <summary>
    /// Real titles, posts, comments and later edits by who wrote them, each by its own author at its own time, none of whom is known: in this order the portal would have got them. Where the machine has no such
    /// data a handful of texts stands for them.
    /// </summary>
    [Fact]
    public async Task Of_thousands_of_real_posts_by_newcomers_none_is_held()
    {
        string[] real = [.. ((string[])["bicycles-meta", "conlang-meta"]).Select(f => SharedData.PathOf(f)).OfType<string>()];
        Assert.True(real.Length == 2 || !SharedData.IsHere, "The shared data is here, but its dumps are not.");
        string[] folders = real.Length > 0 ? real : [Sample()];
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Screening:Spam=true"]);
        var topic = await portal.StartTopic(await portal.NewMember("mo", Roles.Moderator));
        var texts = folders.SelectMany(Texts).OrderBy(r => r.At).Take(6000).ToList();
        Assert.True(texts.Count(t => t.Edits) > (real.Length > 0 ? 200 : 0) && texts.Count(t => t.Title is not null) > (real.Length > 0 ? 200 : 0) && texts.Count > (real.Length > 0 ? 2000 : 0));
        var authors = texts.Select(t => t.Author).Distinct().ToList();
        var ids = await Newcomers(portal, authors.Count);
        var people = authors.Zip(ids).ToDictionary(p => p.First, p => p.Second);
        var (screening, database, markdown, held) = (portal.Get<Portal.Commons.Screening.Screening>(), portal.Get<Database>(), portal.Get<Portal.Platform.Markup.MarkdownRenderer>(), new List<string>());
        for (var i = 0; i < texts.Count; i++)
        {
            var (text, now) = (texts[i], DateTime.SpecifyKind(texts[i].At, DateTimeKind.Utc));
            ScreenedPart[] parts = [.. text.Body is { } body ? [new("body", markdown.Render(body).Value)] : (ScreenedPart[])[], .. text.Title is { } title ? [new("title", title, IsHtml: false)] : (ScreenedPart[])[]];
            var read = await screening.Read(parts, trapped: false, default);
            await database.Write<Nothing>(
                async db =>
                {
                    var standing = (await Standing.Of(db, Actor.Member(people[text.Author]), now, default));
                    var screened = await screening.Judge(db, standing, read, new(text.Edits ? ScreenedUse.Edit : ScreenedUse.Public, 1), now, default);
                    if (screened.Held || screened.Refusal is not null)
                    {
                        held.Add($"{screened.Score} {string.Join("; ", screened.Findings.Select(f => f.Sentence))}: {Portal.Platform.Text.Shorten.To($"{text.Title} {text.Body}", 150)}");
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

    [Fact]
    public async Task Each_sign_of_spam_counts_for_itself_and_is_explained()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Screening:Spam=true"]);
        await portal.Get<WatchedWords>().Add((await portal.NewMember("ada", Roles.Admin)).Actor, new(WatchedKind.Word, "frobnicate", WatchedEffect.Flag), null, default);
        var (people, next) = (await Newcomers(portal, 40), 0);
        const string Long = "We were in the old town on Monday and bought two of the small blue printers there, for the school and for the office next door";
        var author = Somebody();
        await Says(Somebody(), "I found it at https://one.test/a and https://two.test/b", ScreeningRule.Links, "2");
        await Says(Somebody(), "Our blue p\u0430ckage", ScreeningRule.LookAlike, "1");
        await Says(Somebody(), "Online casino", ScreeningRule.SpamWords, "casino");
        await Says(Somebody(), "Please frobnicate it", ScreeningRule.Word, "frobnicate");
        await Says(author, Long, null, "");
        await Says(author, Long, ScreeningRule.OwnText, "");
        await Says(Somebody(), Long, ScreeningRule.SameText, "");
        await Says(Somebody(), Long + ", and then we went home", ScreeningRule.NearText, "");
        foreach (var _ in Enumerable.Range(0, 2)) await Says(Somebody(), "See https://shop.test/x", ScreeningRule.Links, "1");
        await Says(Somebody(), "Look at https://shop.test/y", ScreeningRule.SharedHost, "shop.test");
        var hurried = Somebody();
        for (var i = 0; i < 5; i++) await Says(hurried, $"Word {i}", null, "");
        await Says(hurried, "And another", ScreeningRule.Flood, "6");
        var waiting = Somebody();
        await Says(waiting, "Cheap viagra and cialis, online casino with free spins: https://pills.test", ScreeningRule.SpamWords, "viagra", held: true);
        await Says(waiting, "Hello to all", ScreeningRule.Waiting, "");

        long Somebody() => people[next++];

        async Task Says(long who, string text, ScreeningRule? sign, string detail, bool held = false)
        {
            var (screening, now) = (portal.Get<Portal.Commons.Screening.Screening>(), portal.Clock.GetUtcNow().UtcDateTime);
            var read = await screening.Read(portal.Get<Portal.Platform.Markup.MarkdownRenderer>().Render(text).Value, default);
            var screened = (await portal.Get<Database>().Write<Screened>(
                async db =>
                {
                    var judged = await screening.Judge(db, await Standing.Of(db, Actor.Member(who), now, default), read, new(ScreenedUse.Public, 1), now, default);
                    await db.Keep(judged, new("post", 1000 + next), new(who, "", ""), now, default);
                    return judged;
                },
                default)).Value;
            Assert.True(sign is null ? screened.Findings.Count == 0 : screened.Findings.Any(f => f.Rule == sign && f.Points > 0 && f.Sentence.Contains(detail, StringComparison.Ordinal)), $"{text}: {string.Join(" ", screened.Findings.Select(f => f.Sentence))}");
            Assert.True(held == screened.Held, $"{text}: {screened.Score}"); // one sign alone holds nothing back
        }
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

    /// <summary>What of a dump would have been written here: posts with the titles of those that start a topic, what their authors made of either later, and comments.</summary>
    static IEnumerable<RealText> Texts(string folder)
    {
        var history = Rows(Path.Combine(folder, "PostHistory.xml")).ToList();
        var titles = history.Where(r => r.Kind == "1").GroupBy(r => r.Post).ToDictionary(g => g.Key, g => g.First().Text);
        var authors = history.Where(r => r.Kind == "2" && r.Author.Length > 0).GroupBy(r => r.Post).ToDictionary(g => g.Key, g => g.First().Author);
        var made = history.Where(r => r.Kind == "2").Select(r => new RealText(r.Author, r.At, titles.GetValueOrDefault(r.Post), r.Text, Edits: false));
        var mended = history.Where(r => r.Kind is "4" or "5" && authors.GetValueOrDefault(r.Post) == r.Author).Select(r => new RealText(r.Author, r.At, r.Kind == "4" ? r.Text : null, r.Kind == "5" ? r.Text : null, Edits: true));
        return made.Concat(mended).Concat(Rows(Path.Combine(folder, "Comments.xml")).Select(r => new RealText(r.Author, r.At, null, r.Text, Edits: false)));
    }

    static IEnumerable<(string Kind, string Post, string Author, DateTime At, string Text)> Rows(string file)
    {
        using var reader = XmlReader.Create(file);
        while (reader.Read())
        {
            if (reader.Name == "row" && reader["Text"] is { Length: > 0 } text)
            {
                yield return (reader["PostHistoryTypeId"] ?? "", reader["PostId"] ?? "", reader["UserId"] ?? reader["UserDisplayName"] ?? "", DateTime.Parse(reader["CreationDate"]!, System.Globalization.CultureInfo.InvariantCulture), text);
            }
        }
    }

    /// <summary>A dump of a few texts.</summary>
    static string Sample() => new SmallDump("sample")
        .Version(1, 1, 1, 0, "How do I refill the ink?").Version(2, 1, 2, 0, "The bottle is *empty*, and the [manual](https://example.com/manual) says nothing.")
        .Version(3, 1, 4, 1, "How do I refill the black ink?").Version(4, 1, 5, 1, "The bottle is *empty*, and the [manual](https://example.com/manual) says nothing. It is the black one.")
        .Version(5, 2, 2, 1, "Turn the valve at the back, and wait for the light.", user: 2).Comment(1, 2, 2, "That did it, thanks!").Comment(2, 1, 3, "Same here.", user: 3)
        .Write().Path;

    sealed record RealText(string Author, DateTime At, string? Title, string? Body, bool Edits);
}
