using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Import;

public class ImportTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_topic_comes_in_with_its_answers_comments_votes_tags_and_versions(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var dump = new SmallDump("Wheels & Co").User(1, "Ana").User(2, "王小明")
            .Question(10, 1, title: "Which\n tyre?", tags: "<c#><tubes>", accepted: 12).Version(1, 10, 2, 1, "Which *tyre*?").Version(2, 10, 5, 3, "Which *tyre*, then?", user: 2, comment: "clearer").Version(3, 10, 4, 3, "Which tyre?")
            .Answer(11, 10, 4, "<p>The <b>wide</b> one.</p>").Answer(12, 10, 2, "<p>Any.</p>")
            .Comment(5, 12, 3, "@Ana: use `@this`").Comment(6, 10, 5, "Yes", user: 2, score: 4)
            .Vote(1, 10, 2).Vote(2, 10, 2).Vote(3, 10, 3).Vote(4, 10, 5).Vote(5, 12, 1).Vote(6, 12, 2).Write();

        var report = await portal.Import(dump.Path);

        var topic = await portal.Ask(db => db.Set<Topic>().SingleAsync());
        Assert.Equal(("Which tyre?", TopicKind.Question, 5, 5, 1), (topic.Title, topic.Kind, topic.PostCount, topic.LastNumber, topic.Score));
        Assert.Equal((SmallDump.Day(1), SmallDump.Day(5)), (topic.CreatedAt, topic.LastPostAt));
        var posts = await portal.Ask(db => db.Set<Post>().OrderBy(p => p.Number).ToListAsync());
        Assert.Equal(["Which *tyre*, then?", "Any.", "@Ana: use `@this`", "The **wide** one.", "Yes"], posts.Select(p => p.Body));
        Assert.Equal([null, null, posts[1].Id, null, posts[0].Id], posts.Select(p => p.ReplyToId));
        Assert.Equal([1, 1, 0, 0, 4], posts.Select(p => p.ImportedScore));
        Assert.Equal(posts[1].Id, topic.AcceptedPostId);
        Assert.Contains("<em>tyre</em>", posts[0].Html);
        Assert.DoesNotContain("href", posts[2].Html); // Ana there is not @Ana here
        var versions = await portal.Ask(db => db.Set<PostRevision>().OrderBy(r => r.Number).ToListAsync());
        Assert.Equal([(1, "Which *tyre*?", null), (2, "Which *tyre*, then?", "clearer")], versions.Select(v => (v.Number, v.Body, v.Reason)));
        Assert.Equal(["csharp", "tubes"], await portal.Ask(db => db.Set<Tag>().OrderBy(t => t.Name).Select(t => t.Name).ToListAsync()));
        Assert.Equal(["wheels-co"], await portal.Ask(db => db.Set<Category>().Where(c => c.TopicCount == 1).Select(c => c.Slug).ToListAsync()));
        Assert.Equal((1, 2, 2, 2), (report.Came["topics"], report.Came["answers"], report.Came["comments, as replies"], report.Came["people"]));
        var line = Assert.Single(await portal.Ask(db => db.Set<AuditEntry>().Where(e => e.Action == AuditAction.Imported).ToListAsync()));
        Assert.Equal("Wheels & Co", line.Details);
        Assert.Equal((3, 1, 1), (report.Came["votes for posts"], report.Came["votes against posts"], report.Came["accepted answers"]));
    }

    [Theory, BothDatabases]
    public async Task What_points_at_nothing_or_cannot_be_read_is_left_out_and_counted(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var dump = new SmallDump().User(1, "Ana")
            .Question(10, 1, accepted: 99).Question(11, 1, body: " ").Answer(12, 11, 2).Answer(13, 77, 2).Answer(14, 12, 2)
            .Comment(1, 10, 2).Comment(2, 55, 2).Comment(3, 12, 2).Comment(4, 10, 2, text: "")
            .Vote(1, 10, 2).Vote(2, 55, 2).Version(1, 55, 2, 1, "gone")
            .Add("Posts", new { Id = 20, PostTypeId = 5, CreationDate = "2015-01-01T00:00:00", Body = "a wiki" })
            .Add("Posts", new { Id = "x", PostTypeId = 1 }).Add("Posts", new { Id = 21, PostTypeId = 1, CreationDate = "yesterday" }).Question(10, 3).Write();

        var report = await portal.Import(dump.Path);

        Assert.Equal((1, 0, 1), (report.Came["topics"], report.Came["answers"], report.Came["comments, as replies"]));
        Assert.Equal(2, await portal.Ask(db => db.Set<Post>().CountAsync()));
        Assert.Equal(
            new()
            {
                ["rows of Posts.xml that cannot be read, or stand there twice"] = 3, ["wiki texts, such as the descriptions of tags"] = 1, ["posts without text"] = 1,
                ["answers to questions that are not there"] = 3, ["comments without text"] = 1, ["comments on posts that are not there"] = 2,
                ["versions of posts that are not there"] = 1, ["votes on posts that are not there"] = 1, ["accepted answers that are not there"] = 1,
            },
            report.Skipped.Where(s => s.Value > 0).ToDictionary());
    }

    [Theory, BothDatabases]
    public async Task Owners_who_are_gone_keep_their_name_or_share_one_account(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var taken = await portal.NewMember("ana");
        var dump = new SmallDump().User(1, taken.Name, "<p>I <b>ride</b>.</p><script>x</script>").User(2, taken.Name.ToUpperInvariant()).User(3, "⸗☂⸗")
            .Question(1, 1, owner: null).Question(2, 2, owner: null, ownerName: "user23").Question(3, 3, owner: 404).Question(4, 4, owner: 404, ownerName: "user23").Question(5, 5).Write();

        await portal.Import(dump.Path);

        Assert.Equal(
            ["Former member", "user23", "Former member", "user23", taken.Name],
            await portal.Ask(db => (from t in db.Set<Topic>() join a in db.Set<Account>() on t.AuthorId equals a.Id orderby t.CreatedAt select a.DisplayName).ToListAsync()));
        var people = await portal.Ask(db => db.Set<Account>().Where(a => a.Imported).ToListAsync());
        Assert.Equal(5, people.Select(p => p.NormalizedUserName).Distinct().Count());
        Assert.All(people, p => Assert.Null(p.PasswordHash ?? p.Email));
        Assert.All(people, p => Assert.Null(AccountRules.Name(p.UserName)));
        Assert.Equal("I **ride**.", people.Single(p => p.About is not null).About);
        Assert.Contains(people, p => p.DisplayName == "⸗☂⸗" && p.UserName == "member-3");
    }

    [Theory, BothDatabases]
    public async Task Odd_texts_are_kept_as_far_as_a_database_can_and_never_run(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var dump = new SmallDump().User(1, "A\tna").Question(1, 1, "<p onclick='x()'>hi<script>alert(1)</script></p>", title: null).Comment(1, 1, 2, "<img src=x onerror=alert(1)> [x](javascript:alert(1))").Write();
        var file = Path.Combine(dump.Path, "Posts.xml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("hi", "h&#x1;i&#x0;" + new string('中', 40_000)));

        await portal.Import(dump.Path);

        var posts = await portal.Ask(db => db.Set<Post>().OrderBy(p => p.Number).ToListAsync());
        Assert.StartsWith("<p>hi中中", posts[0].Html);
        Assert.Equal(40_002, posts[0].Body.Length); // imported texts may be longer than anybody may write
        Assert.DoesNotContain(posts, p => p.Html.Contains("<script", StringComparison.Ordinal) || p.Html.Contains("<img", StringComparison.Ordinal) || p.Html.Contains("href=\"javascript", StringComparison.Ordinal));
        Assert.StartsWith("hi中", (await portal.Ask(db => db.Set<Topic>().SingleAsync())).Title);
    }

    [Theory, BothDatabases]
    public async Task Imported_posts_are_found_and_read_like_all_others(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        using var visitor = portal.Visitor();
        Assert.DoesNotContain("打印机墨水", await Page("/latest"));

        await portal.Import(new SmallDump().User(1, "Ana").Question(1, 1, "<p>Text.</p>", title: "打印机墨水").Comment(1, 1, 2, "velocipede").Write().Path, "general");

        await Eventually.True(async () => (await Page("/latest")).Contains("打印机墨水", StringComparison.Ordinal), "the list shows it");
        Assert.Contains("velocipede", await visitor.GetStringAsync("/api/v1/search?q=velocipedes"));
        Assert.Contains("打印机墨水", await visitor.GetStringAsync("/api/v1/search?q=墨水"));
        Assert.Contains("velocipede", await Page((await portal.Ask(db => db.Set<Topic>().SingleAsync())).Url));
        Assert.Equal(1, await portal.Ask(db => db.Set<Category>().Where(c => c.Slug == "general").Select(c => c.TopicCount).SingleAsync()));

        async Task<string> Page(string path) => WebUtility.HtmlDecode(await visitor.GetStringAsync(path));
    }

    [Theory, BothDatabases]
    public async Task A_later_dump_of_the_same_site_adds_what_is_new_to_topics_that_are_here(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        await portal.Import(new SmallDump("first").User(1, "Ana").User(2, "Bo").Question(1, 1).Answer(2, 1, 5).Write().Path);
        var ana = await portal.NewMember();
        var topic = await portal.Ask(db => db.Set<Topic>().SingleAsync());
        await portal.Reply(ana, new(topic.Id, 0, 1, topic.Slug), "Written here.");

        var report = await portal.Import(new SmallDump("later").User(1, "Ana").User(2, "Bo").Question(1, 1).Answer(2, 1, 5).Comment(1, 2, 6).Question(3, 7).Write().Path);

        Assert.Equal((1, 1, 1), (report.Came["topics"], report.Came["comments, as replies"], report.Here["topics"]));
        Assert.Equal("first", report.Category);
        Assert.Equal(["How?", "So.", "Written here.", "Thanks."], await portal.Ask(db => db.Set<Post>().Where(p => p.TopicId == topic.Id).OrderBy(p => p.Number).Select(p => p.Body).ToListAsync()));
        Assert.Equal(4, (await portal.Ask(db => db.Set<Topic>().SingleAsync(t => t.Id == topic.Id))).PostCount);
    }

    [Theory, BothDatabases]
    public async Task A_question_that_a_later_dump_brings_answers_to_is_no_longer_found_as_unanswered(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        using var visitor = portal.Visitor();
        await portal.Import(new SmallDump("first").User(1, "Ana").User(2, "Bo").Question(1, 1, title: "Velocipede").Write().Path);
        async Task<int> Unanswered() => System.Text.Json.JsonDocument.Parse(await visitor.GetStringAsync("/api/v1/search?q=velocipede+is:unanswered")).RootElement.GetProperty("items").GetArrayLength();
        Assert.Equal(1, await Unanswered());

        await portal.Import(new SmallDump("later").User(1, "Ana").User(2, "Bo").Question(1, 1, title: "Velocipede").Answer(2, 1, 5).Answer(3, 1, 6).Comment(1, 2, 7).Write().Path);
        await Eventually.True(async () => await Unanswered() == 0, "it has answers");
    }
}
