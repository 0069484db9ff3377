namespace Portal.Tests.Support.Proofs;

public class MachineNeedsTests
{
    public static TheoryData<Need> Needs => [.. Need.All];

    [Theory, MemberData(nameof(Needs), DisableDiscoveryEnumeration = true)]
    public void The_machine_has_what_the_tests_need(Need need) => Assert.True(File.Exists(MachineNeeds.PathOf(need)));

    [Fact]
    public void A_missing_program_is_named_with_the_package_that_brings_it()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => MachineNeeds.PathOf(new("A lathe", "lathe-tools", "/usr/bin", "no-such-lathe")));
        Assert.Contains("A lathe is missing", failure.Message);
        Assert.Contains("apt-get install lathe-tools", failure.Message);
    }
}
