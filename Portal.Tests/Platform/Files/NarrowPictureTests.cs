using System.Net;
using System.Runtime.Versioning;
using Portal.Platform.Files;
using Portal.Platform.Jobs;

namespace Portal.Tests.Platform.Files;

/// <summary>Narrower copies of pictures: which there are, who gets them, how they are made and how they go.</summary>
public class NarrowPictureTests(Portals portals)
{
    [Fact]
    public async Task A_picture_is_handed_out_in_a_few_widths_never_wider_than_it_is_and_with_the_same_headers()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember();
        var (url, words) = (await Upload(portal, member, await Samples.Noise(1000, 700)), await Upload(portal, member, Samples.Of("words"), "a.txt"));
        using var visitor = portal.Visitor();
        await Narrowed(visitor, url);
        var (whole, narrow, wider) = (await visitor.GetAsync(url), await visitor.GetAsync(url + "?w=320"), await visitor.GetAsync(url + "?w=1280"));
        Assert.Equal(((1000, 700), (320, 224), (1000, 700)), (SizeOf(await Content(whole)), SizeOf(await Content(narrow)), SizeOf(await Content(wider))));
        Assert.True((await Content(narrow)).Length < (await Content(whole)).Length / 2);
        Assert.Equal(whole.Headers.ETag, wider.Headers.ETag);
        Assert.NotEqual(whole.Headers.ETag, narrow.Headers.ETag);
        Assert.Equal(Said(whole), Said(narrow));

        var again = new HttpRequestMessage(HttpMethod.Get, url + "?w=320") { Headers = { IfNoneMatch = { narrow.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again)).StatusCode);
        foreach (var none in (string[])["?w=480", "?w=0320", "?w=-320", "?w=320px", "?w=", "?w=320&w=640"]) Assert.Equal((none, HttpStatusCode.NotFound), (none, (await visitor.GetAsync(url + none)).StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(words)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(words + "?w=320")).StatusCode);

