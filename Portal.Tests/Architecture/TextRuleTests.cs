namespace Portal.Tests.Architecture;

public class TextRuleTests
{
    public static IEnumerable<TheoryDataRow<TextRule>> Rules => TextRules.All.Select(r => new TheoryDataRow<TextRule>(r));

    [Theory, MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void The_source_keeps(TextRule rule) => Faults.None(Repository.Files(rule.Endings).SelectMany(rule.Faults));

    [Theory, MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void A_planted_violation_is_found(TextRule rule) => Assert.Single(rule.Faults(rule.Planted));

    [Theory, MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void What_only_looks_like_a_violation_is_let_pass(TextRule rule) => Assert.Empty(rule.Faults(rule.Innocent));

    [Theory, MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void Where_it_belongs_it_is_allowed(TextRule rule) =>
        Assert.All(rule.AllowedIn, place => Assert.Empty(rule.Faults(rule.Planted with { Path = place + Path.GetFileName(rule.Planted.Path) })));
}
