namespace Portal.Tests.Architecture;

/// <summary>How a broken rule is reported: every place on a line of its own.</summary>
static class Faults
{
    /// <summary>Fails with the whole list where there is any fault.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var list = faults.ToList();
        if (list.Count > 0) Assert.Fail($"{list.Count} found:\n{string.Join('\n', list)}");
    }
}