        static string Said(HttpResponseMessage answer) =>
            $"{answer.Headers.CacheControl} {answer.Type()} {answer.Disposition()} {answer.Content.Headers.LastModified} {string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"))} {string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options"))}";
    }

    [Fact]
    public async Task A_copy_goes_out_of_sight_with_its_picture()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember();
        var url = await Upload(portal, member, await Samples.Noise(400, 300)) + "?w=320";
        var post = await portal.Reply(member, await portal.StartTopic(member), $"![it|400x300]({url[..^6]})");
        using var visitor = portal.Visitor();
        var shown = await visitor.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);

        await portal.SetHidden(post.PostId);
        var again = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { IfNoneMatch = { shown.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.SignedIn(member)).GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task What_moves_stays_whole()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember();
        using var visitor = portal.Visitor();
        var gif = await visitor.GetByteArrayAsync(await Upload(portal, member, Samples.GifOf(5, 400), "a.gif") + "?w=320");
        Assert.Equal((400, 5), GifShape.Read(gif) is { } moving ? ((int)moving.Width, moving.Frames) : default);

        var url = await Upload(portal, member, await Samples.Noise(400, 1200, ".webp[page-height=400]"), "a.webp");
        for (var i = 0; i < 2; i++) Assert.Equal((400, 3), WebpShape.Read(await visitor.GetByteArrayAsync(url + "?w=320")) is { } film ? ((int)film.Width, film.Frames) : default);

        var still = await Upload(portal, member, await Samples.Noise(400, 400, ".webp"), "b.webp");
        await Narrowed(visitor, still);
        Assert.Equal((320, 1), WebpShape.Read(await visitor.GetByteArrayAsync(still + "?w=320")) is { } shape ? ((int)shape.Width, shape.Frames) : default);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Many_who_ask_at_once_have_one_copy_made()
    {
        var (program, runs) = await Vips("");
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, [$"Files:Vips={program}"]);
        var url = await Upload(portal, await portal.NewMember(), await Samples.Noise(1000, 700));
        using var visitor = portal.Visitor();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.GetByteArrayAsync(url + "?w=640")));
        Assert.All(answers, answer => Assert.Contains(SizeOf(answer).Width, (int[])[640, 1000])); // who had to wait too long got the whole
        Assert.Equal(640, SizeOf(await visitor.GetByteArrayAsync(url + "?w=640")).Width);
        Assert.Equal(2, (await File.ReadAllLinesAsync(runs)).Length); // the upload, and the copy
        Assert.Single(Kept(portal), path => path.EndsWith(".640", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(portal.DataDirectory, "files", "tmp")));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task What_cannot_be_made_narrower_is_shown_whole_and_tried_again_after_a_while()
    {
        var (program, runs) = await Vips("case \" $* \" in *\" 320 \"*) exit 1;; esac");
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, [$"Files:Vips={program}"]);
        var url = await Upload(portal, await portal.NewMember(), await Samples.Noise(400, 300));
        using var visitor = portal.Visitor();
        for (var i = 0; i < 3; i++) Assert.Equal(400, SizeOf(await visitor.GetByteArrayAsync(url + "?w=320")).Width);
        Assert.Equal(2, (await File.ReadAllLinesAsync(runs)).Length);
        Assert.Single(Kept(portal));

        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await visitor.GetByteArrayAsync(url + "?w=320");
        Assert.Equal(3, (await File.ReadAllLinesAsync(runs)).Length);
    }

    [Fact]
    public async Task Copies_are_thrown_away_with_their_picture_and_so_are_those_that_are_left_alone()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var member = await portal.NewMember();
        var (unused, posted) = (await Upload(portal, member, await Samples.Noise(400, 300)), await Upload(portal, member, await Samples.Noise(400, 300)));
        await portal.Reply(member, await portal.StartTopic(member), $"![it|400x300]({posted})");
        using var visitor = portal.Visitor();
        foreach (var url in (string[])[unused, posted]) Assert.Equal(320, SizeOf(await visitor.GetByteArrayAsync(url + "?w=320")).Width);
        var alone = Path.Combine(Directory.CreateDirectory(Path.Combine(portal.DataDirectory, "files", "00")).FullName, new string('0', 62) + ".320");
        await File.WriteAllTextAsync(alone, "x");
        Assert.Equal(5, Kept(portal).Length);
        var job = portal.Get<IEnumerable<IJob>>().OfType<UnusedFiles>().Single();

        portal.Clock.Advance(TimeSpan.FromHours(25));
        await job.Run(default);
        Assert.False(File.Exists(alone));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(unused + "?w=320")).StatusCode); // at once, though its content goes an hour later
        await job.Run(default);
        Assert.Equal(2, Kept(portal).Length);
        Assert.Equal(320, SizeOf(await visitor.GetByteArrayAsync(posted + "?w=320")).Width);
    }

    [Fact]
    public async Task A_copy_of_a_picture_that_was_thrown_away_while_it_was_made_does_not_stay()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var store = portal.Get<FileStore>();
        var hash = await store.Keep(Samples.Of("whole"), default);
        await store.KeepCopy(hash, 320, Samples.Of("copy"), default);
        Assert.Equal(2, Kept(portal).Length);

        store.Remove(hash, DateTime.MaxValue);
        await store.KeepCopy(hash, 640, Samples.Of("copy"), default);
        Assert.Empty(Kept(portal));
    }

    // The real program behind one that notes each run, and does something first.
    [UnsupportedOSPlatform("windows")]
    static async Task<(string Program, string Runs)> Vips(string first)
    {
        var folder = RunFolder.New("vips");
        var (program, runs) = (Path.Combine(folder, "vips"), Path.Combine(folder, "runs"));
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho run >> {runs}\n{first}\nexec {Need.Vips.Find()} \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return (program, runs);
    }

    // One copy is made at a time: while others of this shared portal have theirs made, the whole is shown.
    static Task Narrowed(HttpClient visitor, string url) =>
        Eventually.True(async () => (await visitor.GetByteArrayAsync(url + "?w=320")).Length < (await visitor.GetByteArrayAsync(url)).Length, "a narrower copy is made");

    // Content and copies, without the workshop.
    static string[] Kept(TestPortal portal) => [.. Directory.GetDirectories(Path.Combine(portal.DataDirectory, "files"), "??").SelectMany(folder => Directory.GetFiles(folder))];

    static (int Width, int Height) SizeOf(byte[] png) => PngShape.Read(png) is { } shape ? ((int)shape.Width, (int)shape.Height) : default;

    static Task<byte[]> Content(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync();

    static async Task<string> Upload(TestPortal portal, Member member, byte[] content, string name = "photo.png")
    {
        using var client = await portal.SignedIn(member);
        var answer = await client.Upload(content, name);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Url();
    }
}
