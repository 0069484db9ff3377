using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Import;

/// <summary>Dumps as they are found: no two years wrote the same.</summary>
public class WildDumpTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task Rows_in_any_order_with_attributes_of_later_years_come_in(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var dump = new SmallDump("wild");
        dump.WriteRaw("Posts", """
            <row Id="3" PostTypeId="2" ParentId="2" CreationDate="2023-05-02T08:00:00" Score="7" Body="&lt;p&gt;First in the file.&lt;/p&gt;" OwnerUserId="-1" ContentLicense="CC BY-SA 4.0" CommunityOwnedDate="2023-05-02T08:00:00.000" />
            <row Id="2" PostTypeId="1" AcceptedAnswerId="3" CreationDate="2023-05-01T08:00:00.1234567" Score="2" ViewCount="10" Body="&lt;p&gt;Asked.&lt;/p&gt;" OwnerDisplayName="user9" Title="Pipes" Tags="|c#|.net|two-words|" ClosedDate="2023-06-01T00:00:00.000" ContentLicense="CC BY-SA 4.0" />
            <row Id="7" PostTypeId="6" CreationDate="2023-05-01T08:00:00.000" Body="vote for me" />
            <row Id="8" PostTypeId="3" CreationDate="2023-05-01T08:00:00.000" Body="orphan" />
            """);
        dump.WriteRaw("Users", """<row Id="-1" CreationDate="2010-01-01T00:00:00.000" DisplayName="Community" AccountId="-1" /><row Id="5" CreationDate="2010-01-01T00:00:00.000" DisplayName="Community" />""");

        var report = await portal.Import(dump.Path);

        var topic = await portal.Ask(db => db.Set<Topic>().SingleAsync());
        var posts = await portal.Ask(db => db.Set<Post>().OrderBy(p => p.Number).ToListAsync());
        Assert.Equal(["Asked.", "First in the file."], posts.Select(p => p.Body));
        Assert.Equal((posts[1].Id, 2), (topic.AcceptedPostId, topic.Score)); // without Votes.xml the score is the one the dump gives
        Assert.Equal(DateTime.Parse("2023-05-01T08:00:00.1234567Z").ToUniversalTime().Ticks / 10, topic.CreatedAt.Ticks / 10);
        Assert.Equal([".net", "csharp", "two-words"], await portal.Ask(db => db.Set<Tag>().OrderBy(t => t.Name).Select(t => t.Name).ToListAsync()));
        Assert.Equal(["Comments.xml", "PostHistory.xml", "Votes.xml", "Badges.xml", "PostLinks.xml", "Tags.xml"], report.Lacking);
        Assert.Equal((1, 1, 1), (report.Skipped["nominations of moderators"], report.Skipped["wiki texts, such as the descriptions of tags"], report.Skipped["that a question was closed: topics here stay open"]));
        Assert.Equal(2, (await portal.Ask(db => db.Set<Account>().Where(a => a.DisplayName == "Community").Select(a => a.UserName).ToListAsync())).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task A_name_that_is_cut_in_the_middle_of_an_emoji_stops_nothing(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var name = new string('n', ImportedItem.MostExternalId - 1) + "😀 and more";
        var dump = new SmallDump().Question(1, 1, owner: null, ownerName: name).Answer(2, 1, 2, owner: null, ownerName: name).Write();
        Assert.Equal((1, 1), ((await portal.Import(dump.Path)).Came["topics"], await portal.Ask(db => db.Set<Post>().Select(p => p.AuthorId).Distinct().CountAsync())));
    }

    [Theory]
    [InlineData("utf-8", "\u0001")]
    [InlineData("utf-8", "\ufffe")]
    [InlineData("utf-16", "")]
    public async Task A_byte_order_mark_and_characters_that_xml_forbids_do_not_stop_a_dump(string encoding, string odd)
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var dump = new SmallDump().User(1, "Ana").Question(1, 1, "<p>wheel</p>").Write();
        var file = Path.Combine(dump.Path, "Posts.xml");
        var text = (await File.ReadAllTextAsync(file)).Replace("wheel", "wh" + odd + "eel").Replace("utf-8", encoding);
        await File.WriteAllTextAsync(file, text, encoding == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) : Encoding.Unicode);

        await portal.Import(dump.Path);

        Assert.Equal("wheel", (await portal.Ask(db => db.Set<Post>().SingleAsync())).Body.Replace("\ufffd", ""));
    }

    [Fact]
    public async Task A_row_that_would_fill_the_memory_is_refused()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var dump = new SmallDump().User(1, "Ana").Question(1, 1).Write();
        await using (var file = File.CreateText(Path.Combine(dump.Path, "Comments.xml")))
        {
            await file.WriteAsync("<comments><row Id=\"1\" Text=\"");
            for (var i = 0; i < 70; i++) await file.WriteAsync(new string('x', 1_000_000));
            await file.WriteAsync("\"/></comments>");
        }

        Assert.Contains("Comments.xml", await portal.Refusal(dump.Path));
    }

    [Fact]
    public async Task An_archive_is_named_as_one_and_what_to_do_with_it()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var folder = RunFolder.New("packed");
        var archive = Path.Combine(folder, "site.7z");
        await File.WriteAllTextAsync(archive, "7z");
        Assert.Contains("site.7z is a file. Unpack", await portal.Refusal(archive));
        Assert.Contains("but site.7z. Unpack it", await portal.Refusal(folder));
    }

    [Theory, BothDatabases]
    public async Task A_post_known_only_as_html_can_be_edited_and_reads_the_same_afterwards(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        const string Html = """
            <h1>Title</h1><p>Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, a|b, 1 * 2 * 3, snake_case_name.</p><pre class="lang-js"><code>a &lt; b
              &amp;&amp; c
            </code></pre><table><thead><tr><th>Size</th><th>Ink</th></tr></thead><tbody><tr><td>A4</td><td>x | y</td></tr></tbody></table><ol><li><p>one</p><ul><li>two</li></ul></li></ol><blockquote class="spoiler"><p>Hidden</p></blockquote>
            <p><img src="http://i.stack.imgur.com/a.png" alt="pic"> <a href="https://example.org/a_(b)">link</a></p>
            """;
        await portal.Import(new SmallDump().User(1, "Ana").Question(1, 1, Html).Write().Path);

        var post = await portal.Ask(db => db.Set<Post>().SingleAsync());

        foreach (var part in (string[])["<kbd>Ctrl</kbd>", "H<sub>2</sub>O", "<td>A4</td>", "<img src=\"https://i.stack.imgur.com/a.png\"", "a &lt; b\n  &amp;&amp; c"]) Assert.Contains(part, post.Html);
        var markdown = portal.Get<Portal.Platform.Markup.MarkdownRenderer>();
        var again = markdown.Render(post.Body);
        Assert.Equal(markdown.PlainText(Portal.Platform.Markup.SafeHtml.FromStored(post.Html)), markdown.PlainText(again));
        foreach (var part in (string[])["<h2>Title</h2>", "<td>A4", "<td>x | y", "<details class=\"spoiler\">\n<p>Hidden</p>", "href=\"https://example.org/a_(b)\"", "a &lt; b\n  &amp;&amp; c"]) Assert.Contains(part, again.Value);
    }

    [Theory, BothDatabases]
    public async Task Links_lead_to_places_that_are_here_or_are_no_links(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var dump = new SmallDump().User(1, "Ana")
            .Question(1, 1, """<p><a href="/questions/tagged/c%23" class="post-tag" rel="tag">c#</a> <a href="/q/9">that</a> <a href="//example.org/x">other</a> <a href="page">near</a></p>""")
            .Version(1, 1, 2, 1, "[tag:c#] [that](/q/9)")
            .Answer(2, 1, 2, "<blockquote class=\"spoiler\"><p>The butler</p></blockquote>").Version(2, 2, 2, 2, ">! The butler")
            .Answer(3, 1, 3, "<h2>Heading</h2>").Version(3, 3, 2, 3, "##Heading").Write();

        await portal.Import(dump.Path);

        var html = await portal.Ask(db => db.Set<Post>().OrderBy(p => p.Number).Select(p => p.Html).ToListAsync());
        Assert.Contains("<a href=\"/tag/csharp\">c#</a> that <a href=\"//example.org/x\"", html[0]);
        Assert.EndsWith("near</p>", html[0].TrimEnd());
        Assert.Equal("<details class=\"spoiler\">\n<p>The butler</p>\n</details>\n", html[1]);
        Assert.Equal("<h2>Heading</h2>", html[2]);
    }
}
