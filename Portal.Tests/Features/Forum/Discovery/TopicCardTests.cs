using System.Net;
using System.Runtime.Versioning;
using Portal.Platform.Files;

namespace Portal.Tests.Features.Forum.Discovery;

public class TopicCardTests(Portals portals)
{
    [Fact]
    public async Task A_topic_has_a_picture_of_its_title_until_it_is_hidden()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        var (topic, other) = (await portal.StartTopic(ana, "A title </text><text> & \"more\""), await portal.StartTopic(ana, "Another title"));
        using var visitor = portal.Visitor(followRedirects: false);
        var (first, second) = (await visitor.GetByteArrayAsync($"/t/{topic.TopicId}/card.png"), await visitor.GetByteArrayAsync($"/t/{other.TopicId}/card.png"));
        Assert.NotEqual(first, second);
        Assert.Equal(first, await visitor.GetByteArrayAsync($"/t/{topic.TopicId}/card.png"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(portal.DataDirectory, ".cards")).Length);

        await portal.SetHidden(topic.PostId);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{topic.TopicId}/card.png")).StatusCode);
    }

    [Fact]
    public async Task Words_that_no_font_can_draw_and_a_machine_without_vips_get_the_sites_own_card()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Files:Vips=/nowhere/vips"]);
        var topic = await portal.StartTopic(await portal.NewMember(), "Plain");
        using var visitor = portal.Visitor(followRedirects: false);
        Assert.Equal("/img/card.png", (await visitor.GetAsync($"/t/{topic.TopicId}/card.png")).Headers.Location!.ToString());
        Assert.Equal("image/png", (await visitor.GetAsync("/img/card.png")).Content.Headers.ContentType?.MediaType);
        Assert.True(CardFonts.CanDraw("Plain words, é ü Ж – “quoted”"));
        Assert.False(CardFonts.CanDraw("🙂"));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task What_vips_cannot_draw_it_is_not_asked_for_again_at_each_visit()
    {
        var folder = RunFolder.New("vips");
        var (program, runs) = (Path.Combine(folder, "vips"), Path.Combine(folder, "runs"));
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho run >> {runs}\nexit 1\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, [$"Files:Vips={program}"]);
        var topic = await portal.StartTopic(await portal.NewMember(), "Plain");
        using var visitor = portal.Visitor(followRedirects: false);
        for (var i = 0; i < 3; i++)
            Assert.Equal("/img/card.png", (await visitor.GetAsync($"/t/{topic.TopicId}/card.png")).Headers.Location!.ToString());
        Assert.Single(await File.ReadAllLinesAsync(runs));

        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await visitor.GetAsync($"/t/{topic.TopicId}/card.png");
        Assert.Equal(2, (await File.ReadAllLinesAsync(runs)).Length);
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("打印机没有墨水了", 4, "打印机没|有墨水了")]
    [InlineData("one two three four five six seven", 6, "one two|three…")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 20, "aaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaaaaaaaaaaaa")]
    [InlineData("", 4, "")]
    public void A_title_stands_in_lines(string title, int width, string lines) => Assert.Equal(lines, string.Join('|', Card.Lines(title, 2, width)));
}
