namespace Portal.Tests.Architecture;

public class RoomTests
{
    const int LongestReadme = 25;
    static readonly string[] FloorsWithRooms = ["Portal/Features", "Portal/Commons"];

    [Fact]
    public void Every_room_explains_itself_on_a_short_page() =>
        Faults.None(FloorsWithRooms.SelectMany(floor => Unexplained(Path.Combine(Repository.Root, floor))));

    [Fact]
    public void A_planted_room_without_a_page_and_one_with_a_long_page_are_found()
    {
        var floor = RunFolder.New("rooms");
        foreach (var room in (string[])["Mute", "Talkative", "Fine"]) Directory.CreateDirectory(Path.Combine(floor, room));
        File.WriteAllText(Path.Combine(floor, "Talkative", "README.md"), string.Join('\n', Enumerable.Repeat("and on", LongestReadme + 1)));
        File.WriteAllText(Path.Combine(floor, "Fine", "README.md"), "What this is.");

        Assert.Equal(["Mute has no README.md", "Talkative/README.md has 26 lines"], Unexplained(floor).Order());
    }

    static IEnumerable<string> Unexplained(string floor)
    {
        foreach (var room in Directory.Exists(floor) ? Directory.GetDirectories(floor) : [])
        {
            var (name, page) = (Path.GetFileName(room), Path.Combine(room, "README.md"));
            if (!File.Exists(page)) yield return $"{name} has no README.md";
            else if (File.ReadAllLines(page).Length is var lines and > LongestReadme) yield return $"{name}/README.md has {lines} lines";
        }
    }
}
