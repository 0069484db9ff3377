namespace Portal.Tests.Architecture;

public class HouseTests
{
    static readonly House Real = new("Portal");
    static readonly House Planted = new("Portal.Tests.Architecture.Planted");
    static readonly Lazy<IReadOnlyList<Reference>> RealReferences = new(() => AssemblyReader.ReferencesOf(typeof(Program)));
    static readonly Lazy<IReadOnlyList<Reference>> PlantedReferences = new(() => AssemblyReader.ReferencesOf(typeof(HouseTests)));

    [Fact]
    public void Arrows_only_go_down_and_rooms_do_not_see_each_other() => Faults.None(Real.ForbiddenArrows(RealReferences.Value));

    [Fact]
    public void No_rooms_lean_on_each_other_in_a_circle() => Faults.None(Real.Circles(RealReferences.Value));

    [Fact]
    public void Every_type_lives_on_a_floor_of_the_picture() =>
        Faults.None(Real.Homeless(RealReferences.Value.SelectMany(r => new[] { r.From, r.To }).Distinct()));

    [Theory]
    [InlineData("Kernel.LooksUp"), InlineData("Platform.Data.Fields"), InlineData("Platform.Data.Generics"), InlineData("Platform.Data.Lambdas")]
    [InlineData("Platform.Data.Async"), InlineData("Platform.Data.Catches"), InlineData("Platform.Data.Switches"), InlineData("Platform.Data.Matches")]
    [InlineData("Platform.Data.Inherits"), InlineData("Platform.Data.Constrains`1"), InlineData("Platform.Data.Attributed")]
    public void A_planted_arrow_that_goes_up_is_found_wherever_it_hides(string type) =>
        Assert.Contains(Planted.ForbiddenArrows(PlantedReferences.Value), found => found.StartsWith($"{Planted.Root}.{type} -> {Planted.Root}.Features.Forum."));

    [Fact]
    public void A_planted_arrow_between_two_rooms_is_found() =>
        Assert.Contains(Planted.ForbiddenArrows(PlantedReferences.Value), found => found.Contains("Features.Forum.SeesChat -> "));

    [Theory]
    [InlineData("Platform.Data.LooksDown"), InlineData("Features.Clubs.Club")]
    public void An_arrow_that_goes_down_or_from_a_club_to_its_board_is_no_fault(string type)
    {
        Assert.Contains(PlantedReferences.Value, r => r.From.ToString() == $"{Planted.Root}.{type}");
        Assert.DoesNotContain(Planted.ForbiddenArrows(PlantedReferences.Value), found => found.Contains(type + " -> "));
    }

    [Fact]
    public void A_planted_circle_of_three_rooms_is_found() =>
        Assert.Equal(["Commons.Cases -> Commons.Search -> Commons.People -> Commons.Cases"],
            Planted.Circles(PlantedReferences.Value).Where(circle => circle.Contains("People")));

    [Fact]
    public void A_planted_type_outside_the_picture_is_found() =>
        Assert.Equal([$"{Planted.Root}.Attic.Lodger lives on no floor"], Planted.Homeless([new($"{Planted.Root}.Attic", "Lodger"), new($"{Planted.Root}.Kernel", "Thing")]));
}
