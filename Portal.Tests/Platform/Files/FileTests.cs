using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Files;
using Portal.Tests.Support.Running;

namespace Portal.Tests.Platform.Files;

public class FileTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_picture_is_kept_and_shown_and_asked_for_again_each_time_it_is_looked_at(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var response = await (await portal.SignedIn(await portal.NewMember())).Upload(Samples.Png, "my photo.png");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var file = await response.Json();
        Assert.Equal(("my photo.png", "image/png", 3, 2), (file.GetProperty("name").GetString(), file.GetProperty("contentType").GetString(), file.GetProperty("width").GetInt32(), file.GetProperty("height").GetInt32()));

        var shown = await portal.Visitor().GetAsync(file.Url());
        Assert.Equal((HttpStatusCode.OK, "image/png", "inline"), (shown.StatusCode, shown.Type(), shown.Disposition()!.DispositionType));
        Assert.True(shown.Headers.CacheControl is { Private: true, NoCache: true });
        var again = new HttpRequestMessage(HttpMethod.Get, file.Url()) { Headers = { IfNoneMatch = { shown.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await portal.Visitor().SendAsync(again)).StatusCode);
        Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(shown.Headers.Contains("Set-Cookie"));
    }

    [Theory, BothDatabases]
    public async Task The_same_key_by_the_same_author_keeps_one_file(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var client = await portal.SignedIn(await portal.NewMember());
        var ids = new List<long>();
        foreach (var key in new[] { "one", "one", "two" }) ids.Add((await (await client.Upload(Samples.Of("hello"), "a.txt", "text/plain", key: key)).Json()).GetProperty("id").GetInt64());
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Fact]
    public async Task Nobody_finds_a_file_by_counting()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var url = (await (await (await portal.SignedIn(await portal.NewMember())).Upload(Samples.Of("secret"), "a.txt", "text/plain")).Json()).Url();
        var visitor = portal.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(url[..url.LastIndexOf('/')] + "/a.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/files/999999999/" + url[(url.LastIndexOf('/') + 1)..])).StatusCode);
    }

    [Fact]
    public async Task Only_members_who_may_write_upload()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.Visitor().Upload(Samples.Png)).StatusCode);

        var member = await portal.NewMember();
        var client = await portal.SignedIn(member);
        Assert.Equal(HttpStatusCode.Created, (await client.Upload(Samples.Png)).StatusCode);
        await portal.Get<Database>().Write<Nothing>(
            async db =>
            {
                db.Add(Portal.Commons.Sanctions.Sanction.Of(Portal.Commons.Sanctions.SanctionKind.Ban, member.Id, member.Id, portal.Clock.GetUtcNow().UtcDateTime, "test"));
                await db.SaveChangesAsync();
                return default(Nothing);
            },
            default);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Upload(Samples.Png)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_upload_is_refused_with_the_reason()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var client = await portal.SignedIn(await portal.NewMember());
        await Refused(await client.Upload(Samples.Png, field: "other"), 400, "no-file");
        await Refused(await client.Upload([]), 400, "empty-file");
        await Refused(await client.Upload(new byte[10 * 1024 * 1024 + 1], "a.bin"), 413, "file-too-large");
        await Refused(await client.Upload(new byte[12 * 1024 * 1024], "a.bin"), 413, "file-too-large");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await Refused(await client.PostAsync("/api/v1/files", new StringContent("{}", null, "application/json")), 415, "wrong-media-type");
        await Refused(await client.PostAsync("/api/v1/files", new ByteArrayContent([1, 2])), 400, "not-multipart");
        await Refused(await client.PostAsync("/api/v1/files", new StringContent("nonsense", null, "text/plain") { Headers = { ContentType = new("multipart/form-data") } }), 400, "bad-upload");
    }

    [Fact]
    public async Task Without_vips_pictures_are_refused_and_other_files_are_kept()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, ["Files:Vips=/nowhere/vips"]);
        var client = await portal.SignedIn(await portal.NewMember());
        await Refused(await client.Upload(Samples.Png), 400, "no-pictures");
        Assert.Equal(HttpStatusCode.Created, (await client.Upload(Samples.Of("hello"), "a.txt", "text/plain")).StatusCode);
    }

    [Fact]
    public async Task Nothing_stays_behind_in_the_workshop_and_the_same_content_is_kept_once()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var client = await portal.SignedIn(await portal.NewMember());
        foreach (var upload in new[] { Samples.Png, Samples.Png, Samples.Jpeg, Samples.PngClaiming(100, 100) }) await client.Upload(upload);
        var files = Directory.GetFiles(Path.Combine(portal.DataDirectory, "files"), "*", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        Assert.All(files, path => Assert.Equal(Path.GetFileName(Path.GetDirectoryName(path))! + Path.GetFileName(path), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))));
        Assert.Equal(3, await portal.Get<Database>().Read(db => db.Set<StoredFile>().CountAsync()));
    }

    [Fact]
    public async Task What_a_killed_process_left_in_the_workshop_is_swept_away_after_a_while()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var workshop = Directory.CreateDirectory(Path.Combine(portal.DataDirectory, "files", "tmp")).FullName;
        var (old, young) = (Directory.CreateDirectory(Path.Combine(workshop, "old")), Directory.CreateDirectory(Path.Combine(workshop, "young")));
        await File.WriteAllTextAsync(Path.Combine(old.FullName, "in.png"), "x");
        old.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-1);
        await (await portal.SignedIn(await portal.NewMember())).Upload(Samples.Png);
        Assert.Equal([young.FullName], Directory.GetFileSystemEntries(workshop));
    }

    static async Task Refused(HttpResponseMessage response, int status, string problem) =>
        Assert.Equal((status, $"/problems/{problem}"), ((int)response.StatusCode, (await response.Json()).GetProperty("type").GetString()));
}
