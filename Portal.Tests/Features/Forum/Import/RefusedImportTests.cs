using Microsoft.EntityFrameworkCore;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Forum.Import;

public class RefusedImportTests(Portals portals)
{
    static SmallDump Good() => new SmallDump().User(1, "Ana").Question(1, 1).Comment(1, 1, 2).Write();

    [Theory]
    [InlineData("Posts.xml", "<posts><row Id=\"1\"")]
    [InlineData("Posts.xml", "")]
    [InlineData("Posts.xml", "<html><body/></html>")]
    [InlineData("Badges.xml", "<badges><row Id='1'></badges>")]
    [InlineData("Comments.xml", "<!DOCTYPE comments [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><comments><row Id='1' Text='&a;'/></comments>")]
    [InlineData("Votes.xml", "<votes><row Id='1' Id='2'/></votes>")]
    public async Task A_broken_file_is_refused_by_name_before_anything_is_written(string file, string content)
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var before = await portal.Census();
        var dump = Good();
        await File.WriteAllTextAsync(Path.Combine(dump.Path, file), content);
        Assert.Contains(file, await portal.Refusal(dump.Path));
        Assert.Equal(before, await portal.Census());

        Assert.Equal(1, (await portal.Import(Good().Path)).Came["topics"]); // and without the broken file it works
    }

    [Fact]
    public async Task A_folder_that_is_no_dump_and_a_category_that_is_not_there_are_refused()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        Assert.Contains("/nowhere", await portal.Refusal("/nowhere"));
        Assert.Contains("Posts.xml", await portal.Refusal(RunFolder.New("empty")));
        Assert.Contains("bikes", await portal.Refusal(Good().Path, "bikes"));
        Assert.Equal(0, await portal.Ask(db => db.Set<Topic>().CountAsync()));
    }

    [Fact]
    public async Task Only_the_portal_itself_imports()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite);
        var admin = await portal.NewMember("admin", Roles.Admin);
        Assert.Equal(Problem.NotAllowed, (await portal.Get<StackExchangeImport>().Read(admin.Actor, Good().Path, null, _ => { }, default)).Problem);
    }

    [Fact]
    public async Task The_verb_says_what_came_in_on_standard_output_and_what_is_wrong_in_one_line_on_standard_error()
    {
        var settings = await portals.Databases.FreshAsync(DatabaseProvider.Sqlite);
        var good = await PortalProcess.VerbAsync(["import", "stackexchange", Good().Path], settings);
        Assert.Equal((0, ""), (good.ExitCode, good.Errors));
        Assert.Contains("1  topics", good.Output);

        var wrong = await InnerVerb.RunAsync(["import", "stackexchange", Good().Path, "--category", "bikes"], settings);
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Output));
        Assert.Single(wrong.Errors.Split('\n'));
    }
}
